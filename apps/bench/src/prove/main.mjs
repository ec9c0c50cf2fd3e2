import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runJest } from '../../../../tools/test/jest.mjs';
import { startMariadb } from '../../../../tools/test/mariadb.mjs';
import { explain } from '../../../../tools/workspace/failure.mjs';
import { stopChildrenWithUs } from '../../../../tools/workspace/processes.mjs';
import { tryPlantedBugs } from '../faults/planted.mjs';
import { isSound, reportLines } from '../faults/report.mjs';
import { runRig } from '../faults/rig.mjs';
import { readOptions, usage } from './options.mjs';

/** Suites of server/test that take their size from the environment, by the option that gives it. */
const suites = {
  commands: { pattern: 'server/test/model/', size: 'PROVE_COMMANDS', title: '模型测试' },
  'crash-points': { pattern: 'server/test/crash/', size: 'PROVE_CRASH_POINTS', title: '中断点' },
  values: { pattern: 'server/test/hostile/', size: 'PROVE_HOSTILE_VALUES', title: '坏输入' },
};

const say = (line) => console.log(line);
stopChildrenWithUs(() => {});
if (process.argv.includes('--help')) {
  say(usage);
  process.exit(0);
}
try {
  const options = readOptions(process.argv.slice(2));
  const isProven = [await proveSuites(options), await proveFaults(options), await provePlanted(options)].every(Boolean);
  say(isProven ? '✓ 没有发现问题' : '✗ 发现了问题');
  process.exit(isProven ? 0 : 1);
} catch (error) {
  process.exit(explain(error));
}

async function proveSuites(options) {
  const chosen = Object.entries(suites).filter(([option]) => options[option] !== undefined);
  if (chosen.length === 0) return true;
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-prove-'));
  const server = await startMariadb(folder);
  let isProven = true;
  try {
    for (const [option, { pattern, size, title }] of chosen) {
      for (const [database, url] of [['SQLite', ''], ['MariaDB', server.url]]) {
        const start = Date.now();
        const tests = await runJest({ folder }, { folder: 'server', pattern, nativeModules: true, name: `${option}-${database}`, env: { TEST_DATABASE_URL: url, [size]: options[option] } });
        const failed = tests.filter(({ status }) => status !== 'passed');
        say(`${failed.length === 0 ? '✓' : '✗'} ${title} ${options[option]} · ${database}（${Math.round((Date.now() - start) / 1000)} 秒）`);
        for (const test of failed) say(`  ${test.title}\n${test.message}`);
        isProven &&= failed.length === 0;
      }
    }
  } finally {
    await server.stop();
  }
  say(`记录留在 ${folder}`);
  return isProven;
}

async function proveFaults({ faults }) {
  if (faults === undefined) return true;
  const result = await runRig({ seconds: faults, residents: Math.min(3_000, Math.max(300, faults * 20)), say: (text) => say(`  ${text}`) });
  for (const line of reportLines(result)) say(line);
  return isSound(result);
}

async function provePlanted({ planted }) {
  if (planted === undefined) return true;
  const missed = await tryPlantedBugs({ only: planted, say });
  if (missed.length > 0) say(`没有发现的：${missed.join('、')}`);
  return missed.length === 0;
}
