import type { Browser } from 'playwright-core';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { type AcceptanceTest, loadTests, type TestResult } from './acceptance.js';
import { startBrowser } from './screens/browser.js';
import { Stage, type Theatre } from './stage.js';
import { Api } from './system/api.js';
import { teamDoctor } from './system/demo-people.js';
import { startSystem, type System } from './system/system.js';

const secondsForATest = 180;

/** Folders of journeys by suite. */
const suites: Record<string, string> = { screens: 'journeys', weapp: 'weapp-journeys' };

const { values } = parseArgs({
  options: {
    suite: { type: 'string', default: 'screens' },
    /** Only tests whose title contains this. */
    only: { type: 'string', default: '' },
    /** An empty MySQL or MariaDB database to use instead of SQLite files. All tests of a run share it, so it is for one test. */
    database: { type: 'string', default: '' },
    /** File to write the results to, as JSON. */
    results: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'jiayi-e2e-'));
let browser: Browser | null = null;
try {
  const tests = (await loadTests(journeys(values.suite), (file) => `apps/e2e/src${file.pathname.split('/dist')[1]?.replace(/js$/, 'ts')}`))
    .filter(({ title }) => title.includes(values.only));
  browser = await startBrowser();
  const settings = { DATABASE_URL: values.database };
  const theatre: Theatre = { browser, demoData: await prepareDemo(settings), folder, settings };
  const results: TestResult[] = [];
  for (const test of tests) {
    const result = await perform(theatre, test);
    console.log(`${result.status === 'passed' ? '✓' : '✗'} ${result.title}（${result.seconds} 秒）`);
    if (result.message) console.log(result.message);
    results.push(result);
  }
  if (values.results) writeFileSync(values.results, JSON.stringify({ tests: results }));
  const failed = results.filter(({ status }) => status !== 'passed').length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}

function journeys(suite: string): URL[] {
  const name = suites[suite];
  if (!name) throw new Error(`No suite '${suite}', only ${Object.keys(suites).join(', ')}`);
  const folderOfSuite = new URL(`./${name}/`, import.meta.url);
  return readdirSync(folderOfSuite)
    .filter((file) => file.endsWith('.journey.js'))
    .sort()
    .map((file) => pathToFileURL(join(folderOfSuite.pathname, file)));
}

/** Loads the demo county once; every test begins with a copy of it. */
async function prepareDemo(settings: Record<string, string>): Promise<string> {
  const start = Date.now();
  const system = await startSystem({ folder: join(folder, 'demo'), settings });
  await requestIsWaiting(system);
  await system.stop();
  console.log(`demo county ready after ${Math.round((Date.now() - start) / 1000)} s`);
  return system.dataFolder;
}

/** The demo's waiting request is made as a person would make it, reading included, so it comes some seconds after the rest. */
async function requestIsWaiting(system: System): Promise<void> {
  const api = new Api(system);
  const doctor = await api.asStaff(await teamDoctor(api));
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if ((await doctor.get<{ waiting: number }>('/signing-queue')).waiting > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the demo has no waiting request');
}

/** Runs one test on a stage of its own. A script error or a server error on any screen fails it, even if all that it looked for was there. */
async function perform(theatre: Theatre, { title, file, work }: AcceptanceTest): Promise<TestResult> {
  const start = Date.now();
  const stage = new Stage(theatre, nameForFiles(title));
  let message = '';
  let alarm: NodeJS.Timeout | undefined;
  try {
    await stage.start();
    const tooLong = new Promise<never>((_, reject) => {
      alarm = setTimeout(() => reject(new Error(`not finished after ${secondsForATest} s`)), secondsForATest * 1000);
    });
    await Promise.race([work(stage), tooLong]);
    if (stage.complaints.length > 0) message = stage.complaints.join('\n');
  } catch (error) {
    message = `${error instanceof Error ? error.stack : String(error)}\n${stage.complaints.join('\n')}\n${await stage.evidence()}`;
  } finally {
    clearTimeout(alarm);
    await stage.end();
  }
  return { title, file, status: message === '' ? 'passed' : 'failed', message, seconds: Math.round((Date.now() - start) / 1000) };
}

/** '[J8][L16] 居民签约…' gives 'J8-L16-居民签约'. */
function nameForFiles(title: string): string {
  return title.replace(/\]\s*\[?/g, '-').replace(/[^\p{L}\p{N}-]+/gu, '').slice(0, 28).replace(/-$/, '');
}
