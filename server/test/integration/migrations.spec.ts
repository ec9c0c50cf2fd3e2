import { createRequire } from 'node:module';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { entities } from '../../src/entities.js';
import { migrations } from '../../src/migrations/index.js';
import { makeTestPlace, type TestPlace } from '../support/place.js';

const require = createRequire(import.meta.url);

/** The same schema on the place's database, without the guard that keeps writes inside units of work. */
function unguarded({ settings }: TestPlace): DataSourceOptions {
  const schema = { entities: entities as (new () => object)[], migrations: migrations as (new () => object)[] };
  return settings.databaseUrl
    ? { ...schema, type: 'mariadb', url: settings.databaseUrl, charset: 'utf8mb4_bin' }
    : { ...schema, type: 'better-sqlite3', driver: require('libsql') as unknown, database: ':memory:' };
}

test('every migration can be undone, leaves nothing behind, and can be run again to the schema of the entities', async () => {
  const place = await makeTestPlace();
  const dataSource = await new DataSource(unguarded(place)).initialize();
  try {
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    expect(ran).toHaveLength(migrations.length);
    for (let undone = 0; undone < ran.length; undone++) await dataSource.undoLastMigration({ transaction: 'each' });
    const tables: object[] = await dataSource.query(place.settings.databaseUrl ? 'SHOW TABLES' : "SELECT name FROM sqlite_master WHERE type = 'table'");
    const left = tables.map((row) => Object.values(row)[0] as string).filter((name) => !['migrations', 'typeorm_metadata', 'sqlite_sequence'].includes(name));
    expect(left).toEqual([]);
    await dataSource.runMigrations({ transaction: 'each' });
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await dataSource.destroy();
    await place.remove();
  }
}, 60_000);
