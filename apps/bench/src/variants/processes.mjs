import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from '../../../../tools/workspace/failure.mjs';
import { inTree } from '../../../../tools/workspace/paths.mjs';
import { freePort } from '../../../../tools/workspace/port.mjs';
import { startProcess } from '../../../../tools/workspace/processes.mjs';

const secondsToStart = 60;

/**
 * A Node process whose output goes straight to a file, as in real use: lines that pass through the bench would cost the time it measures.
 * Resolves, once `path` answers on its port, to `{ pid, port, stop }`.
 * @throws {Failure} with the place of its output
 */
async function startServer({ name, folder, args, env = {}, port, path }) {
  const log = join(folder, `${name}.log`);
  const started = startProcess('/bin/sh', ['-c', 'exec "$@" >> "$LOG_FILE" 2>&1', 'sh', process.execPath, ...args], {
    cwd: folder, env: { NODE_ENV: 'production', LOG_FILE: log, ...env },
  });
  let exited = false;
  started.done.then(() => { exited = true; });
  const deadline = Date.now() + secondsToStart * 1000;
  const answers = () => fetch(`http://127.0.0.1:${port}${path}`).then(() => true, () => false);
  while (!await answers()) {
    if (exited || Date.now() > deadline) {
      await started.stop();
      throw new Failure(`进程 ${name} 没有启动起来。`, [], `它的输出在 ${log}`);
    }
    await pause(100);
  }
  return { pid: started.child.pid, port, stop: started.stop };
}

/**
 * The API as it is built: access rules, validation, audit and log on. Background work is off, because the other ways have none.
 * @param profileFolder where to write CPU profiles, or null; a SIGWINCH to the process begins one and ends it
 */
export async function startApi({ name, folder, address, profileFolder = null }) {
  const port = await freePort();
  const { host, port: databasePort, user, password, database } = address;
  return startServer({
    name, folder, port, path: '/api/health/ready',
    args: [...(profileFolder ? ['--import', new URL('profiler.mjs', import.meta.url).href] : []), inTree('server', 'dist', 'main.js')],
    env: {
      PROFILE_FOLDER: profileFolder ?? '',
      PORT: String(port), HOST: '127.0.0.1', DATA_FOLDER: join(folder, `${name}-data`), BACKGROUND_WORK: '0', LOG_LEVEL: 'info', DEMO: '0', DATABASE_POOL: '16',
      DATABASE_URL: `mysql://${user}:${password}@${host}:${databasePort}/${database}`,
    },
  });
}

/** One of our own programs of this folder, told by a file what to do. */
async function startOwn(program, { name, folder, path, facts }) {
  const port = await freePort();
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ port, ...facts }), { mode: 0o600 });
  return startServer({ name, folder, port, path, args: [fileURLToPath(new URL(program, import.meta.url)), file] });
}

export const startPlain = (options) => startOwn('plain-server.mjs', { ...options, path: '/' });
export const startBare = (options) => startOwn('bare-worker.mjs', { ...options, path: '/?job=home' });
