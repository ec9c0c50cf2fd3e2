import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from '../../../../tools/workspace/failure.mjs';
import { inTree } from '../../../../tools/workspace/paths.mjs';
import { freePort } from '../../../../tools/workspace/port.mjs';
import { startProcess } from '../../../../tools/workspace/processes.mjs';

const secondsToStart = 120;

/**
 * The real server as a process of its own that can be killed and comes back at the same port: `{ address, kill, start, stop }`.
 * @param {{ name: string, folder: string, databaseUrl: string, clockShiftMs: number, program?: string }} options `program`: another build of the server
 */
export async function apiProcess({ name, folder, databaseUrl, clockShiftMs, program = inTree('server', 'dist', 'main.js') }) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let running = null;

  const start = async () => {
    let exited = false;
    running = startProcess(process.execPath, ['--import', new URL('shifted-clock.mjs', import.meta.url).href, program], {
      cwd: folder,
      logFile: join(folder, `${name}.log`),
      env: {
        NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_FOLDER: join(folder, 'data'), DEMO: '1', LOG_LEVEL: 'warn', DATABASE_POOL: '8',
        DATABASE_URL: databaseUrl, CLOCK_SHIFT_MS: String(clockShiftMs),
      },
    });
    running.done.then(() => { exited = true; });
    const deadline = Date.now() + secondsToStart * 1000;
    while (!(await fetch(`${address}/api/health/live`).then((answer) => answer.ok, () => false))) {
      if (exited || Date.now() > deadline) return false;
      await pause(100);
    }
    return true;
  };
  if (!(await start())) throw new Failure(`进程 ${name} 没有启动起来：`, running.tail(15));
  return {
    address,
    async kill() {
      running.child.kill('SIGKILL');
      await running.done;
    },
    /** Again and again, as a supervisor would: the database may be away as well. */
    async start() {
      while (!(await start())) {
        await running.stop();
        await pause(500);
      }
    },
    stop: () => running.stop(),
  };
}
