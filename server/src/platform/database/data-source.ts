import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, type Pool, type PoolOptions } from 'mysql2';
import mysql from 'mysql2/promise';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { SettingsError, type Settings } from '../config/index.js';
import { MysqlDatabase, SqliteDatabase, type Database } from './database.js';
import { guardMysql, guardSqlite, type WritePermission } from './guarded-runners.js';

const require = createRequire(import.meta.url);

/** Constructors only: TypeORM wants its own loose types for lists of classes. */
export interface Schema {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly database: Database;
}

/**
 * Connects, migrates to the newest schema and hands out the guarded database.
 * @throws SettingsError when the database cannot be reached or is set up in a way that would lose data.
 */
export async function openDatabase(settings: Settings, schema: Schema): Promise<OpenDatabase> {
  return settings.databaseUrl ? openMysql(settings.databaseUrl, settings.databasePoolSize, schema) : openSqlite(settings.dataFolder, schema);
}

const shared = (schema: Schema) => ({
  entities: schema.entities as MixedList<new () => object>,
  migrations: schema.migrations as MixedList<new () => object>,
  synchronize: false,
  logging: false as const,
});

/** Where the embedded database is. */
export const sqliteFile = (dataFolder: string): string => join(dataFolder, 'jiayi.sqlite');

async function openSqlite(dataFolder: string, schema: Schema): Promise<OpenDatabase> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const permission: WritePermission = { maintenance: false };
  const dataSource = new DataSource({
    ...shared(schema),
    type: 'better-sqlite3',
    // Ready-built from the package registry; better-sqlite3 itself would compile or download at install time.
    driver: require('libsql') as unknown,
    database: sqliteFile(dataFolder),
    enableWAL: true,
    statementCacheSize: 500,
    // FULL: a committed consent survives a power cut.
    prepareDatabase: (connection: { pragma(text: string): unknown }) => { connection.pragma('synchronous = FULL'); },
  });
  const { reader } = guardSqlite(dataSource, permission);
  await dataSource.initialize();
  await migrate(dataSource, permission);
  return { dataSource, database: new SqliteDatabase(dataSource, reader) };
}

/**
 * Once per connection, and from the very first on, which TypeORM opens while it initialises: its own isolationLevel would
 * cost a statement per transaction. Conditional updates and unique keys decide every race, so gap locks would only add
 * deadlocks.
 */
const readCommitted = {
  createPool(options: PoolOptions): Pool {
    const pool = createPool(options);
    pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'));
    return pool;
  },
};

async function openMysql(url: string, poolSize: number, schema: Schema): Promise<OpenDatabase> {
  const type = await prepareServer(url);
  const permission: WritePermission = { maintenance: false };
  const { hostname, port, username, password, pathname } = new URL(url);
  const options: DataSourceOptions = {
    ...shared(schema),
    type,
    host: hostname,
    port: Number(port || 3306),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize,
    connectTimeout: 10_000,
    driver: readCommitted,
  };
  const dataSource = new DataSource(options);
  const { managerOn } = guardMysql(dataSource, permission);
  await dataSource.initialize();
  await migrate(dataSource, permission);
  return { dataSource, database: new MysqlDatabase(dataSource, managerOn) };
}

/** Checks what the application relies on, and tells MariaDB from MySQL, which TypeORM treats as two kinds. */
async function prepareServer(url: string): Promise<'mariadb' | 'mysql'> {
  const connection = await mysql.createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 10_000 }).catch((error: { code?: string }) => {
    throw new SettingsError(`连不上 DATABASE_URL 指定的数据库（${error.code ?? '未知原因'}）。请检查地址、端口、用户、密码和数据库名。`);
  });
  try {
    const [[row]] = await connection.query<(mysql.RowDataPacket & { version: string; collation: string; mode: string })[]>(
      'SELECT VERSION() AS version, @@collation_database AS collation, @@sql_mode AS mode, DATABASE() AS name',
    );
    if (!row) throw new SettingsError('DATABASE_URL 指定的数据库没有回答。');
    if (!/STRICT_(TRANS|ALL)_TABLES/.test(row.mode)) {
      throw new SettingsError('数据库的 sql_mode 缺少 STRICT_TRANS_TABLES：过长的内容会被悄悄截断，请先打开它。');
    }
    // Names with rare characters must stay different from one another, as they are in SQLite.
    if (row.collation !== 'utf8mb4_bin') {
      await connection.query(`ALTER DATABASE \`${String(row['name']).replaceAll('`', '``')}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    }
    return row.version.includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

async function migrate(dataSource: DataSource, permission: WritePermission): Promise<void> {
  permission.maintenance = true;
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    permission.maintenance = false;
  }
}
