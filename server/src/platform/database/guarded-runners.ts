import { createRequire } from 'node:module';
import type { PoolConnection } from 'mysql2';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { currentUnit } from './unit-of-work-context.js';

/*
 * TypeORM gives every caller of SQLite the same connection, so that one caller's rollback erases another's rows and
 * readers see what is not committed. Here each unit of work has a runner of its own and holds the one write gate from
 * BEGIN to COMMIT; reads outside of a unit of work go to a second, read-only WAL connection. On both databases a write
 * outside of a unit of work is an error, because nothing would make it atomic with its audit and outbox rows.
 */

const require = createRequire(import.meta.url);
const { BetterSqlite3QueryRunner } = require('typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner') as RunnerModule<'BetterSqlite3QueryRunner'>;
const { MysqlQueryRunner } = require('typeorm/driver/mysql/MysqlQueryRunner') as RunnerModule<'MysqlQueryRunner'>;

type RunnerModule<Name extends string> = Record<Name, new (...parameters: never[]) => QueryRunner>;

/** The part of libsql's (better-sqlite3 compatible) connection that is used here. */
export interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
  pragma(text: string): unknown;
  close(): void;
}
export interface SqliteStatement {
  readonly reader: boolean;
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint };
}

interface SqliteDriver {
  sqlite: new (file: string, options: { timeout: number }) => SqliteConnection;
  options: { database: string };
  databaseConnection: SqliteConnection;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  createQueryRunner(): QueryRunner;
}

const reads = /^\s*(select|with|explain|values|show|pragma)\b/i;

function refuseStrayWrite(): never {
  throw new Error('A write outside of a unit of work: wrap the use case in UnitOfWork.run.');
}

/** Lets one holder in at a time, in order of arrival. */
class Gate {
  private tail: Promise<void> = Promise.resolve();

  async enter(): Promise<() => void> {
    let leave!: () => void;
    const before = this.tail;
    this.tail = new Promise((resolve) => { leave = resolve; });
    await before;
    return leave;
  }
}

/** Schema work (migrations) may write without a unit of work; nothing else may. */
export interface WritePermission {
  maintenance: boolean;
}

/**
 * Prepares a MySQL or MariaDB data source: a lone write outside of a transaction is refused. `managerOn` of the answer makes a manager
 * for a transaction that was begun on a connection without TypeORM.
 */
export function guardMysql(dataSource: DataSource, permission: WritePermission): { managerOn(connection: PoolConnection): EntityManager } {
  const driver = dataSource.driver as unknown as { createQueryRunner(mode: string): QueryRunner };
  class GuardedRunner extends (MysqlQueryRunner as new (driver: unknown, mode: string) => QueryRunner) {
    override query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
      if (!this.isTransactionActive && !permission.maintenance && !reads.test(sql)) refuseStrayWrite();
      return super.query(sql, parameters as never, structured as never) as Promise<never>;
    }
  }
  driver.createQueryRunner = (mode) => new GuardedRunner(driver, mode);
  return {
    managerOn(connection) {
      const runner = new GuardedRunner(driver, 'master');
      // What its own startTransaction would have set.
      Object.assign(runner, { databaseConnection: connection, isTransactionActive: true, transactionDepth: 1 });
      return dataSource.createEntityManager(runner);
    },
  };
}

/** Prepares a SQLite data source; returns the read connection once the data source is connected. */
export function guardSqlite(dataSource: DataSource, permission: WritePermission): { reader(): SqliteConnection } {
  const driver = dataSource.driver as unknown as SqliteDriver;
  const gate = new Gate();
  const writerStatements = new Map<string, unknown>();
  const readerStatements = new Map<string, unknown>();
  let readConnection: SqliteConnection | undefined;

  class GuardedRunner extends (BetterSqlite3QueryRunner as new (driver: unknown) => QueryRunner) {
    private leaveGate: (() => void) | undefined;
    private reading = false;

    // Statements belong to a connection, not to a runner: without this every unit of work would prepare anew.
    get stmtCache(): Map<string, unknown> {
      return this.reading ? readerStatements : writerStatements;
    }
    set stmtCache(_own: Map<string, unknown>) { /* the base class assigns an empty one */ }

    override connect(): Promise<SqliteConnection> {
      return Promise.resolve(this.reading && readConnection ? readConnection : driver.databaseConnection);
    }

    override async startTransaction(): Promise<void> {
      this.leaveGate ??= await this.enterGate();
      try {
        await super.startTransaction();
      } catch (error) {
        if (!this.isTransactionActive) this.leave();
        throw error;
      }
    }

    override async commitTransaction(): Promise<void> {
      await super.commitTransaction();
      if (!this.isTransactionActive) this.leave();
    }

    override async rollbackTransaction(): Promise<void> {
      try {
        await super.rollbackTransaction();
      } finally {
        if (!this.isTransactionActive) this.leave();
      }
    }

    override async release(): Promise<void> {
      if (this.isTransactionActive) await this.rollbackTransaction();
      return super.release();
    }

    override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
      // IMMEDIATE takes the file's write lock at once: a transaction that reads first and then meets another process's
      // write would fail however often it is repeated (SQLITE_BUSY_SNAPSHOT).
      const statement = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
      const run = (): Promise<never> => super.query(statement, parameters as never, structured as never) as Promise<never>;
      if (this.leaveGate) return run();
      if (readConnection && reads.test(sql) && !permission.maintenance) {
        this.reading = true;
        try {
          return await run();
        } finally {
          this.reading = false;
        }
      }
      if (!permission.maintenance) refuseStrayWrite();
      const leave = await this.enterGate();
      try {
        return await run();
      } finally {
        leave();
      }
    }

    private enterGate(): Promise<() => void> {
      // A second transaction inside the first would wait for itself.
      if (currentUnit() && !permission.maintenance) throw new Error('A write that bypasses the unit of work it runs in: use its manager.');
      return gate.enter();
    }

    private leave(): void {
      this.leaveGate?.();
      this.leaveGate = undefined;
    }
  }

  const connect = driver.connect.bind(driver);
  const disconnect = driver.disconnect.bind(driver);
  driver.connect = async () => {
    await connect();
    readConnection = new driver.sqlite(driver.options.database, { timeout: 5000 });
    readConnection.pragma('query_only = ON');
  };
  driver.disconnect = async () => {
    readerStatements.clear();
    writerStatements.clear();
    readConnection?.close();
    readConnection = undefined;
    await disconnect();
  };
  driver.createQueryRunner = () => new GuardedRunner(driver);
  return {
    reader() {
      if (!readConnection) throw new Error('The database is not connected.');
      return readConnection;
    },
  };
}
