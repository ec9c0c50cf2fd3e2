import fc from 'fast-check';
import '../support/imports.js';
import { changedTables, faultsOf, Tables } from './answers.js';
import { apiRoutes, type ApiRoute } from './api-routes.js';
import { hostileFor, Shot, targetsOf, type Attempt, type Target } from './attack.js';
import type { Written } from './hostile-values.js';
import { seed, valuesPerPlace } from './seed.js';
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

/** After these the same person would be refused whatever comes next. */
const spent: ReadonlySet<number> = new Set([401, 423, 429]);

async function attempt(route: ApiRoute, kind: CallerKind, hostile?: { target: Target; value: Written }): Promise<{ attempt: Attempt; changed: string[] }> {
  const shot = await Shot.prepare(world, route, kind, hostile);
  const before = await tables.count();
  const result = await shot.fire();
  const changed = changedTables(before, await tables.count());
  if (spent.has(result.answer.status)) world.dismiss(kind);
  return { attempt: result, changed };
}

describe(`requests made from the API document (PROVE_SEED=${seed})`, () => {
  test('every route can be reached', async () => {
    for (const route of routes) {
      const statuses = [];
      for (const kind of callersOf(route.access)) {
        const { attempt: { answer } } = await attempt(route, kind).catch((e) => { console.log(route.name, kind, e); throw e; });
        statuses.push(`${kind} ${answer.status} ${answer.body.code ?? ''}`);
      }
      console.log(route.name + ': ' + statuses.join(', '));
    }
  });
  test('probe', async () => {
    const found = new Map<string, string>();
    const time = new Map<string, number>(); let n = 0; let k = 0; const st: Record<string, number> = {};
    for (const route of routes) {
      const t0 = performance.now();
      for (const target of targetsOf(route)) {
        for (const value of fc.sample(hostileFor(target), { seed: seed + (k += 7919), numRuns: valuesPerPlace })) {
          const kind = callersOf(route.access)[n++ % callersOf(route.access).length]!;
          try {
            const { attempt: { answer, milliseconds }, changed } = await attempt(route, kind, { target, value });
            st[answer.status] = (st[answer.status] ?? 0) + 1;
            const faults = faultsOf(answer, milliseconds);
            if (answer.status >= 400 && changed.length) faults.push('changed ' + changed.join());
            for (const f of faults) found.set(`${route.name} ${target.where} ${f.slice(0, 60)}`, `${target.name} ${value.label} ${kind} ${f.slice(0, 300)}`);
          } catch (e) { found.set(`${route.name} ${target.where} EX ${String(e).slice(0, 60)}`, `${target.name} ${value.label} ${kind} ${(e as Error).stack}`); }
        }
      }
      time.set(route.name, performance.now() - t0);
    }
    console.log(n, st, JSON.stringify([...found], null, 1).slice(0, 40000));
    console.log([...time].sort((a, b) => b[1] - a[1]).slice(0, 12));
  }, 600_000);
});
