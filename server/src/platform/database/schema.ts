import { Table, type QueryRunner, type TableColumnOptions } from 'typeorm';

/*
 * The portable vocabulary of migrations: one way to write each kind of column that both databases agree on, so that
 * the schema after migrating equals the entities on both. No default times, no CASCADE, a name for every constraint.
 */

const isMysql = (runner: QueryRunner): boolean => runner.connection.options.type !== 'better-sqlite3';

type Column = (mysql: boolean) => TableColumnOptions;

export const id = (name = 'id'): Column => (mysql) =>
  ({ name, type: mysql ? 'int' : 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' });
export const integer = (name: string): Column => (mysql) => ({ name, type: mysql ? 'int' : 'integer' });
export const bigint = (name: string): Column => () => ({ name, type: 'bigint' });
export const varchar = (name: string, length: number): Column => () => ({ name, type: 'varchar', length: String(length) });
/** At most 65,535 bytes on MySQL; the domain must enforce it because SQLite does not. */
export const text = (name: string): Column => () => ({ name, type: 'text' });
export const boolean = (name: string): Column => (mysql) => (mysql ? { name, type: 'tinyint', width: 1 } : { name, type: 'boolean' });
export const instant = (name: string): Column => () => ({ name, type: 'datetime', precision: 3 });
export const civilDate = (name: string): Column => () => ({ name, type: 'date' });
export const nullable = (column: Column): Column => (mysql) => ({ ...column(mysql), isNullable: true });
/** Part of a primary key that is not generated. */
export const key = (column: Column): Column => (mysql) => ({ ...column(mysql), isPrimary: true });
export const withDefault = (column: Column, value: number): Column => (mysql) => ({ ...column(mysql), default: String(value) });
/** A column the database computes and stores; see {@link Column.asExpression} of the entity, which must be the same text. */
export const stored = (column: Column, expression: string): Column => (mysql) =>
  ({ ...column(mysql), isNullable: true, asExpression: expression, generatedType: 'STORED' });

export interface TableParts {
  /** `[columns]` each; the name is made: `ix_<table>_<columns>`. */
  indices?: readonly (readonly string[])[];
  /** `ux_<table>_<columns>` */
  uniques?: readonly (readonly string[])[];
  /** column → table whose `id` it names; `fk_<table>_<column>`, always RESTRICT. */
  foreignKeys?: Readonly<Record<string, string>>;
}

/** Name of a table's constraint, at most the 64 characters MySQL allows. */
export const constraintName = (kind: 'ux' | 'ix' | 'fk', table: string, columns: readonly string[]): string =>
  [kind, table, ...columns].join('_').slice(0, 64);

/** Creates one table with its indices and foreign keys. */
export async function table(runner: QueryRunner, name: string, columns: readonly Column[], parts: TableParts = {}): Promise<void> {
  const mysql = isMysql(runner);
  await runner.createTable(new Table({
    name,
    columns: columns.map((column) => column(mysql)),
    engine: mysql ? 'InnoDB' : undefined,
    indices: [
      ...(parts.indices ?? []).map((columnNames) => ({ name: constraintName('ix', name, columnNames), columnNames: [...columnNames] })),
      ...(parts.uniques ?? []).map((columnNames) => ({ name: constraintName('ux', name, columnNames), columnNames: [...columnNames], isUnique: true })),
    ],
    foreignKeys: Object.entries(parts.foreignKeys ?? {}).map(([column, target]) => ({
      name: constraintName('fk', name, [column]),
      columnNames: [column],
      referencedTableName: target,
      referencedColumnNames: ['id'],
      onDelete: 'RESTRICT',
      onUpdate: 'RESTRICT',
    })),
  }), false, true, true);
}
