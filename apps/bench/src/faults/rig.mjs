import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inTree } from '../../../../tools/workspace/paths.mjs';
import { runProcess } from '../../../../tools/workspace/processes.mjs';
import { startMariadb } from '../database/mariadb.mjs';
import { apiProcess } from './api-process.mjs';
import { judge, settle } from './judge.mjs';
import { live } from './lives.mjs';
import { preparePeople } from './people.mjs';
import { startProxy } from './proxy.mjs';
import { storm } from './storm.mjs';
import { stubbornClient } from './stubborn-client.mjs';

const tenMinutes = 600_000;
const database = 'faults';
const atOnce = 12;

/**
 * Two API processes, ten minutes apart, on one MariaDB behind a proxy; people sign and decide while things break. Resolves to
 * `{ operations, attempts, faults, unanswered, lost, duplicated, violated }`.
 * @param {{ seconds: number, residents: number, patience?: number, program?: string, sabotage?: string, calm?: boolean, say: (text: string) => void }} options `patience`: after the storm
 *   the clients have so many seconds to get their answers, and the events to have their effects; `program`: another build of the server; `sabotage`: a statement that spoils the
 *   database; `calm`: nothing breaks
 */
export async function runRig({ seconds, residents, patience = 100, program, sabotage, calm = false, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-faults-'));
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  const mariadb = await startMariadb(folder);
  const servers = [];
  let proxy;
  let connection;
  try {
    const administration = await mariadb.connect('mysql');
    await administration.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await administration.end();
    const { user, password, port } = mariadb.address('api', database);
    proxy = await startProxy(port);
    const databaseUrl = `mysql://${user}:${password}@127.0.0.1:${proxy.port}/${database}`;
    say('演示县');
    // One alone, and always the server as it is: it makes the keys and the demo county.
    await (await apiProcess({ name: 'api-first', folder, databaseUrl, clockShiftMs: 0 })).stop();
    servers.push(await apiProcess({ name: 'api-behind', folder, databaseUrl, clockShiftMs: 0, program }));
    servers.push(await apiProcess({ name: 'api-ahead', folder, databaseUrl, clockShiftMs: tenMinutes, program }));

    connection = await mariadb.connect(database);
    if (sabotage) await connection.query(sabotage);
    const people = await preparePeople(connection, { residents, teams: 10, smallTeam: Math.ceil(residents / 20) });
    await connection.end();

    const tally = { operations: 0, attempts: 0 };
    const end = Date.now() + seconds * 1000;
    const isOver = () => Date.now() > end;
    const client = stubbornClient({ servers: servers.map(({ address }) => address), deadline: () => end + patience * 1000, tally });
    const stormy = calm ? Promise.resolve({}) : storm({ servers, mariadb, proxy, isOver, say });
    const queue = [...people.residents];
    const lives = [];
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let resident = queue.shift(); resident && !isOver(); resident = queue.shift()) lives.push(await live(resident, { client, ...people, isOver }));
    }));
    const faults = await stormy;

    say('核对');
    connection = await mariadb.connect(database);
    const waiting = await settle(connection, patience);
    const verdict = await judge(connection, lives);
    if (waiting > 0) verdict.lost.push(`${waiting} events have had no effect`);
    verdict.violated.push(...await evidenceFaults({ databaseUrl, folder, program }));
    return { ...tally, faults, lives: lives.length, unanswered: lives.reduce((sum, { unanswered }) => sum + unanswered, 0), ...verdict };
  } finally {
    await connection?.end().catch(() => undefined);
    await Promise.all(servers.map((server) => server.stop()));
    await proxy?.stop();
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function evidenceFaults({ databaseUrl, folder, program }) {
  const verifier = program ? join(program, '..', 'verify-evidence.js') : inTree('server', 'dist', 'verify-evidence.js');
  const { code, output } = await runProcess(process.execPath, [verifier], { cwd: folder, env: { DATABASE_URL: databaseUrl, DATA_FOLDER: join(folder, 'data'), DEMO: '1' } });
  return code === 0 ? [] : [`the evidence log does not verify: ${output.slice(-3).join(' ')}`];
}
