import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { keyGroupRulesOf, policyFor } from '@jiayi/policy';
import { writeDemoWorkbook } from '../../src/demo/index.js';
import { ImportsService, ImportWorker } from '../../src/imports/index.js';
import { startTestApplication, TestClock, type TestApplication } from '../support/application.js';
import '../support/imports.js';

jest.setTimeout(300_000);

const residents = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'imports-crash-'));
let application: TestApplication;
let clock: TestClock;

beforeAll(async () => {
  clock = new TestClock(new Date().toISOString());
  application = await startTestApplication({ clock });
}, 120_000);
afterAll(async () => {
  await application?.close();
  rmSync(folder, { recursive: true });
});

const stateOf = async (): Promise<string | undefined> => (await application.database.query<{ state: string }>('SELECT state FROM import_job ORDER BY id DESC LIMIT 1'))[0]?.state;
const countOf = async (table: string): Promise<number> => Number((await application.database.query<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`))[0]?.count);

test('a process that is killed while it applies leaves nothing behind; the job can be confirmed again', async () => {
  const path = join(folder, 'county.xlsx');
  await writeDemoWorkbook(path, clock.today(), residents, keyGroupRulesOf(policyFor(application.settings.region)!));
  const program = fileURLToPath(new URL('../../src/import-workbook.ts', import.meta.url));
  const { dataFolder, databaseUrl } = application.settings;
  const child = spawn(process.execPath, [program, path], {
    env: { ...process.env, DATA_FOLDER: dataFolder, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), DEMO: '1' }, stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (child.exitCode === null && await stateOf() !== 'IMPORTING') await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  expect(await stateOf()).toBe('IMPORTING');
  expect([await countOf('institution'), await countOf('resident'), await countOf('import_resident')]).toEqual([0, 0, residents]);

  const [imports, worker] = [application.application.get(ImportsService), application.application.get(ImportWorker)];
  await worker.sweep();
  expect(await stateOf()).toBe('IMPORTING');
  clock.advance(10 * 60_000);
  await worker.sweep();
  const [{ id } = { id: 0 }] = await application.database.query<{ id: number }>('SELECT id FROM import_job');
  expect(await imports.get(null, id)).toMatchObject({ state: 'READY', failure: expect.stringContaining('没有写入任何数据') });
  await imports.confirm(null, id);
  await worker.settled(id);
  expect(await imports.get(null, id)).toMatchObject({ state: 'DONE', failure: null, counts: { residents: { added: residents } } });
  expect([await countOf('resident'), await countOf('team'), await countOf('import_resident')]).toEqual([residents, 146, 0]);
});
