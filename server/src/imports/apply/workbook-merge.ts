import type { Database } from '../../platform/database/index.js';
import { countChange, noCounts, type ImportCounts, type ImportPhase, type ImportProgress } from '../import-state.js';
import { GridMerge } from './grid-merge.repository.js';
import { InstitutionMerge } from './institution-merge.repository.js';
import { MemberMerge } from './member-merge.repository.js';
import { ResidentMergeRepository } from './resident-merge.repository.js';
import { StagedRepository } from './staged.repository.js';
import { TeamMerge } from './team-merge.repository.js';

export interface MergeContext {
  database: Database;
  jobId: number;
  now: Date;
  /** Places of a new team for which the file gives no number. */
  defaultTeamCapacity: number;
  progress: (progress: ImportProgress) => void;
}

/** SQLite answers without ever leaving this turn of the event loop: let requests in between. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Compares everything staged with what is on file and, when `write` is set, makes it so. Residents come before teams:
 * they take longest, and the rows of teams, which signing residents want, are then locked only at the end.
 */
export async function mergeWorkbook(context: MergeContext, write: boolean): Promise<ImportCounts> {
  const { database, jobId, now, progress } = context;
  const counts = noCounts();
  const staged = new StagedRepository(database, jobId);
  const report = (phase: ImportPhase, done: number, total: number | null): void => progress({ phase: write ? phase : 'COMPARING', done, total });

  report('APPLYING_DIRECTORY', 0, null);
  const institutions = await InstitutionMerge.load(database, now);
  for await (const rows of staged.institutions()) {
    for (const row of rows) countChange(counts.institutions, await institutions.merge(row, write));
    await breathe();
  }
  const grids = await GridMerge.load(database, now);
  for await (const rows of staged.grids()) {
    for (const row of rows) countChange(counts.grids, await grids.merge(row, write));
    await breathe();
  }

  const residents = new ResidentMergeRepository(database);
  const slices = await residents.slices(jobId);
  for (const [index, slice] of slices.entries()) {
    report('APPLYING_RESIDENT', index, slices.length);
    if (write) {
      await residents.compare(slice);
      await residents.apply(slice, now);
    }
    for (const { kind, times } of await residents.counts(slice)) countChange(counts.residents, kind, times);
    await breathe();
  }

  report('APPLYING_TEAM', 0, null);
  const teams = await TeamMerge.load(database, now, grids, context.defaultTeamCapacity);
  for await (const rows of staged.teams()) {
    for (const row of rows) countChange(counts.teams, await teams.merge(row, write));
    await breathe();
  }
  for await (const rows of staged.members()) {
    const members = await MemberMerge.load(database, now, [...new Set(rows.map((row) => row.code))]);
    for (const row of rows) countChange(counts.members, await members.merge(row, write));
    await breathe();
  }
  return counts;
}
