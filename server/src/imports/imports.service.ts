import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { Database, UnitOfWork, type SqlPredicate } from '../platform/database/index.js';
import { DomainError, type StaffActor } from '../platform/http/index.js';
import { CheckRunner } from './check/check-runner.js';
import { ImportFaultRepository } from './import-fault.repository.js';
import type { FaultPosition, ImportJob, ListedFault } from './import-job.js';
import { ImportJobRepository } from './import-job.repository.js';
import { ImportWorker } from './import-worker.js';
import { commonPath, importScope, overlap, visibleJobs } from './imports.access.js';
import { newLease } from './lease.js';

/** Everything, for the command line. */
const everything: SqlPredicate = { sql: '(1 = 1)', parameters: [] };

export interface WorkbookFile {
  /** As the sender calls it. */
  name: string;
  path: string;
  /** An upload, which is removed once it is checked. */
  temporary: boolean;
}

/** The use cases around one workbook: check, look at the result, confirm or discard. `actor` is null for the command line. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly jobs: ImportJobRepository,
    private readonly faultRows: ImportFaultRepository,
    private readonly worker: ImportWorker,
    private readonly checks: CheckRunner,
  ) {}

  /** @throws DomainError IMPORT_BUSY while another import into the same region runs */
  async requireFree(actor: StaffActor | null): Promise<void> {
    this.requireNoOverlap(await this.jobs.runningScopes(), scopeOf(actor));
  }

  /** Notes the job and begins to check the workbook in a process of its own. */
  async start(actor: StaffActor | null, file: WorkbookFile): Promise<ImportJob> {
    const scope = scopeOf(actor);
    const lease = newLease(this.clock);
    const now = this.clock.now();
    const id = await this.unitOfWork.run(async () => {
      await this.jobs.takeTurn();
      this.requireNoOverlap(await this.jobs.runningScopes(), scope);
      const jobId = await this.jobs.insert({
        fileName: file.name.slice(0, 255), institutionPath: commonPath(scope), scope, createdBy: actor?.accountId ?? null,
        createdByName: actor?.displayName ?? '命令行', leaseToken: lease.token, leaseUntil: lease.until, now,
      });
      await this.audit.write({ actor, action: 'import.start', targetKind: 'import', targetId: jobId, institutionPath: commonPath(scope) });
      return jobId;
    });
    const path = file.temporary ? await this.worker.keepUpload(file.path, lease.token) : file.path;
    this.worker.check({ jobId: id, file: path, temporary: file.temporary, scope, leaseToken: lease.token });
    return this.get(actor, id);
  }

  async get(actor: StaffActor | null, id: number): Promise<ImportJob> {
    const job = await this.jobs.find(id, visibleTo(actor));
    if (!job) throw new DomainError('NOT_FOUND');
    return { ...job, progress: this.worker.progressOf(id) ?? job.progress };
  }

  async list(actor: StaffActor, beforeId: number | null, limit: number): Promise<ImportJob[]> {
    return this.jobs.list(visibleTo(actor), beforeId, limit);
  }

  async faults(actor: StaffActor | null, id: number, after: FaultPosition | null, limit: number): Promise<ListedFault[]> {
    await this.get(actor, id);
    return this.faultRows.list(id, after, limit);
  }

  /** Begins to write what was checked. All or nothing: see {@link ImportWorker.apply}. */
  async confirm(actor: StaffActor | null, id: number): Promise<ImportJob> {
    const job = await this.get(actor, id);
    if (job.state === 'FAULTY') throw new DomainError('IMPORT_HAS_FAULTS');
    const lease = newLease(this.clock);
    await this.unitOfWork.run(async () => {
      await this.jobs.takeTurn();
      this.requireNoOverlap(await this.jobs.runningScopes(id), job.scope);
      const change = { lease, failure: null, finishedAt: null, progress: { phase: 'APPLYING_DIRECTORY', done: 0, total: null } } as const;
      if (!await this.jobs.move(id, ['READY'], 'IMPORTING', change)) throw new DomainError('IMPORT_STATE_CHANGED');
      await this.audit.write({ actor, action: 'import.confirm', targetKind: 'import', targetId: id, institutionPath: job.institutionPath });
      this.database.afterCommit(() => this.worker.apply({ jobId: id, leaseToken: lease.token, actor, institutionPath: job.institutionPath }));
    });
    return this.get(actor, id);
  }

  /** Gives up a job before it is applied; a check that is under way is ended. */
  async discard(actor: StaffActor | null, id: number): Promise<void> {
    const job = await this.get(actor, id);
    await this.unitOfWork.run(async () => {
      const change = { lease: null, finishedAt: this.clock.now() };
      if (!await this.jobs.move(id, ['CHECKING', 'FAULTY', 'READY', 'FAILED'], 'DISCARDED', change)) throw new DomainError('IMPORT_STATE_CHANGED');
      await this.audit.write({ actor, action: 'import.discard', targetKind: 'import', targetId: id, institutionPath: job.institutionPath });
      this.database.afterCommit(() => {
        this.checks.stop(id);
        this.worker.sweepSoon();
      });
    });
  }

  private requireNoOverlap(running: readonly string[][], scope: readonly string[]): void {
    if (running.some((other) => overlap(other, scope))) throw new DomainError('IMPORT_BUSY');
  }
}

const scopeOf = (actor: StaffActor | null): string[] => (actor ? importScope(actor) : ['/']);
const visibleTo = (actor: StaffActor | null): SqlPredicate => (actor ? visibleJobs(actor) : everything);
