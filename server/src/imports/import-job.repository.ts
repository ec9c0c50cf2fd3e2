import { Injectable } from '@nestjs/common';
import { either, placesFor, readInstant, sqlInstant, withinSubtrees, Database, type SqlPredicate, type SqlValue } from '../platform/database/index.js';
import type { ImportJob } from './import-job.js';
import { noCounts, runningStates, type ImportCounts, type ImportPhase, type ImportProgress, type ImportState } from './import-state.js';

export interface NewImportJob {
  fileName: string;
  institutionPath: string;
  scope: readonly string[];
  createdBy: number | null;
  createdByName: string;
  leaseToken: string;
  leaseUntil: Date;
  now: Date;
}

interface JobRow {
  id: number;
  fileName: string;
  state: ImportState;
  phase: ImportPhase;
  phaseDone: number;
  phaseTotal: number | null;
  counts: string;
  faultCount: number;
  failure: string | null;
  institutionPath: string;
  scope: string;
  createdBy: number | null;
  createdByName: string;
  createdAt: Date | string;
  finishedAt: Date | string | null;
}

const jobColumns = `id, file_name AS fileName, state, phase, phase_done AS phaseDone, phase_total AS phaseTotal, counts, fault_count AS faultCount, failure,
  institution_path AS institutionPath, scope, created_by AS createdBy, created_by_name AS createdByName, created_at AS createdAt, finished_at AS finishedAt`;

const jobOf = (row: JobRow): ImportJob => {
  const { phase, phaseDone, phaseTotal, counts, scope, createdAt, finishedAt, ...plain } = row;
  return {
    ...plain,
    progress: { phase, done: phaseDone, total: phaseTotal },
    counts: { ...noCounts(), ...(JSON.parse(counts) as Partial<ImportCounts>) },
    scope: JSON.parse(scope) as string[],
    createdAt: readInstant(createdAt),
    finishedAt: finishedAt === null ? null : readInstant(finishedAt),
  };
};

@Injectable()
export class ImportJobRepository {
  constructor(private readonly database: Database) {}

  /** Lets one start of an import in at a time: whoever changed the row holds it until his unit of work ends. */
  async takeTurn(): Promise<void> {
    await this.database.execute('UPDATE import_gate SET turn = turn + 1 WHERE id = 1');
  }

  async runningScopes(exceptId = 0): Promise<string[][]> {
    const rows = await this.database.query<{ scope: string }>(
      `SELECT scope FROM import_job WHERE state IN (${placesFor(runningStates)}) AND id <> ?`, [...runningStates, exceptId],
    );
    return rows.map(({ scope }) => JSON.parse(scope) as string[]);
  }

  async insert(job: NewImportJob): Promise<number> {
    const { insertId } = await this.database.execute(
      `INSERT INTO import_job (file_name, state, phase, phase_done, phase_total, counts, fault_count, failure, institution_path, scope, created_by, created_by_name,
         created_at, finished_at, lease_token, lease_until, staged)
       VALUES (?, 'CHECKING', 'WAITING', 0, NULL, '{}', 0, NULL, ?, ?, ?, ?, ?, NULL, ?, ?, 1)`,
      [job.fileName, job.institutionPath, JSON.stringify(job.scope), job.createdBy, job.createdByName, sqlInstant(job.now), job.leaseToken, sqlInstant(job.leaseUntil)],
    );
    return insertId;
  }

  async find(id: number, visible: SqlPredicate): Promise<ImportJob | null> {
    const [row] = await this.database.query<JobRow>(`SELECT ${jobColumns} FROM import_job WHERE id = ? AND ${visible.sql}`, [id, ...visible.parameters]);
    return row ? jobOf(row) : null;
  }

  /** Newest first. */
  async list(visible: SqlPredicate, beforeId: number | null, limit: number): Promise<ImportJob[]> {
    const rows = await this.database.query<JobRow>(
      `SELECT ${jobColumns} FROM import_job WHERE ${beforeId === null ? '' : 'id < ? AND '}${visible.sql} ORDER BY id DESC LIMIT ${limit}`,
      [...(beforeId === null ? [] : [beforeId]), ...visible.parameters],
    );
    return rows.map(jobOf);
  }

  /**
   * Moves a job from one state to another.
   * @param leaseToken when given, only whoever holds the lease may do so
   * @returns false when it was in another state meanwhile, or the lease was lost
   */
  async move(id: number, from: readonly ImportState[], to: ImportState, change: JobChange, leaseToken?: string): Promise<boolean> {
    const set: [string, SqlValue][] = [['state', to]];
    if (change.progress) set.push(['phase', change.progress.phase], ['phase_done', change.progress.done], ['phase_total', change.progress.total]);
    if (change.counts) set.push(['counts', JSON.stringify(change.counts)]);
    if (change.faultCount !== undefined) set.push(['fault_count', change.faultCount]);
    if (change.failure !== undefined) set.push(['failure', change.failure]);
    if (change.finishedAt !== undefined) set.push(['finished_at', change.finishedAt && sqlInstant(change.finishedAt)]);
    if (change.lease !== undefined) set.push(['lease_token', change.lease?.token ?? null], ['lease_until', change.lease && sqlInstant(change.lease.until)]);
    const { affectedRows } = await this.database.execute(
      `UPDATE import_job SET ${set.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ? AND state IN (${placesFor(from)})${leaseToken === undefined ? '' : ' AND lease_token = ?'}`,
      [...set.map(([, value]) => value), id, ...from, ...(leaseToken === undefined ? [] : [leaseToken])],
    );
    return affectedRows === 1;
  }

  /** Tells that the holder of the lease is alive, and how far he is. */
  async renewLease(id: number, leaseToken: string, until: Date, { phase, done, total }: ImportProgress): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE import_job SET lease_until = ?, phase = ?, phase_done = ?, phase_total = ? WHERE id = ? AND lease_token = ?', [sqlInstant(until), phase, done, total, id, leaseToken],
    );
    return affectedRows === 1;
  }
}

export interface JobChange {
  progress?: ImportProgress;
  counts?: ImportCounts;
  faultCount?: number;
  failure?: string | null;
  finishedAt?: Date | null;
  lease?: { token: string; until: Date } | null;
}

/** Jobs within the subtrees, and those of one's own. */
export const jobsWithin = (paths: readonly string[], accountId: number): SqlPredicate =>
  either(withinSubtrees('institution_path', paths), { sql: 'created_by = ?', parameters: [accountId] });
