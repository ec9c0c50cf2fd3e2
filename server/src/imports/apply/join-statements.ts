import type { Database } from '../../platform/database/index.js';

/*
 * Changing rows of one table by the rows of others is where the two databases differ most: here the one text for each.
 */

export interface JoinUpdate {
  table: string;
  /** Column of the table → expression over the joined tables and the table itself, by their names. */
  set: Readonly<Record<string, string>>;
  /** The first joined table, and further joins after it. */
  from: string;
  joins?: string;
  /** Must join `from` to the table. */
  where: string;
}

/** UPDATE of a table from others: multi-table UPDATE on MySQL, UPDATE … FROM on SQLite. */
export function joinUpdate(dialect: Database['dialect'], { table, set, from, joins = '', where }: JoinUpdate): string {
  const columns = Object.entries(set);
  return dialect === 'mysql'
    ? `UPDATE ${table} JOIN ${from} ${joins} SET ${columns.map(([column, value]) => `${table}.${column} = ${value}`).join(', ')} WHERE ${where}`
    : `UPDATE ${table} SET ${columns.map(([column, value]) => `${column} = ${value}`).join(', ')} FROM ${from} ${joins} WHERE ${where}`;
}

/** DELETE of the rows whose `column` is selected by `from … where`. MariaDB would read the whole table for IN. */
export function joinDelete(dialect: Database['dialect'], table: string, column: string, from: string, selected: string, where: string): string {
  return dialect === 'mysql'
    ? `DELETE ${table} FROM ${table} JOIN ${from} ON ${selected} = ${table}.${column} WHERE ${where}`
    : `DELETE FROM ${table} WHERE ${column} IN (SELECT ${selected} FROM ${from} WHERE ${where})`;
}
