import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { currentUnit, runInUnit, type OpenUnit } from './unit-of-work-context.js';
import { isTransient } from './values.js';

const attempts = 20;
const longestPauseMs = 40;

/**
 * One business transaction. The work runs with its transaction in an async context where repositories find it; a nested
 * `run` joins. After a deadlock, a lock timeout or a busy file the *whole* outermost work runs again in a *new*
 * transaction, so the work must have no effect outside of the database; such effects go through the outbox.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (currentUnit()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === attempts || !isTransient(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(longestPauseMs, 5 * attempt)));
      }
    }
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const transaction = await this.database.begin();
    const unit: OpenUnit = { transaction, beforeCommit: [], afterCommit: [], open: true };
    let result: T;
    try {
      result = await runInUnit(unit, async () => {
        const answer = await work();
        for (const action of unit.beforeCommit) await action();
        return answer;
      });
      unit.open = false;
      await transaction.commit();
    } catch (error) {
      unit.open = false;
      // After a deadlock the database has done it already; it is harmless then and needed otherwise.
      await transaction.rollback();
      throw error;
    }
    for (const action of unit.afterCommit) action();
    return result;
  }
}
