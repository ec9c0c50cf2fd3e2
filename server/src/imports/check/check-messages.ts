import type { CivilDate } from '@jiayi/domain';
import type { Settings } from '../../platform/config/index.js';
import type { ImportProgress } from '../import-state.js';
import type { CheckResult } from './workbook-check.js';

/** What the checking process is told. It comes over the private pipe, since it holds keys and the database's address. */
export interface CheckOrder {
  settings: Settings;
  jobId: number;
  /** The uploaded workbook. */
  file: string;
  temporaryFolder: string;
  scope: readonly string[];
  now: string;
  today: CivilDate;
}

/** What the checking process says, in this order: any number of PROGRESS, then one of the others. */
export type CheckMessage =
  | { kind: 'PROGRESS'; progress: ImportProgress }
  | { kind: 'CHECKED'; result: CheckResult; peakMegabytes: number }
  /** The workbook as a whole is refused, with the sentence for its sender. */
  | { kind: 'REFUSED'; sentence: string }
  /** Something else went wrong; the text is for the log and holds no data. */
  | { kind: 'FAILED'; error: string };
