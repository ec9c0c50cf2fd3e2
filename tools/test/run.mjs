import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from '../workspace/build.mjs';
import { explain, Failure } from '../workspace/failure.mjs';
import { install } from '../workspace/installation.mjs';
import { isStopping, stopChildrenWithUs } from '../workspace/processes.mjs';
import { Progress } from '../workspace/progress.mjs';
import { clauses } from './layers/clauses.mjs';
import { embedded, mariadb } from './layers/databases.mjs';
import { faults } from './layers/faults.mjs';
import { house } from './layers/house.mjs';
import { screens, weapp } from './layers/journeys.mjs';
import { unit } from './layers/unit.mjs';
import { readOptions, usage } from './options.mjs';
import { printFailures, printSummary } from './report.mjs';
import { count } from './results.mjs';
import { installPackages, missingPackages } from './software.mjs';

const layers = [house, unit, embedded, mariadb, faults, screens, weapp, clauses];
const layerNames = layers.map(({ name }) => name);

/** Runs the layers; the exit code is 0 only when nothing failed, and with --require-all only when every layer ran. */
export async function run(args) {
  const progress = new Progress();
  let outcomes = [];
  try {
    const options = readOptions(args, layerNames);
    if (options.help) {
      for (const line of usage(layerNames)) progress.line(line);
      return;
    }
    outcomes = layers.map((layer) => ({ layer, state: 'not run', reason: '准备工作没有完成', tests: [], seconds: 0, required: options.requireAll }));
    await runLayers(progress, options, outcomes);
  } catch (error) {
    explain(error);
    outcomes.push({ layer: { name: 'setup', title: '准备' }, state: 'failed', reason: error.message, tests: [], seconds: 0, required: true });
  }
  process.exitCode = printSummary(progress, outcomes);
}

async function runLayers(progress, options, outcomes) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-test-'));
  stopChildrenWithUs((signal) => progress.line(`\n正在停止（${signal}）……`));
  await install(progress, join(folder, 'install.log'));
  const selected = outcomes.filter(({ layer }) => !options.layers || options.layers.includes(layer.name));
  for (const outcome of outcomes) if (!selected.includes(outcome)) outcome.reason = '这次没有选它';
  await provideSoftware(progress, selected, join(folder, 'packages.log'));
  const projects = [...new Set(selected.flatMap(({ layer }) => layer.builds))];
  if (projects.length > 0) await build(progress, join(folder, 'build.log'), projects);

  const context = { progress, folder, outcomes };
  for (const outcome of selected) {
    const missing = await missingPackages(outcome.layer.needs);
    if (missing.length > 0) {
      outcome.reason = `缺少软件，请安装：${missing.join(' ')}（Debian 的包名）`;
      continue;
    }
    await runLayer(context, outcome);
  }
  const red = outcomes.some(({ state }) => state === 'failed');
  if (red) progress.line(`\n记录留在 ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

async function provideSoftware(progress, selected, logFile) {
  const packages = await missingPackages([...new Set(selected.flatMap(({ layer }) => layer.needs))]);
  if (packages.length === 0) return;
  const tried = await progress.phase(`准备测试用的软件：${packages.join(' ')}`, () => installPackages(packages, logFile));
  const missing = await missingPackages([...new Set(selected.flatMap(({ layer }) => layer.needs))]);
  if (missing.length === 0) return;
  progress.line(tried
    ? `  apt-get 没有装好 ${missing.join(' ')}，记录在 ${logFile}`
    : `  这些软件请自行安装后再运行一次：${missing.join(' ')}（Debian/Ubuntu：sudo apt-get install ${missing.join(' ')}）`);
}

/** Something passed and nothing failed. */
function isGreen(tests) {
  const { passed, failed } = count(tests);
  return passed > 0 && failed === 0;
}

async function runLayer(context, outcome) {
  const { layer } = outcome;
  const start = Date.now();
  try {
    outcome.tests = await context.progress.phase(`${layer.title}（${layer.name}）`, (say) => layer.run(context, say), isGreen);
    outcome.state = isGreen(outcome.tests) ? 'ran' : 'failed';
    outcome.reason = outcome.tests.some(({ status }) => status !== 'skipped') ? '' : '一项测试也没有运行';
  } catch (error) {
    if (!isStopping()) explain(error);
    outcome.state = 'failed';
    outcome.reason = error.message;
    if (!(error instanceof Failure)) outcome.reason = `测试工具自己出错：${error.message}`;
  }
  if (isStopping()) await new Promise(() => {}); // what was stopped has not failed; the stop itself ends the process
  outcome.seconds = Math.round((Date.now() - start) / 1000);
  printFailures(context.progress, outcome.tests);
}
