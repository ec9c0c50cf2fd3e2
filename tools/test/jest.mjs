import { join } from 'node:path';

import { inPackage, inTree } from '../workspace/paths.mjs';
import { runProcess } from '../workspace/processes.mjs';
import { settingNames } from '../workspace/settings.mjs';
import { readResults } from './results.mjs';

/** The settings of whoever runs the tests must not reach the tests. */
export const withoutSettings = Object.fromEntries(settingNames.map((name) => [name, '']));

/**
 * Runs Jest in one project and resolves to its results. `pattern` narrows the files by path; `nativeModules` is for projects that are
 * tested as ES modules.
 */
export async function runJest(context, { folder, name, pattern, nativeModules = false, env = {} }) {
  const resultFile = join(context.folder, `${name}.json`);
  const nodeOptions = nativeModules ? ['--experimental-vm-modules', '--no-warnings'] : [];
  const jest = await runProcess(
    process.execPath,
    [...nodeOptions, inPackage('jest', 'bin/jest.js'), '--json', `--outputFile=${resultFile}`, '--maxWorkers=2', ...(pattern ? ['--testPathPatterns', pattern] : [])],
    { cwd: inTree(folder), env: { ...withoutSettings, NODE_ENV: 'test', ...env }, logFile: join(context.folder, `${name}.log`) },
  );
  const results = readResults(resultFile);
  if (!results) return [{ title: `Jest 没有跑完（代码 ${jest.code}）`, file: folder, status: 'failed', message: jest.output.slice(-40).join('\n') }];
  if (jest.code !== 0 && !results.some(({ status }) => status === 'failed')) {
    results.push({ title: `Jest 以代码 ${jest.code} 结束`, file: folder, status: 'failed', message: jest.output.slice(-40).join('\n') });
  }
  return results;
}
