import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { Failure } from '../workspace/failure.mjs';
import { freePort } from '../workspace/port.mjs';
import { runProcess, startProcess } from '../workspace/processes.mjs';
import { findMariadb, findMariadbInstaller } from './software.mjs';

const user = 'jiayi_test';
const password = 'only-on-this-machine';
const secondsToStart = 60;

/**
 * Starts a MariaDB of our own: free loopback port, data folder under `folder`, small caches, but every commit on the disk as in real use.
 * Resolves to `{ url, stop }`; the account of `url` may create databases.
 * @throws {Failure} with MariaDB's last words.
 */
export async function startMariadb(folder) {
  const data = join(folder, 'mariadb');
  const log = join(folder, 'mariadb.log');
  mkdirSync(data, { recursive: true });
  const common = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? [`--user=${userInfo().username}`] : [])];
  const installed = await runProcess(findMariadbInstaller(), [...common, '--auth-root-authentication-method=normal', '--skip-test-db'], { logFile: log });
  if (installed.code !== 0) throw new Failure('MariaDB 的数据目录没有建成：', installed.output.slice(-15));

  const accounts = join(folder, 'mariadb-accounts.sql');
  writeFileSync(accounts, [
    `CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${user}'@'127.0.0.1';`,
    'CREATE DATABASE jiayi_test CHARACTER SET utf8mb4;',
    '',
  ].join('\n'));

  const port = await freePort();
  let ready = false;
  const server = startProcess(findMariadb(), [
    ...common, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(data, 'mariadb.sock')}`, `--pid-file=${join(data, 'mariadb.pid')}`,
    `--init-file=${accounts}`, '--skip-name-resolve', '--skip-log-bin', '--character-set-server=utf8mb4', '--max-connections=200',
    '--innodb-buffer-pool-size=256M', '--innodb-log-file-size=64M', '--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=1',
  ], { logFile: log, onLine: (line) => { if (line.includes('ready for connections')) ready = true; } });
  let exited = false;
  server.done.then(() => { exited = true; });
  const deadline = Date.now() + secondsToStart * 1000;
  while (!ready) {
    if (exited || Date.now() > deadline) {
      await server.stop();
      throw new Failure('MariaDB 没有启动起来：', server.tail(15));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url: `mysql://${user}:${password}@127.0.0.1:${port}/jiayi_test`, stop: server.stop };
}

/** Runs `work` with the address of an empty database of its own on that server, and drops the database afterwards. */
export async function withDatabase(serverUrl, work) {
  const { createConnection } = (await import('mysql2/promise')).default;
  const name = `jiayi_journey_${process.pid}`;
  const run = async (statement) => {
    const connection = await createConnection(serverUrl);
    await connection.query(statement);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return await work(url.toString());
  } finally {
    await run(`DROP DATABASE ${name}`);
  }
}
