import { randomUUID } from 'node:crypto';
import { CoverageService } from '../../src/governance/coverage.service.js';
import { ImportWorker } from '../../src/imports/index.js';
import type { Database } from '../../src/platform/database/index.js';
import type { TestApplication } from '../support/application.js';
import { Course } from './course.js';
import { send, wrongEffects, type Deed } from './deed.js';
import { nameOf, type Scenario } from './scenario.js';
import type { Stage } from './stage.js';
import type { CrashPoint, Rehearsal, RowCounts } from './trial.js';

/** When everything is prepared, and when the deeds are done. */
export const preparedAt = '2026-11-22T02:00:00.000Z';
export const doneAt = '2026-11-22T02:20:00.000Z';

let deedsMade = 0;

/** @throws Error when what the deed is to bring about is there already, because then nothing could be seen of it */
export async function makeDeed(stage: Stage, scenario: Scenario): Promise<Deed> {
  stage.test.clock.set(preparedAt);
  const { path, person, body = null, effects } = await scenario.prepare(stage);
  const ownPath = new RegExp(`^${scenario.route.replace(/^\w+ /, '').replaceAll(/\{\w+\}/g, '\\d+')}$`);
  if (!ownPath.test(path)) throw new Error(`${nameOf(scenario)}: goes to ${path}.`);
  const serial = ++deedsMade;
  const deed: Deed = { route: scenario.route, path, token: person.token, body, effects, key: randomUUID(), address: `10.${serial >> 16}.${(serial >> 8) & 255}.${serial & 255}` };
  if (!(await wrongEffects(stage.test.database, deed)).length) throw new Error(`${nameOf(scenario)}: everything is there before the request is sent.`);
  return deed;
}

/**
 * Lets everything be done that follows from what was prepared, also what is otherwise done now and then for all at once: afterwards the
 * tables grow by nothing but the deed.
 */
export async function comeToRest({ application, clock, settle }: TestApplication): Promise<void> {
  await settle();
  await application.get(ImportWorker).refresh();
  await settle();
  await application.get(CoverageService).rebuildCoverage(clock.now());
}

/** Does a deed from beginning to end and notes its statements. */
export async function rehearse(stage: Stage, scenario: Scenario): Promise<Rehearsal> {
  const { application, clock, database, settle } = stage.test;
  const deed = await makeDeed(stage, scenario);
  clock.set(doneAt);
  await comeToRest(stage.test);
  const before = await countRows(database);
  const [request, settling] = [new Course(), new Course()];
  const { status, body } = await request.run(() => send(application, deed));
  const requestStatements = [...request.statements];
  if (status >= 300) throw new Error(`${nameOf(scenario)}: answered with ${status} ${JSON.stringify(body)}`);
  await settling.run(settle);
  await scenario.finish?.(stage.test, deed);
  const wrong = await wrongEffects(database, deed);
  if (wrong.length) throw new Error(`${nameOf(scenario)}: ${wrong.join('; ')}`);
  const after = await countRows(database);
  const growth = Object.fromEntries(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]).filter(([, more]) => more !== 0)) as RowCounts;
  return { status, statements: { request: requestStatements, settling: settling.statements }, growth };
}

/** Before every statement, and after every COMMIT; of the request, and of what its events bring about. */
export function pointsOf({ statements }: Rehearsal): CrashPoint[] {
  return (['request', 'settling'] as const).flatMap((phase) => statements[phase].flatMap((sql, index): CrashPoint[] => {
    const before: CrashPoint = { phase, statement: index + 1, moment: 'before' };
    return sql === 'COMMIT' ? [before, { ...before, moment: 'after' }] : [before];
  }));
}

export async function countRows(database: Database): Promise<RowCounts> {
  const tables = await database.query<{ name: string }>(database.dialect === 'sqlite'
    ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
    : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()');
  const counts = await database.query<{ name: string; count: number }>(
    tables.map(({ name }) => `SELECT '${name}' AS name, COUNT(*) AS count FROM ${name}`).join(' UNION ALL '),
  );
  return Object.fromEntries(counts.map(({ name, count }) => [name, Number(count)]));
}
