import { sqlInstant, withinSubtrees, type Database, type SqlValue } from '../../platform/database/index.js';
import type { ChangeKind } from '../import-state.js';
import { joinDelete, joinUpdate } from './join-statements.js';

/** A slice of the staged residents of a job: rows of the sheet, from included, before excluded. */
export interface RowRange {
  jobId: number;
  from: number;
  before: number;
}

const ROWS_A_SLICE = 2_000;
const inRange = (table: string): string => `${table}.job_id = ? AND ${table}.sheet_row >= ? AND ${table}.sheet_row < ?`;
const valuesOf = ({ jobId, from, before }: RowRange): SqlValue[] => [jobId, from, before];

const sameItem = (kind: 'GROUP' | 'CONDITION'): string =>
  `item.job_id = import_resident.job_id AND item.sheet_row = import_resident.sheet_row AND item.kind = '${kind}'`;

/** True when the live condition already says what the staged one says; illnesses without a code are named together. */
const conditionSaysIt = `live.resident_id = r.id AND live.code = item.code AND (item.since IS NULL OR live.since = item.since)
  AND (item.code <> 'OTHER' OR INSTR(live.name, item.name) > 0)`;

/** A staged text of NULL leaves the live one, '' clears it. */
const differs = (column: string, live: string): string => `COALESCE(import_resident.${column}, ${live}, '') <> COALESCE(${live}, '')`;
const merged = (column: string): string => `NULLIF(COALESCE(import_resident.${column}, resident.${column}), '')`;

const difference = `
  r.name <> import_resident.name OR r.sex <> import_resident.sex OR r.birth_date <> import_resident.birth_date
  OR ${differs('phone_index', 'r.phone_index')} OR ${differs('address', 'r.address')} OR ${differs('grid_code', 'g.code')}
  OR i.code <> import_resident.institution_code
  OR EXISTS (SELECT 1 FROM import_resident_item item WHERE ${sameItem('GROUP')}
    AND NOT EXISTS (SELECT 1 FROM resident_group live WHERE live.resident_id = r.id AND live.group_code = item.code))
  OR (import_resident.groups_given = 1 AND EXISTS (SELECT 1 FROM resident_group live WHERE live.resident_id = r.id
    AND NOT EXISTS (SELECT 1 FROM import_resident_item item WHERE ${sameItem('GROUP')} AND item.code = live.group_code)))
  OR EXISTS (SELECT 1 FROM import_resident_item item WHERE ${sameItem('CONDITION')}
    AND NOT EXISTS (SELECT 1 FROM resident_condition live WHERE ${conditionSaysIt}))`;

/** Staged residents against those on file, all in SQL: neither list ever comes into memory. */
export class ResidentMergeRepository {
  constructor(private readonly database: Database) {}

  /** The staged rows of a job in slices that keep each statement, and so each turn of the event loop, short. */
  async slices(jobId: number): Promise<RowRange[]> {
    const [bounds] = await this.database.query<{ first: number | null; last: number | null }>(
      'SELECT MIN(sheet_row) AS first, MAX(sheet_row) AS last FROM import_resident WHERE job_id = ?', [jobId],
    );
    const slices: RowRange[] = [];
    for (let from = bounds?.first ?? 0; bounds?.last != null && from <= bounds.last; from += ROWS_A_SLICE) {
      slices.push({ jobId, from, before: from + ROWS_A_SLICE });
    }
    return slices;
  }

  /** Rows whose ID number stands in an earlier row too, with that row. */
  async duplicates(jobId: number, limit: number): Promise<{ sheetRow: number; firstRow: number }[]> {
    return this.database.query(
      `SELECT s.sheet_row AS sheetRow, f.first_row AS firstRow FROM import_resident s
       JOIN (SELECT id_number_index, MIN(sheet_row) AS first_row FROM import_resident WHERE job_id = ? GROUP BY id_number_index HAVING COUNT(*) > 1) f
         ON f.id_number_index = s.id_number_index
       WHERE s.job_id = ? AND s.sheet_row > f.first_row ORDER BY s.sheet_row LIMIT ${limit}`,
      [jobId, jobId],
    );
  }

  /** Rows of people who are on file outside of the importer's region. */
  async outOfScope(range: RowRange, scope: readonly string[]): Promise<number[]> {
    const { sql, parameters } = withinSubtrees('i.path', scope);
    const rows = await this.database.query<{ sheetRow: number }>(
      `SELECT import_resident.sheet_row AS sheetRow FROM import_resident JOIN resident r ON r.id_number_index = import_resident.id_number_index
       JOIN institution i ON i.id = r.institution_id WHERE ${inRange('import_resident')} AND NOT ${sql}`,
      [...valuesOf(range), ...parameters],
    );
    return rows.map(({ sheetRow }) => sheetRow);
  }

  /** Writes into the staged rows whom they mean and whether they add, change or repeat what is on file. */
  async compare(range: RowRange): Promise<void> {
    await this.database.execute(
      `UPDATE import_resident SET resident_id = (SELECT r.id FROM resident r WHERE r.id_number_index = import_resident.id_number_index)
       WHERE ${inRange('import_resident')}`, valuesOf(range),
    );
    await this.database.execute(
      `UPDATE import_resident SET change_kind = CASE WHEN resident_id IS NULL THEN 'ADDED'
         WHEN EXISTS (SELECT 1 FROM resident r JOIN institution i ON i.id = r.institution_id LEFT JOIN grid g ON g.id = r.grid_id
           WHERE r.id = import_resident.resident_id AND (${difference})) THEN 'CHANGED'
         ELSE 'UNCHANGED' END
       WHERE ${inRange('import_resident')}`, valuesOf(range),
    );
  }

  async counts(range: RowRange): Promise<{ kind: ChangeKind; times: number }[]> {
    return this.database.query(
      `SELECT change_kind AS kind, COUNT(*) AS times FROM import_resident WHERE ${inRange('import_resident')} GROUP BY change_kind`, valuesOf(range),
    );
  }

  /** Writes the compared rows into the data. The key groups are left to be derived anew by the residents module. */
  async apply(range: RowRange, now: Date): Promise<void> {
    const at = sqlInstant(now);
    const values = valuesOf(range);
    const rows = inRange('import_resident');
    await this.database.execute(
      `INSERT INTO resident (name, id_number_cipher, id_number_index, sex, birth_date, phone_cipher, phone_index, address, grid_id, institution_id,
         active, is_key_group, key_group_review_on, created_at, updated_at)
       SELECT import_resident.name, id_number_cipher, id_number_index, sex, birth_date, NULLIF(phone_cipher, ''), NULLIF(phone_index, ''),
         NULLIF(import_resident.address, ''), g.id, i.id, 1, 0, NULL, ?, ?
       FROM import_resident JOIN institution i ON i.code = import_resident.institution_code LEFT JOIN grid g ON g.code = import_resident.grid_code
       WHERE ${rows} AND change_kind = 'ADDED'`, [at, at, ...values],
    );
    await this.database.execute(
      `UPDATE import_resident SET resident_id = (SELECT r.id FROM resident r WHERE r.id_number_index = import_resident.id_number_index)
       WHERE ${rows} AND change_kind = 'ADDED'`, values,
    );
    await this.database.execute(joinUpdate(this.database.dialect, {
      table: 'resident',
      set: {
        name: 'import_resident.name', sex: 'import_resident.sex', birth_date: 'import_resident.birth_date',
        phone_cipher: merged('phone_cipher'), phone_index: merged('phone_index'), address: merged('address'),
        grid_id: 'CASE WHEN import_resident.grid_code IS NULL THEN resident.grid_id ELSE g.id END', institution_id: 'i.id', key_group_review_on: 'NULL', updated_at: '?',
      },
      from: 'import_resident',
      joins: 'JOIN institution i ON i.code = import_resident.institution_code LEFT JOIN grid g ON g.code = import_resident.grid_code',
      where: `resident.id = import_resident.resident_id AND ${rows} AND import_resident.change_kind = 'CHANGED'`,
    }), [at, ...values]);
    await this.applyItems(range);
  }

  /** Groups that the file speaks of become exactly those of the file; conditions are only added and dated. */
  private async applyItems(range: RowRange): Promise<void> {
    const values = valuesOf(range);
    const changed = `${inRange('s')} AND s.change_kind = 'CHANGED'`;
    const items = 'import_resident s JOIN import_resident_item item ON item.job_id = s.job_id AND item.sheet_row = s.sheet_row';
    await this.database.execute(joinDelete(this.database.dialect, 'resident_group', 'resident_id', 'import_resident s', 's.resident_id', `${changed} AND s.groups_given = 1`), values);
    await this.database.execute(
      `INSERT INTO resident_group (resident_id, group_code) SELECT s.resident_id, item.code FROM ${items}
       WHERE ${inRange('s')} AND s.change_kind <> 'UNCHANGED' AND item.kind = 'GROUP'`, values,
    );
    await this.database.execute(joinUpdate(this.database.dialect, {
      table: 'resident_condition',
      set: {
        since: 'COALESCE(item.since, resident_condition.since)',
        name: `CASE WHEN item.code <> 'OTHER' OR INSTR(resident_condition.name, item.name) > 0 THEN resident_condition.name
          ELSE SUBSTR(CONCAT(item.name, '、', resident_condition.name), 1, 64) END`,
      },
      from: 'import_resident s',
      joins: 'JOIN import_resident_item item ON item.job_id = s.job_id AND item.sheet_row = s.sheet_row',
      where: `resident_condition.resident_id = s.resident_id AND resident_condition.code = item.code AND ${changed} AND item.kind = 'CONDITION'`,
    }), values);
    await this.database.execute(
      `INSERT INTO resident_condition (resident_id, code, name, since) SELECT s.resident_id, item.code, item.name, item.since FROM ${items}
       WHERE ${inRange('s')} AND s.change_kind <> 'UNCHANGED' AND item.kind = 'CONDITION'
         AND NOT EXISTS (SELECT 1 FROM resident_condition live WHERE live.resident_id = s.resident_id AND live.code = item.code)`, values,
    );
  }
}
