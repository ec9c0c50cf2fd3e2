import { mkdirSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DirectoryNames } from '../directory/index.js';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { Settings } from '../platform/config/index.js';
import { Database, redactedDatabaseError, UnitOfWork } from '../platform/database/index.js';
import type { StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { ScheduledJobs } from '../platform/schedule/index.js';
import { Residents } from '../residents/index.js';
import { ImportConflict } from './apply/import-conflict.js';
import { mergeWorkbook } from './apply/workbook-merge.js';
import { CheckRunner, type CheckOutcome } from './check/check-runner.js';
import { ImportFaultRepository } from './import-fault.repository.js';
import { ImportJobRepository } from './import-job.repository.js';
import type { ImportProgress } from './import-state.js';
import { RunningLease } from './lease.js';
import { StagedRowsRepository } from './staged-rows.repository.js';

const SWEEP_EVERY_MS = 15_000;
const UNCONFIRMED_MS = 48 * 3_600_000;
const STRAY_FILE_MS = 3_600_000;
const FAULTS_KEPT_MS = 90 * 24 * 3_600_000;

const interrupted = '检查时服务中断，没有导入任何数据，请重新上传';
const interruptedImport = '导入时服务中断，没有写入任何数据，可以再次确认导入';
const checkDied = '检查没有完成（文件过于复杂或服务出错），没有导入任何数据。请拆成几个文件再试，仍不行请联系系统管理员';

export interface CheckTask {
  jobId: number;
  file: string;
  temporary: boolean;
  scope: readonly string[];
  leaseToken: string;
}

export interface ApplyTask {
  jobId: number;
  leaseToken: string;
  actor: StaffActor | null;
  institutionPath: string;
}

/** Does the long work of imports outside of any request, under a lease, and cleans up after those that did not end well. */
@Injectable()
export class ImportWorker implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('imports');
  private readonly leases = new Map<number, RunningLease>();
  private readonly running = new Map<number, Promise<void>>();
  private readonly folder: string;
  private stopping = false;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly schedule: ScheduledJobs,
    private readonly policy: RegionPolicy,
    private readonly names: DirectoryNames,
    private readonly residents: Residents,
    private readonly jobs: ImportJobRepository,
    private readonly faults: ImportFaultRepository,
    private readonly stagedRows: StagedRowsRepository,
    private readonly checks: CheckRunner,
  ) {
    this.folder = join(settings.dataFolder, 'imports');
  }

  onModuleInit(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.schedule.register({ name: 'imports.sweep', rhythm: { everyMs: SWEEP_EVERY_MS }, run: () => this.sweep() });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.checks.onModuleDestroy();
    await Promise.all(this.running.values());
  }

  /** Folder for uploads on their way in; readable by the server only. */
  get uploadFolder(): string {
    return this.folder;
  }

  /** An upload gets the name of its job's lease, so that one left behind is recognised. */
  async keepUpload(path: string, leaseToken: string): Promise<string> {
    const kept = join(this.folder, `${leaseToken}.xlsx`);
    await rename(path, kept);
    return kept;
  }

  /** How far a job in this process's care is. */
  progressOf(jobId: number): ImportProgress | null {
    return this.leases.get(jobId)?.progress ?? null;
  }

  /** Resolves when the work on the job in this process has ended, however. */
  async settled(jobId: number): Promise<void> {
    await this.running.get(jobId);
  }

  check(task: CheckTask): void {
    this.run(task.jobId, task.leaseToken, async (lease) => {
      lease.progress = { phase: 'OPENING', done: 0, total: null };
      const outcome = await this.checks.run({
        settings: { ...this.settings }, jobId: task.jobId, file: task.file, temporaryFolder: this.folder, scope: task.scope,
        now: this.clock.now().toISOString(), today: this.clock.today(),
      }, (progress) => { lease.progress = progress; });
      if (task.temporary) await rm(task.file, { force: true });
      await this.noteChecked(task, outcome);
      await this.sweep();
    });
  }

  /**
   * Writes everything that was checked in one unit of work whose last statement sets the job to DONE: it is done if and
   * only if all of it is there. What has become impossible since the check turns the job FAULTY; any other failure
   * leaves it READY, with nothing written.
   */
  apply(task: ApplyTask): void {
    const { jobId, leaseToken } = task;
    this.run(jobId, leaseToken, async (lease) => {
      lease.progress = { phase: 'APPLYING_DIRECTORY', done: 0, total: null };
      try {
        await this.unitOfWork.run(async () => {
          const now = this.clock.now();
          const counts = await mergeWorkbook({
            database: this.database, jobId, now, defaultTeamCapacity: this.policy.pack.defaultTeamCapacity.value,
            progress: (progress) => { lease.progress = progress; },
          }, true);
          await this.audit.write({ actor: task.actor, action: 'import.apply', targetKind: 'import', targetId: jobId, institutionPath: task.institutionPath, detail: { counts } });
          const change = { counts, lease: null, finishedAt: now, failure: null, progress: { phase: 'FINISHED', done: 1, total: 1 } } as const;
          if (!await this.jobs.move(jobId, ['IMPORTING'], 'DONE', change, leaseToken)) throw new Error('the lease of the import was lost');
        });
      } catch (error) {
        await this.noteNotApplied(jobId, leaseToken, error);
        return;
      }
      lease.progress = { phase: 'REFRESHING', done: 0, total: null };
      await this.refresh();
      await this.sweep();
    });
  }

  /** What follows from the new rows; the modules' own schedules would do it too, a little later. */
  async refresh(): Promise<void> {
    await this.names.refresh();
    await this.residents.recomputeKeyGroups(this.clock.today());
  }

  /** Ends what was abandoned, removes what nobody waits for. Safe to run at any time, by any process. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    for (const { id, state } of await this.stagedRows.abandoned(now)) {
      // Again conditional: the job may have ended since it was looked for.
      await this.unitOfWork.run(() => (state === 'CHECKING'
        ? this.jobs.move(id, ['CHECKING'], 'FAILED', { failure: interrupted, finishedAt: now, lease: null })
        : this.jobs.move(id, ['IMPORTING'], 'READY', { failure: interruptedImport, lease: null })));
    }
    for (const id of await this.stagedRows.unconfirmedSince(new Date(now.getTime() - UNCONFIRMED_MS))) {
      await this.unitOfWork.run(() => this.jobs.move(id, ['READY'], 'DISCARDED', { failure: '超过两天没有确认，已自动作废，请重新上传', finishedAt: now }));
    }
    for (const id of await this.stagedRows.leftovers()) await this.stagedRows.clear(id);
    await this.stagedRows.forgetFaults(new Date(now.getTime() - FAULTS_KEPT_MS));
    await this.removeStrayFiles();
  }

  sweepSoon(): void {
    if (this.stopping) return;
    this.sweep().catch((error: unknown) => this.logger.error(redactedDatabaseError(error) ?? error));
  }

  private run(jobId: number, leaseToken: string, work: (lease: RunningLease) => Promise<void>): void {
    const lease = new RunningLease(jobId, leaseToken, this.jobs, this.unitOfWork, this.clock);
    const done = work(lease)
      .catch((error: unknown) => this.logger.error({ jobId, error: redactedDatabaseError(error) ?? (error instanceof Error ? error.stack : String(error)) }))
      .finally(() => {
        // A confirmation may already have begun the next piece of work on the same job.
        if (this.leases.get(jobId) === lease) this.leases.delete(jobId);
        if (this.running.get(jobId) === done) this.running.delete(jobId);
        return lease.end();
      });
    this.leases.set(jobId, lease);
    this.running.set(jobId, done);
  }

  private async noteChecked({ jobId, leaseToken }: CheckTask, outcome: CheckOutcome): Promise<void> {
    if (outcome.kind === 'FAILED') this.logger.warn({ jobId, error: outcome.error });
    const now = this.clock.now();
    await this.unitOfWork.run(() => {
      if (outcome.kind === 'CHECKED') {
        const { faultCount, counts } = outcome.result;
        const progress = { phase: 'CHECKED', done: 1, total: 1 } as const;
        return faultCount > 0
          ? this.jobs.move(jobId, ['CHECKING'], 'FAULTY', { faultCount, counts, progress, finishedAt: now, lease: null }, leaseToken)
          : this.jobs.move(jobId, ['CHECKING'], 'READY', { counts, progress, lease: null }, leaseToken);
      }
      const failure = outcome.kind === 'REFUSED' ? outcome.sentence : this.stopping ? interrupted : checkDied;
      return this.jobs.move(jobId, ['CHECKING'], 'FAILED', { failure, finishedAt: now, lease: null }, leaseToken);
    });
  }

  private async noteNotApplied(jobId: number, leaseToken: string, error: unknown): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      if (error instanceof ImportConflict) {
        const moved = await this.jobs.move(jobId, ['IMPORTING'], 'FAULTY', { faultCount: error.faults.length, finishedAt: now, lease: null }, leaseToken);
        if (moved) await this.faults.add(jobId, error.faults);
      } else {
        await this.jobs.move(jobId, ['IMPORTING'], 'READY', { failure: '导入没有完成，没有写入任何数据，可以再次确认导入；仍不行请联系系统管理员', lease: null }, leaseToken);
      }
    });
    if (!(error instanceof ImportConflict)) throw error;
    await this.sweep();
  }

  private async removeStrayFiles(): Promise<void> {
    const kept = await this.stagedRows.checkingTokens();
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const info = await stat(path).catch(() => null);
      const inUse = kept.has(name.replace(/\.xlsx$/, ''));
      if (info?.isFile() && !inUse && Date.now() - info.mtimeMs > STRAY_FILE_MS) await rm(path, { force: true });
    }
  }
}
