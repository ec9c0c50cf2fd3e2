import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, sqlInstant, UnitOfWork } from '../database/index.js';
import { ScheduledJobs } from '../schedule/index.js';

/** A client gives up repeating a request long before this. */
const keptDays = 7;
const batchSize = 500;

/** Removes stored answers nobody will ask for again; in batches, so that no lock is long. */
@Injectable()
export class IdempotencyPurge implements OnModuleInit {
  constructor(private readonly jobs: ScheduledJobs, private readonly database: Database, private readonly unitOfWork: UnitOfWork) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'idempotency.purge', rhythm: { dailyAt: '03:10' }, run: async (now) => { await this.purge(now); } });
  }

  /** @returns how many were removed */
  async purge(now: Date): Promise<number> {
    const before = sqlInstant(new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000));
    for (let removed = 0; ; ) {
      const old = await this.database.query<{ accountId: number; requestKey: string }>(
        `SELECT account_id AS accountId, request_key AS requestKey FROM idempotency_record WHERE created_at < ? ORDER BY created_at LIMIT ${batchSize}`, [before],
      );
      if (!old.length) return removed;
      await this.unitOfWork.run(async () => {
        for (const { accountId, requestKey } of old) {
          await this.database.execute('DELETE FROM idempotency_record WHERE account_id = ? AND request_key = ?', [accountId, requestKey]);
        }
      });
      removed += old.length;
    }
  }
}
