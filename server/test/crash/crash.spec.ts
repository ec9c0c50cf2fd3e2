import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { proveCrashes, type Outcome } from './crash-run.js';
import type { WritingRoute } from './deed.js';
import { nameOf, type Scenario } from './scenario.js';
import { scenarios } from './scenarios/index.js';
import { describeTrial, type CrashPoint } from './trial.js';

/**
 * Every use case that writes is killed at every statement and around every COMMIT; then the application starts again on what is left and
 * the client repeats its request with its key. The import's long work has a crash test of its own: test/integration/imports-crash.spec.ts.
 *
 * PROVE_CRASH_POINTS: `all`, or how many points of each scenario are tried. By default every point of the requests at the heart and one of
 * what follows from them, and one of every other request.
 */
// All points on MariaDB take long: what stands still while events have their effects needs a process of its own for each.
jest.setTimeout(2 * 60 * 60_000);

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
  if (wanted === 'all') return points;
  if (wanted) return spread(points, Number(wanted), index);
  const requests = points.filter(({ phase }) => phase === 'request');
  return atTheHeart.includes(route) ? [...requests, ...spread(points.filter(({ phase }) => phase === 'settling'), 1, index)] : spread(requests, 1, index);
}

/** So many of them, at even distances; from another offset each time, so that together they meet every kind of place. */
function spread(points: readonly CrashPoint[], wantedSize: number, index: number): readonly CrashPoint[] {
  const size = Math.min(wantedSize, points.length);
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
  beforeAll(async () => {
    outcome = await proveCrashes(chosenPoints);
    process.stdout.write(`crash points: ${outcome.trials.length} of ${outcome.points}\n`);
  });

  test.each(scenarios.map(nameOf))('%s', (name) => {
    expect(outcome.trials.filter(({ scenario }) => scenario === name)).not.toEqual([]);
    expect(outcome.faults.flatMap(({ trial, text }) => (trial?.scenario === name ? [`${describeTrial(trial)}: ${text}`] : []))).toEqual([]);
  });

  test('and nothing is wrong that no single one of them can be blamed for', () => {
    expect(outcome.faults.filter(({ trial }) => trial === null)).toEqual([]);
  });
});
