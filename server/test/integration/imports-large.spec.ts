import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyGroupRulesOf, policyFor } from '@jiayi/policy';
import { writeDemoWorkbook } from '../../src/demo/index.js';
import { CheckRunner, type CheckOutcome } from '../../src/imports/check/check-runner.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { importFile } from '../support/imports.js';

/*
 * A whole county through the import. IMPORT_RESIDENTS=500000 runs it at the size of a real one and prints the figures:
 *   IMPORT_RESIDENTS=500000 npm test -w server -- imports-large
 */
const residents = Number(process.env['IMPORT_RESIDENTS'] ?? 20_000);
const peakMegabytesAllowed = 320;
const today = '2026-11-22';

let application: TestApplication;
const folder = mkdtempSync(join(tmpdir(), 'imports-large-'));
const path = join(folder, 'county.xlsx');
const outcomes: CheckOutcome[] = [];

beforeAll(async () => {
  application = await startTestApplication();
  const checks = application.application.get(CheckRunner);
  const run = checks.run.bind(checks);
  checks.run = async (order, onProgress) => {
    const outcome = await run(order, onProgress);
    outcomes.push(outcome);
    return outcome;
  };
  const pack = policyFor(application.settings.region);
  await writeDemoWorkbook(path, today, residents, keyGroupRulesOf(pack!));
}, 600_000);

afterAll(async () => {
  await application?.close();
  rmSync(folder, { recursive: true });
});

const countOf = async (table: string, where = '1 = 1'): Promise<number> =>
  Number((await application.database.query<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table} WHERE ${where}`))[0]?.count);

test(`[G1] ${residents} residents, 9 centres, 86 institutions and 146 teams come in at once, in bounded memory`, async () => {
  const started = performance.now();
  const job = await importFile(application, path);
  expect(job).toMatchObject({ state: 'DONE', counts: { residents: { added: residents }, teams: { added: 146 } } });
  const peaks = outcomes.map((outcome) => (outcome.kind === 'CHECKED' ? outcome.peakMegabytes : Infinity));
  console.log(`${residents} residents: ${Math.round((performance.now() - started) / 1000)} s in all, peak of the checking process ${peaks.join()} MB`);
  expect(Math.max(...peaks)).toBeLessThan(peakMegabytesAllowed);
  expect(await countOf('institution', "kind = 'CENTRE'")).toBe(9);
  expect(await countOf('institution', "kind IN ('CENTRE', 'STATION')")).toBe(86);
  expect(await countOf('team')).toBe(146);
  expect(await countOf('resident')).toBe(residents);
  expect(await countOf('resident', 'key_group_review_on IS NULL')).toBe(0);
  expect(await countOf('import_resident')).toBe(0);
}, 1_800_000);

test('the second time nothing changes', async () => {
  application.clock.advance(60_000);
  const before = await application.database.query('SELECT MAX(updated_at) AS last, SUM(id) AS ids FROM resident');
  const { counts } = await importFile(application, path);
  expect(counts).toMatchObject({ residents: { added: 0, changed: 0, unchanged: residents }, teams: { unchanged: 146 }, institutions: { added: 0, changed: 0 }, members: { added: 0, changed: 0 } });
  expect(JSON.stringify(await application.database.query('SELECT MAX(updated_at) AS last, SUM(id) AS ids FROM resident'), withoutTimings)).toBe(JSON.stringify(before, withoutTimings));
}, 1_800_000);

test('while it is applied, others read and the event loop keeps turning', async () => {
  const changed = join(folder, 'other.xlsx');
  // Another day of making: everybody has another birth date and number, so that all rows are new.
  await writeDemoWorkbook(changed, '2026-06-01', Math.min(residents, 20_000), keyGroupRulesOf(policyFor(application.settings.region)!));
  const pauses: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    pauses.push(performance.now() - last);
    last = performance.now();
  }, 5);
  const job = await importFile(application, changed);
  clearInterval(timer);
  expect(job.state).toBe('DONE');
  expect(Math.max(...pauses)).toBeLessThan(1_500);
}, 1_800_000);

const withoutTimings = (key: string, value: unknown): unknown => (key === '_metadata' ? undefined : value);
