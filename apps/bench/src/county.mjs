import { randomBytes } from 'node:crypto';

import { Failure } from '../../../tools/workspace/failure.mjs';
import { loadPopulation, markEnds, refreshSessions, restore } from './database/load.mjs';
import { letItSettle, letRequestsEnd } from './database/mariadb.mjs';
import { planPopulation } from './database/population.mjs';
import { checkStatements } from './jobs/statement-check.mjs';
import { callersOf, requestOf, signingBody } from './jobs/requests.mjs';
import { httpLoad, newKey, sendOne } from './load/clients.mjs';
import { startApi, startBare, startPlain } from './variants/processes.mjs';

const concurrency = 32;
/** A server that has done this often what it is asked for is compiled and as fast as it gets (the signing takes longest); a slow machine need not wait for it. */
const warmUpRequests = 15_000;
const warmUpTurns = 8;
const warmUpSeconds = 3;

/**
 * A county of so many people in a database of its own, with its three ways of doing a job running and compared: `ways` for measureInRounds,
 * and what keeps them measurable.
 * @param {{ residents: number, folder: string, mariadb: object, jobs: string[], profileFolder: string | null, say: (text: string) => void }} options
 */
export async function openCounty({ residents, folder, mariadb, jobs, profileFolder, say }) {
  const plan = planPopulation(residents);
  const secret = randomBytes(16).toString('hex');
  const database = `bench_${residents}`;
  const name = (part) => `${part}-${residents}`;

  const administration = await mariadb.connect('mysql');
  await administration.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await administration.end();
  say(`${residents} 人：启动接口，建立数据表`);
  const api = await startApi({ name: name('api'), folder, address: mariadb.address('api', database), profileFolder });

  const connection = await mariadb.connect(database);
  const terms = await publishedTerms(connection);
  const rows = await loadPopulation(connection, plan, { secret, now: Date.now(), ...terms }, (table) => say(`${residents} 人：写入表 ${table}`));
  say(`${residents} 人：已写入 ${rows} 行，等待落盘`);
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = 0');
  await letItSettle(connection, { seconds: 60, dirtyPages: 2_000 });
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT');
  const ends = await markEnds(connection);

  const callers = callersOf(plan, secret);
  const bodyTemplate = signingBody(terms.packageId);
  const first = (job) => requestOf(job, callers[job][0], { bodyTemplate, key: newKey() });
  const settle = async () => {
    await letRequestsEnd(connection, 10);
    await restore(connection, ends);
    await letItSettle(connection, { seconds: 3, history: 500 });
  };

  const { answer: signingAnswer, evidence: signingEvidence } = await signOnce(api.port, first('signing'), connection);
  await settle();
  const facts = { terms, callers, signingAnswer, signingEvidence };
  const plain = await startPlain({ name: name('plain'), folder, facts: { ...facts, address: mariadb.address('plain', database) } });
  const bare = await startBare({ name: name('bare'), folder, facts: { ...facts, address: mariadb.address('bare', database) } });

  const load = httpLoad(folder, name('load'), callers, bodyTemplate);
  const way = (kind, server, run) => ({ size: residents, kind, run, serverPid: server.pid, signers: plan.signers, settle: (job) => (job === 'home' ? undefined : settle()) });
  const ways = [
    way('bare', bare, (job, seconds) => askBare(bare.port, `job=${job}&seconds=${seconds}&concurrency=${concurrency}`)),
    way('api', api, async (job, seconds) => {
      if (profileFolder) process.kill(api.pid, 'SIGWINCH');
      const result = await load(api.port, job, seconds, concurrency);
      if (profileFolder) process.kill(api.pid, 'SIGWINCH');
      return result;
    }),
    way('plain', plain, (job, seconds) => load(plain.port, job, seconds, concurrency)),
  ];

  const statements = {};
  for (const job of jobs) {
    say(`${residents} 人：核对“${job}”的语句`);
    statements[job] = await checkStatements(connection, job, [
      { user: 'api', once: () => mustSend(api.port, first(job)).then(settle) },
      { user: 'plain', once: () => mustSend(plain.port, first(job)).then(settle) },
      { user: 'bare', once: () => askBare(bare.port, `job=${job}`).then(settle) },
    ]);
  }

  return {
    ways, statements, rows, plan,
    /** Runs each way for a while, so that what is measured is compiled code. */
    async warmUp(job) {
      for (const each of ways) {
        say(`${residents} 人：${job} 预热 ${each.kind}`);
        for (let turn = 0, count = 0; turn < warmUpTurns && count < warmUpRequests; turn++) {
          count += (await each.run(job, warmUpSeconds)).count;
          await each.settle(job);
        }
      }
    },
    refresh: () => refreshSessions(connection, Object.values(callers).flat().map(([account]) => account)),
    async stop() {
      await connection.end();
      await Promise.all([api.stop(), plain.stop(), bare.stop()]);
    },
  };
}

/** Under which ids the server has published the texts and the package of its region. */
async function publishedTerms(connection) {
  const [documents] = await connection.query('SELECT id, kind FROM consent_document');
  const [[offered]] = await connection.query('SELECT id FROM service_package');
  const idOf = (kind) => documents.find((document) => document.kind === kind).id;
  return { packageId: offered.id, agreementId: idOf('AGREEMENT'), consentId: idOf('HEALTH_DATA_CONSENT') };
}

async function mustSend(port, request) {
  const { status, text } = await sendOne(port, request);
  if (status < 200 || status > 299) throw new Failure(`${request.method} ${request.path} 的回答是 ${status}。`, [text.slice(0, 500)]);
  return text;
}

/** One signing through the API: its answer and the evidence it has left, as models for the other ways. */
async function signOnce(port, request, connection) {
  const answer = JSON.parse(await mustSend(port, request));
  const [[{ body }]] = await connection.query("SELECT body FROM evidence_record WHERE subject_kind = 'contract' AND subject_id = ?", [answer.id]);
  return { answer, evidence: body };
}

async function askBare(port, query) {
  const response = await fetch(`http://127.0.0.1:${port}/?${query}`);
  const text = await response.text();
  if (!response.ok) throw new Failure('裸语句没有成功：', [text]);
  return JSON.parse(text);
}
