import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PoolConnection } from 'mysql2';

/** One transaction that has begun. It ends with exactly one of `commit` and `rollback`. */
export interface Transaction {
  /** TypeORM's way into it, for those who work with entities. */
  readonly manager: EntityManager;
  commit(): Promise<void>;
  /** Never fails: what cannot be rolled back has lost its connection, and with it everything not committed. */
  rollback(): Promise<void>;
}

/** Holds the one write gate of the file; see guarded-runners.ts. */
export class SqliteTransaction implements Transaction {
  readonly manager: EntityManager;

  private constructor(private readonly runner: QueryRunner, dataSource: DataSource) {
    this.manager = dataSource.createEntityManager(runner);
  }

  static async begin(dataSource: DataSource): Promise<SqliteTransaction> {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    return new SqliteTransaction(runner, dataSource);
  }

  async commit(): Promise<void> {
    await this.runner.commitTransaction();
    await this.runner.release();
  }

  async rollback(): Promise<void> {
    if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
    await this.runner.release();
  }
}

/**
 * Begins and ends on the driver itself: TypeORM takes every such statement through its events and a captured stack trace, which cost
 * more than the statements. Its manager is made when somebody asks for it.
 */
export class MysqlTransaction implements Transaction {
  private madeManager: EntityManager | undefined;

  private constructor(readonly connection: PoolConnection, private readonly managerOn: (connection: PoolConnection) => EntityManager) {}

  /** @param managerOn makes a manager that works in the transaction which is open on the connection */
  static async begin(pool: ConnectionPool, managerOn: (connection: PoolConnection) => EntityManager): Promise<MysqlTransaction> {
    const connection = await new Promise<PoolConnection>((resolve, reject) => {
      pool.getConnection((error, found) => (error ? reject(error) : resolve(found)));
    });
    const transaction = new MysqlTransaction(connection, managerOn);
    await transaction.send('START TRANSACTION').catch((error: unknown) => {
      connection.destroy();
      throw error;
    });
    return transaction;
  }

  get manager(): EntityManager {
    return (this.madeManager ??= this.managerOn(this.connection));
  }

  async commit(): Promise<void> {
    await this.send('COMMIT');
    this.connection.release();
  }

  rollback(): Promise<void> {
    return this.send('ROLLBACK').then(
      () => this.connection.release(),
      // In an unknown state, it must not serve anybody else.
      () => this.connection.destroy(),
    );
  }

  private send(statement: 'START TRANSACTION' | 'COMMIT' | 'ROLLBACK'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.query(statement, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** The part of mysql2's pool that is used here. */
export interface ConnectionPool {
  getConnection(done: (error: Error | null, connection: PoolConnection) => void): void;
}
