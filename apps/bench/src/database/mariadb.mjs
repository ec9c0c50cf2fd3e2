import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';

import { findMariadb, findMariadbInstaller } from '../../../../tools/test/software.mjs';
import { Failure } from '../../../../tools/workspace/failure.mjs';
import { freePort } from '../../../../tools/workspace/port.mjs';
import { runProcess, startProcess } from '../../../../tools/workspace/processes.mjs';

/** Who connects. Different accounts, so that the general log tells whose statements it holds. */
export const databaseUsers = ['loader', 'api', 'plain', 'bare'];

const secondsToStart = 60;

/**
 * Starts a MariaDB of our own on a free loopback port, with its data under `folder` and room in memory for the larger population.
 * Resolves to `{ pid, stop, kill, start, connect(database), address(user, database) }`; `address` is what mysql2 takes. `kill` ends it as a power cut
 * would, `start` brings it back at the same address with the same data.
 * @throws {Failure} when there is no MariaDB on this machine, or with its last words
 */
export async function startMariadb(folder) {
  const [program, installer] = [findMariadb(), findMariadbInstaller()];
  if (!program || !installer) throw new Failure('这台机器上没有 MariaDB，无法比较。', [], '请先安装，例如 apt-get install mariadb-server。');
  const data = join(folder, 'mariadb');
  const log = join(folder, 'mariadb.log');
  mkdirSync(data, { recursive: true });
  const common = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? [`--user=${userInfo().username}`] : [])];
  const installed = await runProcess(installer, [...common, '--auth-root-authentication-method=normal', '--skip-test-db'], { logFile: log });
  if (installed.code !== 0) throw new Failure('MariaDB 的数据目录没有建成：', installed.output.slice(-15));

  const password = randomBytes(12).toString('hex');
  const accounts = join(folder, 'accounts.sql');
  writeFileSync(accounts, databaseUsers.flatMap((user) => [
    `CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`, `GRANT ALL PRIVILEGES ON *.* TO '${user}'@'127.0.0.1';`,
  ]).join('\n') + '\n', { mode: 0o600 });

  const port = await freePort();
  const memory = ['--innodb-buffer-pool-size=4G', '--innodb-log-file-size=1G'];
  const launch = (first) => startServer(program, [
    ...common, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(data, 'mariadb.sock')}`, `--pid-file=${join(data, 'mariadb.pid')}`,
    ...(first ? [`--init-file=${accounts}`] : []), '--skip-name-resolve', '--skip-log-bin', '--character-set-server=utf8mb4', '--max-connections=300',
    '--max-prepared-stmt-count=100000', '--local-infile=1', '--log-output=TABLE', ...memory, '--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=1',
  ], log);
  let server = await launch(true);
  const address = (user, database) => ({ host: '127.0.0.1', port, user, password, database });
  return {
    get pid() { return server.child.pid; },
    stop: () => server.stop(),
    async kill() {
      server.child.kill('SIGKILL');
      await server.done;
    },
    async start() { server = await launch(false); },
    address,
    connect: (database) => mysql.createConnection({ ...address('loader', database), timezone: 'Z' }),
  };
}

async function startServer(program, args, logFile) {
  let ready = false;
  const server = startProcess(program, args, { logFile, onLine: (line) => { if (line.includes('ready for connections')) ready = true; } });
  let exited = false;
  server.done.then(() => { exited = true; });
  const deadline = Date.now() + secondsToStart * 1000;
  while (!ready) {
    if (exited || Date.now() > deadline) {
      await server.stop();
      throw new Failure('MariaDB 没有启动起来：', server.tail(15));
    }
    await pause(100);
  }
  return server;
}

/** How long a commit takes to be safe decides the signing, so it is checked and printed. @throws {Failure} when commits are not durable */
export async function describeDurability(connection) {
  const [[settings]] = await connection.query(`SELECT VERSION() AS version, @@innodb_flush_log_at_trx_commit AS flushAtCommit,
    @@innodb_doublewrite AS doublewrite, @@innodb_flush_method AS flushMethod`);
  if (Number(settings.flushAtCommit) !== 1 || !['1', 'ON'].includes(String(settings.doublewrite))) throw new Failure('MariaDB 没有按“每次提交都落盘”运行，比较没有意义。');
  return `MariaDB ${settings.version}，innodb_flush_log_at_trx_commit=1，doublewrite 开，flush_method ${settings.flushMethod}`;
}

/** Waits until the requests that a load generator has left unanswered are done; at most `seconds`. */
export async function letRequestsEnd(connection, seconds) {
  const deadline = Date.now() + seconds * 1000;
  for (let idle = 0; idle < 2 && Date.now() < deadline; await pause(50)) {
    const [[{ running }]] = await connection.query('SELECT COUNT(*) AS running FROM information_schema.innodb_trx');
    idle = Number(running) === 0 ? idle + 1 : 0;
  }
}

/** Waits until what was written is on the disk and what was deleted is gone, so that a sample does not pay for the one before; at most `seconds`. */
export async function letItSettle(connection, { seconds, dirtyPages = Infinity, history = Infinity }) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const [rows] = await connection.query("SHOW GLOBAL STATUS WHERE Variable_name IN ('Innodb_buffer_pool_pages_dirty', 'Innodb_history_list_length')");
    const status = Object.fromEntries(rows.map((row) => [row.Variable_name, Number(row.Value)]));
    if (status.Innodb_buffer_pool_pages_dirty <= dirtyPages && status.Innodb_history_list_length <= history) return;
    await pause(100);
  }
}
