import { randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock/index.js';
import type { UnitOfWork } from '../platform/database/index.js';
import type { ImportJobRepository } from './import-job.repository.js';
import type { ImportProgress } from './import-state.js';

const LEASE_MS = 60_000;
const RENEW_EVERY_MS = 2_000;

export const newLease = (clock: Clock): { token: string; until: Date } => ({ token: randomUUID(), until: leaseEnd(clock) });

const leaseEnd = (clock: Clock): Date => new Date(clock.now().getTime() + LEASE_MS);

/**
 * Says again and again that the work on a job goes on, and how far it is. On SQLite the renewal waits while the import
 * itself holds the write gate; so does everybody who might think the job abandoned.
 */
export class RunningLease {
  progress: ImportProgress = { phase: 'WAITING', done: 0, total: null };
  private readonly timer: NodeJS.Timeout;
  private renewing: Promise<unknown> | null = null;

  constructor(readonly jobId: number, readonly token: string, jobs: ImportJobRepository, unitOfWork: UnitOfWork, clock: Clock) {
    this.timer = setInterval(() => {
      this.renewing ??= unitOfWork.run(() => jobs.renewLease(jobId, token, leaseEnd(clock), this.progress))
        .catch(() => undefined) // The next renewal tries again; the lease outlasts several failures.
        .finally(() => { this.renewing = null; });
    }, RENEW_EVERY_MS);
    this.timer.unref();
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
  }
}
