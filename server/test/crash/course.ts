import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '../../src/platform/database/index.js';

/** A place in a run of statements, which are counted from 1. */
export interface StopAt {
  readonly statement: number;
  readonly moment: 'before' | 'after';
}

type Transaction = Awaited<ReturnType<Database['begin']>>;

const courses = new AsyncLocalStorage<Course>();

/**
 * One piece of work as the database sees it: its statements in their order. With a place to stop it comes to a standstill there for
 * ever, with its transaction open: nothing of it can happen any more before the process is killed. So one killed process can stand at
 * many places at once, each in a database or a transaction of its own.
 */
export class Course {
  readonly statements: string[] = [];
  /** Resolves when the work stands still. */
  readonly stopped: Promise<void>;
  private stop!: () => void;
  private standing = false;

  constructor(private readonly stopAt: StopAt | null = null) {
    this.stopped = new Promise((resolve) => { this.stop = resolve; });
  }

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return courses.run(this, work);
  }

  async send<Result>(statement: string, send: () => Promise<Result>): Promise<Result> {
    if (this.standing) return this.standStill();
    const number = this.statements.push(statement.replace(/\s+/g, ' ').trim());
    if (this.isStop(number, 'before')) return this.standStill();
    const result = await send();
    return this.isStop(number, 'after') ? this.standStill() : result;
  }

  private isStop(statement: number, moment: StopAt['moment']): boolean {
    return this.stopAt?.statement === statement && this.stopAt.moment === moment;
  }

  private standStill(): Promise<never> {
    this.standing = true;
    this.stop();
    return new Promise(() => undefined);
  }
}

const throughCourse = <Result>(statement: string, send: () => Promise<Result>): Promise<Result> => courses.getStore()?.send(statement, send) ?? send();

/** Lets every statement that goes to this database pass through the course it belongs to. */
export function watchStatements(database: Database): void {
  const { query, execute, begin } = database;
  database.query = <Row>(sql: string, parameters?: Parameters<Database['query']>[1]) => throughCourse(sql, () => query.call(database, sql, parameters) as Promise<Row[]>);
  database.execute = (sql, parameters) => throughCourse(sql, () => execute.call(database, sql, parameters));
  database.begin = () => throughCourse('BEGIN', async () => watched(await begin.call(database)));
  Object.defineProperty(database, 'manager', { get: refuseManager });
}

/** Changed in place: the database looks into its own transactions. */
function watched(transaction: Transaction): Transaction {
  const { commit, rollback } = transaction;
  transaction.commit = () => throughCourse('COMMIT', () => commit.call(transaction));
  transaction.rollback = () => throughCourse('ROLLBACK', () => rollback.call(transaction));
  Object.defineProperty(transaction, 'manager', { get: refuseManager });
  return transaction;
}

/** No use case goes through TypeORM's manager today; the first one that does must be counted too, not slip by. */
function refuseManager(): never {
  throw new Error('Statements of the entity manager are not counted: teach watchStatements about them.');
}
