import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { treeFolder } from './paths.js';

const secondsToStart = 180;
const secondsToStop = 15;

/** A running installation with its own port and data folder. */
export interface System {
  /** 'http://127.0.0.1:PORT', without a slash at the end. */
  readonly address: string;
  readonly dataFolder: string;
  /** Stops the server as an operator would and waits until it has gone. */
  stop(): Promise<void>;
}

export interface SystemOptions {
  /** Everything of this installation is kept here. */
  folder: string;
  /** A stopped installation's data folder to begin with; without it the demo county is loaded first, which takes a while. */
  copyOf?: string;
  /** Settings beyond the demo's. */
  settings?: Record<string, string>;
  /** A free one when not given. */
  port?: number;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts the built server as a demo and waits until it is ready.
 * @throws when it stops or is not ready in time, with its last lines.
 */
export async function startSystem({ folder, copyOf, settings = {}, port: givenPort }: SystemOptions): Promise<System> {
  const dataFolder = join(folder, 'data');
  if (copyOf) cpSync(copyOf, dataFolder, { recursive: true });
  else mkdirSync(dataFolder, { recursive: true });
  const port = givenPort ?? (await freePort());
  const address = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'server.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  await once(log, 'open');
  const server = spawn(process.execPath, ['--enable-source-maps', join(treeFolder, 'server', 'dist', 'main.js')], {
    cwd: treeFolder,
    env: { ...process.env, DEMO: '1', HOST: '127.0.0.1', PORT: String(port), DATA_FOLDER: dataFolder, ...settings },
    stdio: ['ignore', log, log],
  });
  running.add(server);
  const gone = once(server, 'exit').then(() => {
    running.delete(server);
    log.end();
  });

  const stop = async (): Promise<void> => {
    if (!running.has(server)) return;
    server.kill('SIGTERM');
    const impatience = setTimeout(() => server.kill('SIGKILL'), secondsToStop * 1000);
    await gone;
    clearTimeout(impatience);
  };

  const deadline = Date.now() + secondsToStart * 1000;
  while (!(await isReady(address))) {
    if (!running.has(server) || Date.now() > deadline) {
      await stop();
      throw new Error(`The server did not start:\n${readFileSync(logFile, 'utf8').split('\n').slice(-30).join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { address, dataFolder, stop };
}

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/health/ready`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** A loopback port that nobody uses right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
