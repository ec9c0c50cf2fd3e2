import { Column, Entity, Index, PrimaryGeneratedColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { openDatabase, isUniqueViolation, readInstant, sqlInstant, UnitOfWork, type OpenDatabase } from '../../src/platform/database/index.js';
import { id, instant, integer, nullable, stored, table, varchar } from '../../src/platform/database/schema.js';
import { makeTestPlace, type TestPlace } from '../support/place.js';

const openExpression = "CASE WHEN state IN ('OPEN') THEN holder_id END";

@Entity('probe')
@Index('ux_probe_name', ['name'], { unique: true })
@Index('ux_probe_open_key', ['openKey'], { unique: true })
class Probe {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'varchar', length: 40 }) name: string;
  @Column({ type: 'int' }) amount: number;
  @Column({ name: 'holder_id', type: 'int', nullable: true }) holderId: number | null;
  @Column({ type: 'varchar', length: 8, nullable: true }) state: string | null;
  @Column({ type: 'datetime', precision: 3 }) at: Date;
  @Column({ name: 'open_key', type: 'int', nullable: true, select: false, insert: false, update: false, asExpression: openExpression, generatedType: 'STORED' }) openKey: number | null;
}

class Probe1 implements MigrationInterface {
  name = 'Probe1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'probe', [
      id(), varchar('name', 40), integer('amount'), nullable(integer('holder_id')), nullable(varchar('state', 8)), instant('at'), stored(integer('open_key'), openExpression),
    ], { uniques: [['name'], ['open_key']] });
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('probe');
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const at = new Date('2026-11-22T01:02:03.987Z');

let place: TestPlace;
let open: OpenDatabase;
let unitOfWork: UnitOfWork;

const add = (name: string, amount = 0) => open.database.execute('INSERT INTO probe (name, amount, at) VALUES (?, ?, ?)', [name, amount, sqlInstant(at)]);
const names = async () => (await open.database.query<{ name: string }>('SELECT name FROM probe ORDER BY name')).map((row) => row.name);

beforeAll(async () => {
  place = await makeTestPlace();
  open = await openDatabase(place.settings, { entities: [Probe], migrations: [Probe1] });
  unitOfWork = new UnitOfWork(open.database);
});
beforeEach(() => unitOfWork.run(() => open.database.execute('DELETE FROM probe')));
afterAll(async () => {
  await open?.dataSource.destroy();
  await place?.remove();
});

test('one caller\'s rollback leaves the others\' rows alone, and nobody sees what is not committed', async () => {
  const failing = unitOfWork.run(async () => {
    await add('first');
    await pause(60);
    throw new Error('the first fails');
  }).catch((error: Error) => error.message);
  await pause(20);
  const seenMeanwhile = await names();
  const other = unitOfWork.run(() => add('second'));
  expect(seenMeanwhile).toEqual([]);
  expect(await failing).toBe('the first fails');
  await other;
  expect(await names()).toEqual(['second']);
});

test('reads in a unit of work see its own writes, through SQL and through the manager', async () => {
  await unitOfWork.run(async () => {
    await add('mine', 7);
    expect(await names()).toEqual(['mine']);
    const entity = await open.database.manager.findOneByOrFail(Probe, { name: 'mine' });
    expect(entity.amount).toBe(7);
    expect(entity.at.toISOString()).toBe(at.toISOString());
  });
});

test('a write outside of a unit of work is refused on every way', async () => {
  await expect(add('stray')).rejects.toThrow('outside of a unit of work');
  await expect(open.dataSource.getRepository(Probe).insert({ name: 'stray', amount: 1, at })).rejects.toThrow(/unit of work/);
  await expect(open.dataSource.query('DELETE FROM probe')).rejects.toThrow(/unit of work/);
  expect(await names()).toEqual([]);
});

test('a nested run joins; an inner failure takes the outer with it', async () => {
  await expect(unitOfWork.run(async () => {
    await add('outer');
    await unitOfWork.run(async () => {
      await add('inner');
      throw new Error('inner fails');
    });
  })).rejects.toThrow('inner fails');
  expect(await names()).toEqual([]);
});

test('what comes before the commit runs last and can still refuse everything; what comes after does not run then', async () => {
  let ran = 0;
  await expect(unitOfWork.run(async () => {
    open.database.beforeCommit(async () => { throw new Error('full'); });
    open.database.afterCommit(() => { ran++; });
    await add('row');
  })).rejects.toThrow('full');
  expect([ran, await names()]).toEqual([0, []]);
  await unitOfWork.run(async () => {
    open.database.beforeCommit(async () => { await add('last'); });
    open.database.afterCommit(() => { ran++; });
  });
  expect([ran, await names()]).toEqual([1, ['last']]);
});

test('a conditional update lets exactly as many through as there are places', async () => {
  await unitOfWork.run(() => add('places', 990));
  const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, index) => unitOfWork.run(async () => {
    await add(`taker ${index}`);
    const { affectedRows } = await open.database.execute('UPDATE probe SET amount = amount + 1 WHERE name = ? AND amount < 1000', ['places']);
    if (!affectedRows) throw new Error('full');
  })));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
  expect((await names()).filter((name) => name.startsWith('taker'))).toHaveLength(10);
});

test('two that lock in opposite order both succeed: the whole work runs again', async () => {
  await unitOfWork.run(async () => { await add('a'); await add('b'); });
  const both = (first: string, second: string) => unitOfWork.run(async () => {
    await open.database.execute('UPDATE probe SET amount = amount + 1 WHERE name = ?', [first]);
    await pause(30);
    await open.database.execute('UPDATE probe SET amount = amount + 1 WHERE name = ?', [second]);
  });
  await Promise.all([both('a', 'b'), both('b', 'a')]);
  const amounts = await open.database.query<{ amount: number }>('SELECT amount FROM probe');
  expect(amounts.map((row) => row.amount)).toEqual([2, 2]);
});

test('a stored column that is null unless open makes a second open row impossible', async () => {
  const hold = (name: string, state: string) => unitOfWork.run(() => open.database.execute(
    'INSERT INTO probe (name, amount, holder_id, state, at) VALUES (?, 0, 5, ?, ?)', [name, state, sqlInstant(at)]));
  await hold('one', 'OPEN');
  const refusal = await hold('two', 'OPEN').catch((error: unknown) => error);
  expect(isUniqueViolation(refusal, 'ux_probe_open_key')).toBe(true);
  expect(isUniqueViolation(refusal, 'ux_probe_name')).toBe(false);
  await hold('three', 'CLOSED');
  await hold('four', 'CLOSED');
});

test('instants keep their milliseconds and rare characters stay themselves and differ', async () => {
  await unitOfWork.run(async () => { await add('𠮷'); await add('𬭩'); await add('ａ'); await add('a'); await add('A'); });
  const rows = await open.database.query<{ name: string; at: Date | string }>('SELECT name, at FROM probe');
  expect(new Set(rows.map((row) => row.name))).toEqual(new Set(['𠮷', '𬭩', 'ａ', 'a', 'A']));
  for (const row of rows) expect(readInstant(row.at).toISOString()).toBe(at.toISOString());
});

test('the schema after migrating is the schema of the entities', async () => {
  const drift = await open.dataSource.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
});
