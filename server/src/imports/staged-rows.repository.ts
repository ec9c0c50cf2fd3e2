import { Injectable } from '@nestjs/common';
import { Database, sqlInstant, UnitOfWork } from '../platform/database/index.js';
import { runningStates } from './import-state.js';

const ROWS_A_UNIT = 2_000;
const stagingTables = ['import_resident_item', 'import_resident', 'import_member', 'import_team', 'import_grid', 'import_institution'] as const;

/** Removes staged rows that nobody waits for any more, and finds the jobs whose worker is gone. */
@Injectable()
export class StagedRowsRepository {
  constructor(private readonly database: Database, private readonly unitOfWork: UnitOfWork) {}

  /** Jobs that hold staged rows and will never use them. */
  async leftovers(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(`SELECT id FROM import_job WHERE staged = 1 AND state NOT IN ('CHECKING', 'READY', 'IMPORTING') ORDER BY id LIMIT 10`);
    return rows.map(({ id }) => id);
  }

  /** Running jobs whose lease has ended. */
  async abandoned(now: Date): Promise<{ id: number; state: (typeof runningStates)[number] }[]> {
    return this.database.query(`SELECT id, state FROM import_job WHERE state IN ('CHECKING', 'IMPORTING') AND lease_until < ?`, [sqlInstant(now)]);
  }

  /** Jobs that wait for a confirmation since before an instant. */
  async unconfirmedSince(before: Date): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(`SELECT id FROM import_job WHERE state = 'READY' AND created_at < ?`, [sqlInstant(before)]);
    return rows.map(({ id }) => id);
  }

  /** Removes the lists of faults of imports that ended before an instant. */
  async forgetFaults(before: Date): Promise<void> {
    const jobs = await this.database.query<{ id: number }>(
      'SELECT id FROM import_job WHERE finished_at < ? AND EXISTS (SELECT 1 FROM import_fault WHERE import_fault.job_id = import_job.id) LIMIT 10', [sqlInstant(before)],
    );
    for (const { id } of jobs) await this.unitOfWork.run(() => this.database.execute('DELETE FROM import_fault WHERE job_id = ?', [id]));
  }

  async checkingTokens(): Promise<Set<string>> {
    const rows = await this.database.query<{ token: string }>(`SELECT lease_token AS token FROM import_job WHERE state = 'CHECKING'`);
    return new Set(rows.map(({ token }) => token));
  }

  /** In bounded units of work, so that nobody waits long. */
  async clear(jobId: number): Promise<void> {
    for (const table of stagingTables) {
      for (;;) {
        const [bounds] = await this.database.query<{ first: number | null }>(`SELECT MIN(sheet_row) AS first FROM ${table} WHERE job_id = ?`, [jobId]);
        const first = bounds?.first;
        if (first == null) break;
        await this.unitOfWork.run(() => this.database.execute(`DELETE FROM ${table} WHERE job_id = ? AND sheet_row < ?`, [jobId, first + ROWS_A_UNIT]));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await this.unitOfWork.run(() => this.database.execute('UPDATE import_job SET staged = 0 WHERE id = ?', [jobId]));
  }
}
