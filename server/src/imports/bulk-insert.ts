import type { Database, SqlValue } from '../platform/database/index.js';

/** Rows of one statement. Fixed, so that two prepared texts a table are enough. */
const ROWS_A_STATEMENT = 50;

/** Inserts rows with as few statements as is good for both databases; inside of a unit of work. */
export async function bulkInsert(database: Database, table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void> {
  const one = `(${columns.map(() => '?').join(', ')})`;
  const statement = (count: number): string => `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: count }, () => one).join(', ')}`;
  const full = Math.floor(rows.length / ROWS_A_STATEMENT) * ROWS_A_STATEMENT;
  for (let from = 0; from < full; from += ROWS_A_STATEMENT) {
    await database.execute(statement(ROWS_A_STATEMENT), rows.slice(from, from + ROWS_A_STATEMENT).flat());
  }
  for (const row of rows.slice(full)) await database.execute(statement(1), row);
}
