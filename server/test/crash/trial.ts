import type { Settings } from '../../src/platform/config/index.js';
import type { StopAt } from './course.js';
import type { Deed } from './deed.js';

/** Where a deed meets the end of the process: while its request is answered, or while its events have their effects. */
export interface CrashPoint extends StopAt {
  readonly phase: 'request' | 'settling';
}

export type RowCounts = Readonly<Record<string, number>>;

/** What a deed does when nothing goes wrong. */
export interface Rehearsal {
  readonly status: number;
  readonly statements: Readonly<Record<CrashPoint['phase'], readonly string[]>>;
  /** By how much the tables grow, effects of its events included. */
  readonly growth: RowCounts;
}

/** One deed that is cut off at one point, with all that is known about how it should end. Plain data: it goes to other processes. */
export interface Trial {
  readonly scenario: string;
  readonly deed: Deed;
  readonly point: CrashPoint;
  readonly rehearsal: Rehearsal;
}

/** A database in which trials stand still together. */
export interface TrialPlace {
  readonly settings: Settings;
  readonly trials: readonly Trial[];
  /** Its tables before the trials. */
  readonly rows: RowCounts;
}

/** Something that is wrong; with its trial where it can be blamed on one. */
export interface Fault {
  readonly trial: Trial | null;
  readonly text: string;
}

const statementAt = ({ rehearsal, point }: Trial): string => rehearsal.statements[point.phase][point.statement - 1] ?? '';

export const describeTrial = (trial: Trial): string =>
  `${trial.scenario}, killed ${trial.point.moment} statement ${trial.point.statement} of its ${trial.point.phase} (${statementAt(trial).slice(0, 60)})`;

/** How far a trial came before the process was killed. */
export interface Standstill {
  readonly reached: boolean;
  readonly statements: readonly string[];
  /** Of a request that was answered although it should not have been. */
  readonly status: number | null;
}

/** It died where it was meant to, at the same statement as in the rehearsal; otherwise in words where. */
export function wrongStandstill(trial: Trial, { reached, statements, status }: Standstill): string | null {
  if (!reached) return `did not come to this point, but was answered with ${status} after ${statements.join(' | ')}`;
  const found = statements[trial.point.statement - 1];
  return found === statementAt(trial) ? null : `came to ${found} instead`;
}
