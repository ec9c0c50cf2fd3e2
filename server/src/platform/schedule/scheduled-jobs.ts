import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { addDays, civilDateOf } from '@jiayi/domain';
import { Clock } from '../clock/index.js';
import { Settings } from '../config/index.js';
import { Database, isUniqueViolation, readInstant, redactedDatabaseError, sqlInstant, UnitOfWork } from '../database/index.js';

/** Every so many milliseconds, or once a day at a time in Asia/Shanghai (`HH:MM`). */
export type Rhythm = { readonly everyMs: number } | { readonly dailyAt: string };

export interface Job {
  readonly name: string;
  readonly rhythm: Rhythm;
  /** Must be safe to run again after a crash in the middle. */
  run(now: Date): Promise<void>;
}

const lookEveryMs = 5_000;

/** The instant at which a job of this rhythm runs next after `now`. */
export function nextRun(rhythm: Rhythm, now: Date): Date {
  if ('everyMs' in rhythm) return new Date(now.getTime() + rhythm.everyMs);
  const today = civilDateOf(now);
  const at = new Date(`${today}T${rhythm.dailyAt}:00+08:00`);
  return at > now ? at : new Date(`${addDays(today, 1)}T${rhythm.dailyAt}:00+08:00`);
}

/** Jobs that modules register at start. Of several processes the one whose conditional update takes the turn runs it. */
@Injectable()
export class ScheduledJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('schedule');
  private readonly jobs: Job[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  register(job: Job): void {
    this.jobs.push(job);
  }

  onApplicationBootstrap(): void {
    if (!this.settings.backgroundWork) return;
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.runDue());
    }, lookEveryMs);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Runs what is due now. */
  async runDue(): Promise<void> {
    for (const job of this.jobs) {
      try {
        if (await this.takeTurn(job)) await job.run(this.clock.now());
      } catch (error) {
        this.logger.error({ job: job.name, error: redactedDatabaseError(error) ?? (error instanceof Error ? error.stack : String(error)) });
      }
    }
  }

  private async takeTurn(job: Job): Promise<boolean> {
    const now = this.clock.now();
    const next = sqlInstant(nextRun(job.rhythm, now));
    const [row] = await this.database.query<{ nextRunAt: Date | string }>('SELECT next_run_at AS nextRunAt FROM scheduled_job WHERE name = ?', [job.name]);
    if (!row) {
      return this.unitOfWork.run(() => this.database.execute('INSERT INTO scheduled_job (name, next_run_at) VALUES (?, ?)', [job.name, next]))
        .then(() => true, (error: unknown) => { if (isUniqueViolation(error)) return false; throw error; });
    }
    if (readInstant(row.nextRunAt) > now) return false;
    const { affectedRows } = await this.unitOfWork.run(() => this.database.execute(
      'UPDATE scheduled_job SET next_run_at = ? WHERE name = ? AND next_run_at <= ?', [next, job.name, sqlInstant(now)],
    ));
    return affectedRows === 1;
  }
}
