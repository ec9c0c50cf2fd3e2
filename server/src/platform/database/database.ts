import type { DataSource, EntityManager } from 'typeorm';
import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2';
import type { SqliteConnection, SqliteStatement } from './guarded-runners.js';
import { MysqlTransaction, SqliteTransaction, type Transaction } from './transaction.js';
import { currentUnit } from './unit-of-work-context.js';
import type { SqlValue } from './values.js';

export interface WriteResult {
  affectedRows: number;
  /** Generated key of the (first) inserted row; 0 when nothing was inserted. */
  insertId: number;
}

/**
 * What repositories use: TypeORM's manager for the ordinary, prepared portable SQL for joined reads and hot paths.
 * Inside {@link UnitOfWork.run} both act in its transaction; outside both only read.
 */
export abstract class Database {
  abstract readonly dialect: 'sqlite' | 'mysql';
  constructor(protected readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return currentUnit()?.transaction.manager ?? this.dataSource.manager;
  }

  /** For {@link UnitOfWork} alone. */
  abstract begin(): Promise<Transaction>;

  /** Rows of a prepared statement. `?` placeholders only; instants through {@link sqlInstant} and {@link readInstant}. */
  abstract query<Row>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;

  /** Runs an INSERT, UPDATE or DELETE in the current unit of work; throws outside of one. */
  abstract execute(sql: string, parameters?: readonly SqlValue[]): Promise<WriteResult>;

  /**
   * Runs `action` as the last statement of the current unit of work. For the row that many requests want at once: its
   * lock is then held for one statement only. When the action throws, everything is rolled back.
   */
  beforeCommit(action: () => Promise<void>): void {
    this.requireUnit().beforeCommit.push(action);
  }

  /** Runs `action` once the current unit of work has committed (at once outside of one). Never for effects that must not be lost. */
  afterCommit(action: () => void): void {
    const unit = currentUnit();
    if (unit) unit.afterCommit.push(action);
    else action();
  }

  protected requireUnit() {
    const unit = currentUnit();
    if (!unit) throw new Error('A write outside of a unit of work: wrap the use case in UnitOfWork.run.');
    return unit;
  }
}

export class MysqlDatabase extends Database {
  readonly dialect = 'mysql';
  private readonly pool: Pool;

  /** @param managerOn makes a manager that works in the transaction which is open on the connection */
  constructor(dataSource: DataSource, private readonly managerOn: (connection: PoolConnection) => EntityManager) {
    super(dataSource);
    this.pool = (dataSource.driver as unknown as { pool: Pool }).pool;
  }

  begin(): Promise<Transaction> {
    return MysqlTransaction.begin(this.pool, this.managerOn);
  }

  query<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.prepared<RowDataPacket[]>(sql, parameters) as Promise<unknown> as Promise<Row[]>;
  }

  async execute(sql: string, parameters: readonly SqlValue[] = []): Promise<WriteResult> {
    this.requireUnit();
    return this.prepared<ResultSetHeader>(sql, parameters);
  }

  // Straight to the driver: TypeORM would send the text for MariaDB to parse and plan each time.
  private prepared<Result extends RowDataPacket[] | ResultSetHeader>(sql: string, parameters: readonly SqlValue[]): Promise<Result> {
    const target = (currentUnit()?.transaction as MysqlTransaction | undefined)?.connection ?? this.pool;
    return new Promise((resolve, reject) => {
      target.execute<Result>(sql, parameters as SqlValue[], (error, result) => (error ? reject(error) : resolve(result)));
    });
  }
}

/** Prepared statements are kept per connection; text of statements is finite because values never enter it. */
const statementsKept = 500;

export class SqliteDatabase extends Database {
  readonly dialect = 'sqlite';
  private readonly writerStatements = new Map<string, SqliteStatement>();
  private readonly readerStatements = new Map<string, SqliteStatement>();

  constructor(dataSource: DataSource, private readonly reader: () => SqliteConnection) {
    super(dataSource);
  }

  begin(): Promise<Transaction> {
    return SqliteTransaction.begin(this.dataSource);
  }

  query<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.attempt(() => this.statement(sql).all(...parameters) as Row[]);
  }

  execute(sql: string, parameters: readonly SqlValue[] = []): Promise<WriteResult> {
    return this.attempt(() => {
      this.requireUnit();
      const result = this.statement(sql).run(...parameters);
      return { affectedRows: result.changes, insertId: Number(result.lastInsertRowid) };
    });
  }

  private async attempt<T>(action: () => T): Promise<T> {
    return action();
  }

  private statement(sql: string): SqliteStatement {
    const inUnit = currentUnit() !== undefined;
    const kept = inUnit ? this.writerStatements : this.readerStatements;
    let statement = kept.get(sql);
    if (!statement) {
      const connection = inUnit
        ? (this.dataSource.driver as unknown as { databaseConnection: SqliteConnection }).databaseConnection
        : this.reader();
      statement = connection.prepare(sql);
      kept.set(sql, statement);
      if (kept.size > statementsKept) kept.delete(kept.keys().next().value as string);
    }
    return statement;
  }
}
