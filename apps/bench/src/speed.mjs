import { cpus, tmpdir, totalmem } from 'node:os';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { openCounty } from './county.mjs';
import { describeDurability, startMariadb } from './database/mariadb.mjs';
import { clientName } from './load/clients.mjs';
import { measureInRounds, summarize } from './measure/rounds.mjs';
import { checkLines, checksOf, jobLines } from './report/speed-report.mjs';

/** On a machine that is never quiet, the bench must come to an end all the same. */
const minutesOfRepeating = 8;

/** Progress on one line of a terminal; in a file each step has its own. */
function say(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K  ${text}`);
  else console.log(`  ${text}`);
}

async function deadlockCount(connection) {
  const [[row]] = await connection.query("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'");
  return Number(row?.Value ?? 0);
}

/**
 * Measures the jobs in every way at every size, interleaved, and prints the tables.
 * @returns {Promise<boolean>} whether the API reaches what is asked of it
 */
export async function measureSpeed({ residents, rounds, seconds, jobs, profile }) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bench-'));
  if (profile) mkdirSync(profile, { recursive: true });
  const mariadb = await startMariadb(folder);
  const counties = [];
  try {
    const connection = await mariadb.connect('mysql');
    console.log(`${await describeDurability(connection)}；${cpus().length} × ${cpus()[0].model.trim()}，${Math.round(totalmem() / 2 ** 30)} GB；Node ${process.version}；请求由 ${clientName} 发出`);
    for (const count of residents) {
      const begin = Date.now();
      const county = await openCounty({ residents: count, folder, mariadb, jobs, profileFolder: profile, say });
      counties.push(county);
      say(`${count} 人：共 ${county.rows} 行，准备用了 ${Math.round((Date.now() - begin) / 1000)} 秒\n`);
    }
    for (const [job, statements] of Object.entries(counties[0].statements)) {
      console.log(`\n三种方式发出的语句相同（${job}，${statements.length} 条）：\n${statements.map((text) => `    ${text.slice(0, 140)}`).join('\n')}`);
    }

    const checks = [];
    const repeatUntil = Date.now() + minutesOfRepeating * 60_000;
    for (const job of jobs) {
      for (const county of counties) await county.warmUp(job);
      const samples = await measureInRounds(counties.flatMap(({ ways }) => ways), {
        job, rounds, seconds, databasePid: mariadb.pid, say, repeatUntil, deadlocks: () => deadlockCount(connection),
        beforeRound: async () => { for (const county of counties) await county.refresh(); },
      });
      const results = [...samples].map(([{ size, kind }, taken]) => ({ size, kind, figures: summarize(taken) }));
      console.log(`\n\n${jobLines(job, results).join('\n')}`);
      checks.push(...checksOf(job, results));
    }
    console.log(`\n${checkLines(checks).join('\n')}`);
    await connection.end();
    return checks.every(({ isMet }) => isMet);
  } finally {
    for (const county of counties) await county.stop();
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
