import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { CrashPoint } from './crash-plan.js';
import { proveCrashes, type Outcome } from './crash-run.js';
import type { WritingRoute } from './deed.js';
import { nameOf, type Scenario } from './scenario.js';
import { scenarios } from './scenarios/index.js';

/**
 * Every use case that writes is killed at every statement and around every COMMIT; then the application starts again on what is left and
 * the client repeats its request with its key. The import's long work has a crash test of its own: test/integration/imports-crash.spec.ts.
 *
 * PROVE_CRASH_POINTS: `all`, or how many points of each scenario are tried. By default two, spread over all of them; and all points of
 * what is at the heart, on SQLite.
 */
jest.setTimeout(30 * 60_000);

interface Operation {
  'x-without-idempotency-key'?: string;
}

const { paths } = JSON.parse(readFileSync(new URL('../../../libs/api-client/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, Record<string, Operation>> };
const writingRoutes = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations)
  .filter(([method]) => method !== 'get')
  .map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path.replace('/api/v1', '')}` as WritingRoute, operation })));

const atTheHeart: readonly WritingRoute[] = ['POST /contracts', 'POST /contracts/{id}/acceptance', 'POST /contracts/{id}/withdrawal'];
const wanted = process.env['PROVE_CRASH_POINTS'];
const goldenRatio = 0.618;

function chosenPoints({ route }: Scenario, points: readonly CrashPoint[], index: number): readonly CrashPoint[] {
  if (wanted === 'all' || (!process.env['TEST_DATABASE_URL'] && atTheHeart.includes(route))) return points;
  const size = Math.min(Number(wanted ?? 2), points.length);
  // Another offset for each scenario, so that together they meet every kind of place.
  const offset = (index * goldenRatio) % 1;
  return Array.from({ length: size }, (_, part) => points[Math.floor(((part + offset) / size) * points.length)] as CrashPoint);
}

test('every route that writes has a scenario, or says why a repetition of it needs no key', () => {
  const tried = new Set<string>(scenarios.map(({ route }) => route));
  const exempt = new Set<string>(writingRoutes.filter(({ operation }) => operation['x-without-idempotency-key']).map(({ route }) => route));
  expect(writingRoutes.map(({ route }) => route).filter((route) => !tried.has(route) && !exempt.has(route))).toEqual([]);
  expect([...tried].filter((route) => !writingRoutes.some((writing) => writing.route === route))).toEqual([]);
  expect(atTheHeart.filter((route) => !tried.has(route))).toEqual([]);
});

describe('killed, started again, asked again: done once', () => {
  let outcome: Outcome;
  beforeAll(async () => { outcome = await proveCrashes(scenarios, chosenPoints); });

  test.each(scenarios.map((scenario) => [nameOf(scenario), scenario] as const))('%s', (_name, scenario) => {
    expect(outcome.faults.filter((fault) => fault.scenario === scenario).map(({ fault }) => fault)).toEqual([]);
    expect(outcome.points.get(scenario)?.tried).toBeGreaterThan(0);
  });

  test('and nothing is wrong that no single one of them can be blamed for', () => {
    expect(outcome.faults.filter(({ scenario }) => scenario === null)).toEqual([]);
  });
});
