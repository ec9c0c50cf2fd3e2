import { existsSync, readFileSync } from 'node:fs';

import { Failure } from './failure.mjs';
import { inTree } from './paths.mjs';
import { runProcess } from './processes.mjs';

const readLock = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves a lock file of its own in node_modules when an installation has
 * finished; the two are compared entry by entry, so an interrupted installation, a new lock file and a package added by hand all count.
 * Packages for other kinds of machines are listed only in the one at the top.
 */
export function installationIsCurrent(folder = inTree()) {
  const installedLock = `${folder}/node_modules/.package-lock.json`;
  if (!existsSync(installedLock)) return false;
  const wanted = readLock(`${folder}/package-lock.json`);
  const installed = readLock(installedLock);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || !path.includes('node_modules/')) continue;
    const found = installed[path];
    if (!found) {
      if (entry.optional || entry.peer) continue;
      return false;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity || found.resolved !== entry.resolved) return false;
    if (!entry.optional && !existsSync(`${folder}/${path}/package.json`)) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/**
 * Installs the packages of the lock file when they are not there yet. `.npmrc` is npm's own affair.
 * @throws {Failure} with npm's last words.
 */
export async function install(progress, logFile) {
  if (installationIsCurrent()) return;
  await progress.phase('安装依赖（只有第一次要几分钟）', async () => {
    const { command, args } = npm('ci', '--no-audit', '--no-fund');
    const result = await runProcess(command, args, { cwd: inTree(), logFile });
    if (result.code !== 0) {
      throw new Failure('依赖没有装好，npm 最后说：', result.output.slice(-20), '请检查网络或 npm 的镜像设置（npm config get registry），然后再运行一次。');
    }
  });
}

/** npm as it was called; a plain `node tools/start.mjs` has to look for it on the PATH. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js')) return { command: process.execPath, args: [script, ...args] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}
