import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { bulkInsert } from './bulk-insert.js';
import type { ImportFault } from './domain/import-row.js';
import { sheetPosition } from './domain/sheet-definitions.js';
import type { FaultPosition, ListedFault } from './import-job.js';

interface FaultRow {
  sheetPosition: number;
  sheetRow: number;
  sequence: number;
  sheet: string;
  columnHeading: string | null;
  reason: string;
  cellValue: string | null;
}

const columns = ['job_id', 'sheet_position', 'sheet_row', 'sequence', 'sheet', 'column_heading', 'reason', 'cell_value'];

/** Lengths of the columns, which SQLite does not enforce. */
const cut = (text: string, length: number): string => text.slice(0, length);

@Injectable()
export class ImportFaultRepository {
  constructor(private readonly database: Database) {}

  /** @param before how many faults of the job are there already */
  async add(jobId: number, faults: readonly ImportFault[], before = 0): Promise<void> {
    await bulkInsert(this.database, 'import_fault', columns, faults.map(({ sheet, row, column, reason, value }, index) => [
      jobId, sheetPosition(sheet), row, before + index + 1, cut(sheet, 31), column && cut(column, 64), cut(reason, 500), value && cut(value, 100),
    ]));
  }

  /** In the order of sheets and rows. */
  async list(jobId: number, after: FaultPosition | null, limit: number): Promise<ListedFault[]> {
    const [sheet, row, sequence] = after ?? [-1, 0, 0];
    const rows = await this.database.query<FaultRow>(
      `SELECT sheet_position AS sheetPosition, sheet_row AS sheetRow, sequence, sheet, column_heading AS columnHeading, reason, cell_value AS cellValue
       FROM import_fault WHERE job_id = ? AND (sheet_position > ? OR (sheet_position = ? AND (sheet_row > ? OR (sheet_row = ? AND sequence > ?))))
       ORDER BY sheet_position, sheet_row, sequence LIMIT ${limit}`, [jobId, sheet, sheet, row, row, sequence],
    );
    return rows.map((fault) => ({
      sheet: fault.sheet, row: fault.sheetRow, column: fault.columnHeading, reason: fault.reason, value: fault.cellValue,
      position: [fault.sheetPosition, fault.sheetRow, fault.sequence],
    }));
  }
}
