import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
  constructor(private readonly dataSource: DataSource) {}

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
    const runner = this.dataSource.createQueryRunner();
    const unit: OpenUnit = { runner, manager: this.dataSource.createEntityManager(runner), beforeCommit: [], afterCommit: [], open: true };
    try {
      await runner.startTransaction();
      const result = await runInUnit(unit, async () => {
        const answer = await work();
        for (const action of unit.beforeCommit) await action();
        return answer;
      });
      unit.open = false;
      await runner.commitTransaction();
      for (const action of unit.afterCommit) action();
      return result;
    } catch (error) {
      unit.open = false;
      // TypeORM believes the transaction alive after a deadlock; the roll back is harmless then and needed otherwise.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      unit.open = false;
      await runner.release();
    }
  }
}
