import type { ImportFault } from './domain/import-row.js';
import type { ImportCounts, ImportProgress, ImportState } from './import-state.js';

/** One workbook on its way into the data. */
export interface ImportJob {
  id: number;
  fileName: string;
  state: ImportState;
  progress: ImportProgress;
  counts: ImportCounts;
  faultCount: number;
  failure: string | null;
  institutionPath: string;
  /** Paths of the subtrees whose rows may be imported. */
  scope: string[];
  createdBy: number | null;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
}

/** A place in the list of faults: position of the sheet, row, sequence. */
export type FaultPosition = readonly [sheet: number, row: number, sequence: number];

export type ListedFault = ImportFault & { position: FaultPosition };
