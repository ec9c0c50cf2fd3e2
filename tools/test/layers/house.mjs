import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { libraries } from '../../workspace/build.mjs';
import { runTargets } from '../../workspace/nx.mjs';
import { inPackage, inTree } from '../../workspace/paths.mjs';
import { runProcess } from '../../workspace/processes.mjs';
import { check } from '../results.mjs';

/** The rules of the house: lint, types, and who may import whom. Each project's lint and type check counts as one test. */
export const house = {
  name: 'house',
  title: '代码规矩',
  needs: [],
  builds: libraries,
  async run(context, say) {
    const logFile = join(context.folder, 'house.log');
    const tasks = await runTargets({ targets: ['lint', 'typecheck'], logFile, onTask: say });
    const checks = tasks
      .filter(({ task, state }) => /:(lint|typecheck)$/.test(task) || state !== 'done')
      .map(({ task, state, output }) => check(task, state === 'done' ? '' : output.slice(-60).join('\n') || '没有运行，因为它依赖的部分失败了'));
    say('模块边界');
    return [...checks, await toolsLint(logFile), await boundaries(logFile)];
  },
};

/** These tools are no Nx project, since they run before Nx is there. */
async function toolsLint(logFile) {
  const result = await runProcess(process.execPath, [inPackage('eslint', 'bin/eslint.js'), 'tools'], { cwd: inTree(), logFile });
  return check('tools:lint', result.code === 0 ? '' : result.output.slice(-60).join('\n'));
}

async function boundaries(logFile) {
  const title = '模块边界（dependency-cruiser）';
  const configuration = inTree('.dependency-cruiser.cjs');
  if (!existsSync(configuration)) return check(title, '没有 .dependency-cruiser.cjs');
  const folders = ['libs', 'server/src', 'miniapp/src', 'apps'].filter((folder) => existsSync(inTree(folder)));
  const result = await runProcess(
    process.execPath,
    [inPackage('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', configuration, '--output-type', 'err', ...folders],
    { cwd: inTree(), logFile },
  );
  return check(title, result.code === 0 ? '' : result.output.slice(-60).join('\n'));
}
