import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { Passwords } from '../../src/identity/staff/passwords.js';
import { ImportWorker } from '../../src/imports/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { WechatStandIn } from '../support/wechat-stand-in.js';
import { documentedRoutes, type DocumentedRoute } from './api-routes.js';
import { addData } from './data.js';
import { addResidents, addStaff } from './people.js';
import { rulesOf, unmet } from './questions.js';
import { declarations } from './routes/index.js';
import type { Rule } from './relations.js';
import { RouteRun } from './run-route.js';
import { World } from './world.js';

let test_: TestApplication;
let world: World;
let routes: DocumentedRoute[];
const wechat = new WechatStandIn(() => test_.clock.now().getTime());
const asserted = { cells: new Set<string>(), requests: 0 };
const metCells = new Map<Rule, Set<string>>();

/** The first round goes in the order of the files, each further one in an order of its own: no call may depend on those before it. */
const rounds = Number(process.env['PROVE_MATRIX_ROUNDS'] ?? 1);
const placeIn = (round: number, name: string): string => createHash('sha256').update(`${round} ${name}`).digest('hex');
const runs = Array.from({ length: rounds }, (_, round) => Object.entries(declarations)
  .map(([name, declaration]) => ({ title: round ? `${name}, round ${round + 1}` : name, name, declaration, place: round ? placeIn(round, name) : '' }))
  .sort((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)))).flat();

beforeAll(async () => {
  const baseUrl = await wechat.start();
  test_ = await startTestApplication({ environment: { WECHAT_APP_ID: wechat.appId, WECHAT_SECRET: wechat.secret, WECHAT_BASE_URL: baseUrl } });
  // Neither the strength of hashes nor what becomes of a workbook is the question here, and both take their time.
  const passwords = test_.application.get(Passwords, { strict: false });
  jest.spyOn(passwords, 'hash').mockImplementation(async () => `hash ${Math.random()}`);
  jest.spyOn(passwords, 'matches').mockImplementation(async () => true);
  const imports = test_.application.get(ImportWorker, { strict: false });
  for (const work of ['check', 'apply', 'sweepSoon'] as const) jest.spyOn(imports, work).mockImplementation(() => undefined);
  world = await World.empty(test_, wechat);
  await addStaff(world);
  await addResidents(world);
  await test_.settle();
  await addData(world);
  routes = await documentedRoutes(test_.application);
});
afterAll(async () => {
  process.stdout.write(`access matrix: ${asserted.cells.size} cells (route × role × relation) of ${routes?.length} routes asserted with ${asserted.requests} requests\n`);
  await test_?.close();
  await wechat.stop();
});

test('every route says who may call it, and is declared here; nothing is declared that is no route', () => {
  const names = routes.map(({ name }) => name);
  expect(routes.filter(({ access }) => access === undefined).map(({ name }) => name)).toEqual([]);
  expect(names.filter((name) => !Object.hasOwn(declarations, name))).toEqual([]);
  expect(Object.keys(declarations).filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test.each(runs)('$title', async ({ name, declaration }) => {
  const route = routes.find((each) => each.name === name);
  if (!route) throw new Error(`${name} is no route`);
  const { cells, met, requests, faults } = await new RouteRun(world, route, declaration).outcome();
  for (const cell of cells) asserted.cells.add(`${name} × ${cell}`);
  for (const [rule, its] of met) metCells.set(rule, new Set([...(metCells.get(rule) ?? []), ...its]));
  asserted.requests += requests;
  expect(faults).toEqual([]);
});

test('every cell of every table was met by somebody', () => {
  expect(Object.entries(declarations).flatMap(([name, declaration]) => rulesOf(declaration)
    .flatMap((rule) => unmet(rule, metCells.get(rule) ?? new Set()).map((cell) => `${name} × ${cell}`)))).toEqual([]);
});
