import { join } from 'node:path';

import { inTree } from '../workspace/paths.mjs';
import { runProcess } from '../workspace/processes.mjs';
import { withoutSettings } from './jest.mjs';
import { readResults } from './results.mjs';
import { findChromium } from './software.mjs';

/**
 * Runs journeys of apps/e2e in Chromium and resolves to their results: those of one suite ('screens' or 'weapp') whose title contains
 * `only`, on SQLite files or in the empty database `database`.
 */
export async function runJourneys(context, { suite, only, database, say, name = suite }) {
  const resultFile = join(context.folder, `${name}-journeys.json`);
  const options = Object.entries({ suite, only, database, results: resultFile }).flatMap(([option, value]) => (value ? [`--${option}`, value] : []));
  const runner = await runProcess(process.execPath, ['--enable-source-maps', inTree('apps', 'e2e', 'dist', 'main.js'), ...options], {
    cwd: inTree('apps', 'e2e'),
    env: { ...withoutSettings, CHROMIUM: findChromium() },
    logFile: join(context.folder, `${name}-journeys.log`),
    onLine: (line) => { if (/^[✓✗]/.test(line)) say(line); },
  });
  const results = readResults(resultFile);
  if (!results || results.length === 0) return [{ title: `${name} 没有跑完，或一项也没有（代码 ${runner.code}）`, file: 'apps/e2e', status: 'failed', message: runner.output.slice(-40).join('\n') }];
  return results;
}
