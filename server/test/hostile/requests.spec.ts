import fc from 'fast-check';
import '../support/imports.js';
import { changedTables, faultsOf, Tables } from './answers.js';
import { apiRoutes, type ApiRoute } from './api-routes.js';
import { hostileFor, Shot, targetsOf, type Attempt, type Target } from './attack.js';
import type { Written } from './hostile-values.js';
import { multipartSamples } from './multipart.js';
import { heapAfterCollection } from './memory.js';
import { memoryRounds, seed, seedFor, valuesPerPlace } from './seed.js';
import { callersOf, World, type CallerKind } from './world.js';

let world: World;
let tables: Tables;
let routes: ApiRoute[];

beforeAll(async () => {
  world = await World.start();
  tables = await Tables.of(world.test);
  routes = apiRoutes(world.test);
});
afterAll(() => world?.stop());

const counted = ['audit_entry', 'throttle', 'lockout'];

/** Refusals that are meant to leave a trace: a wrong proof is counted, and who tried is noted. */
const tracesOf: Readonly<Record<string, readonly string[]>> = {
  'POST /api/v1/sessions/phone': counted,
  'POST /api/v1/sessions/staff': counted,
  'POST /api/v1/sessions/staff/second-factor': counted,
  'PUT /api/v1/me/phone': counted,
  'PUT /api/v1/me/password': counted,
};

/** Bytes: far less than one body of each round kept would come to, more than the collector leaves lying about. */
const largestGrowth = 8 * 1024 * 1024;

/** After these the same person would be refused whatever comes next. */
const spent: ReadonlySet<number> = new Set([401, 423, 429]);

/** Sends one request and says what is wrong with the answer, or with what it left behind. */
async function faultsOfAttempt(route: ApiRoute, kind: CallerKind, hostile?: { target: Target; value: Written }): Promise<Attempt & { faults: string[] }> {
  const shot = await Shot.prepare(world, route, kind, hostile);
  const before = await tables.count();
  const attempt = await shot.fire();
  const faults = faultsOf(attempt.answer, attempt.milliseconds);
  if (attempt.answer.status >= 400) {
    const changed = changedTables(before, await tables.count()).filter((table) => !tracesOf[route.name]?.includes(table));
    if (changed.length) faults.push(`refused with ${attempt.answer.status}, and yet changed ${changed.join(', ')}`);
  }
  if (spent.has(attempt.answer.status)) world.dismiss(kind);
  return { ...attempt, faults };
}

/** Hostile values in one place of a route, from callers of each kind. @returns the first failure, or null */
async function failureAt(route: ApiRoute, target: Target): Promise<string | null> {
  let failure: string | null = null;
  const property = fc.asyncProperty(fc.constantFrom(...callersOf(route.access)), hostileFor(target), async (kind, value) => {
    const { faults } = await faultsOfAttempt(route, kind, { target, value });
    if (faults.length === 0) return true;
    failure = `${route.name}, ${target.where} ${target.name} is ${value.label}, by ${kind}: ${faults.join('; ')}`;
    return false;
  });
  const { failed, errorInstance } = await fc.check(property, { seed: seedFor(`${route.name} ${target.where} ${target.name}`), numRuns: valuesPerPlace, endOnFailure: true });
  return failed ? failure ?? `${route.name}, ${target.where} ${target.name}: ${String(errorInstance)}` : null;
}

describe(`requests made from the API document (PROVE_SEED=${seed})`, () => {
  test('every route is reached, and answers each kind of caller that may use it', async () => {
    const unreached: string[] = [];
    for (const route of routes.filter(({ body }) => body?.mediaType !== 'multipart/form-data')) {
      const statuses = new Map<CallerKind, number>();
      for (const kind of callersOf(route.access)) {
        const { answer, faults } = await faultsOfAttempt(route, kind);
        // Whoever has just signed himself out asks again.
        statuses.set(kind, answer.status === 401 ? (await faultsOfAttempt(route, kind)).answer.status : answer.status);
        if (faults.length) unreached.push(`${route.name} by ${kind}: ${faults.join('; ')}`);
      }
      // What a rule refuses has been understood; what is malformed, unknown or unknown to everybody has not been reached.
      const understood = [...statuses.values()].some((status) => status < 400 || status === 409 || status === 422);
      if (!understood || [...statuses.values()].includes(400)) unreached.push(`${route.name}: ${[...statuses].join(' ')}`);
    }
    expect(unreached).toEqual([]);
    expect(routes.length).toBeGreaterThan(60);
  });

  test('every form that takes a file is known, and each of its fields', () => {
    const forms = routes.filter(({ body }) => body?.mediaType === 'multipart/form-data');
    expect(Object.fromEntries(forms.map(({ name, body }) => [name, Object.keys(body?.schema.properties ?? {})])))
      .toEqual(Object.fromEntries(Object.entries(multipartSamples).map(([name, fields]) => [name, Object.keys(fields)])));
  });

  test('whatever stands in any place of any request: no failure of the server, no telling, no echo, no trace', async () => {
    const failures: string[] = [];
    let places = 0;
    for (const route of routes) {
      for (const target of targetsOf(route)) {
        places += 1;
        const failure = await failureAt(route, target);
        if (failure) failures.push(failure);
      }
    }
    expect(failures).toEqual([]);
    expect(places).toBeGreaterThan(150);
  }, 60_000 + valuesPerPlace * 10_000);

  test('memory does not grow with the requests', async () => {
    const heaps: number[] = [];
    for (let round = 0; round < memoryRounds; round++) {
      for (const route of routes) {
        for (const target of targetsOf(route).slice(-2)) {
          const [value] = fc.sample(hostileFor(target), { seed: seedFor(`${route.name} ${target.name} ${round}`), numRuns: 1 });
          if (value) await faultsOfAttempt(route, callersOf(route.access)[0] ?? 'nobody', { target, value });
        }
      }
      heaps.push(heapAfterCollection());
    }
    // The first round fills what is meant to be kept: prepared statements, compiled code.
    const growth = (heaps.at(-1) ?? 0) - (heaps[1] ?? 0);
    expect(growth).toBeLessThan(largestGrowth);
  }, 60_000 + memoryRounds * 20_000);
});
