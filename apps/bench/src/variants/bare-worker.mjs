import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';

import { bareJobs, openPool } from '../jobs/bare-jobs.mjs';
import { months } from '../jobs/requests.mjs';
import { latencies } from '../measure/latencies.mjs';

/*
 * The statements alone, in a process that stays, so that it is as warm as the servers. `node bare-worker.mjs FILE`, where FILE holds
 * `{ port, address, terms, callers, signingAnswer, signingEvidence }`. It does `?job=home&seconds=3&concurrency=32` when asked on its port, or
 * the job once without `seconds`.
 */

const { port, address, terms, callers, signingAnswer, signingEvidence } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const jobs = bareJobs(openPool(address), terms);

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
// Values that a server computes from the request; here ready-made, of the same size.
const evidence = { body: signingEvidence, sha256: sha256(signingEvidence) };
const answer = JSON.stringify(signingAnswer);
const period = { startsOn: signingAnswer.startsOn, endsOn: signingAnswer.endsOn };
let serial = randomBytes(4).readUInt32BE();

const anyOf = (list) => list[Math.floor(Math.random() * list.length)];

const actions = {
  home: async () => {
    const [, token] = anyOf(callers.home);
    return jobs.home(await jobs.sessionOf(token));
  },
  queue: async () => {
    const [, token, teamId] = anyOf(callers.queue);
    return jobs.queue(await jobs.sessionOf(token), teamId, 'trace-0123456789abcdef-0123456789ab');
  },
  signing: async (turn) => {
    const [, token, teamId, agreementReadingId, consentReadingId] = callers.signing[turn % callers.signing.length];
    const unique = (serial = (serial + 1) >>> 0).toString(16).padStart(8, '0');
    return jobs.sign(await jobs.sessionOf(token), { teamId, months, agreementReadingId, consentReadingId, ...period }, {
      key: `bare-request-${unique}`, requestHash: evidence.sha256, number: `20000000${unique}`, code: `JY-BARE-${unique}`,
      traceId: 'trace-0123456789abcdef-0123456789ab', evidence: () => evidence, answerOf: () => answer,
    });
  },
};

async function sample(job, seconds, concurrency) {
  const action = actions[job];
  const first = Math.floor(Math.random() * callers[job].length);
  const durations = [];
  let turn = first;
  let errors = 0;
  let lastError = null;
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    for (let begin = performance.now(); begin < end; begin = performance.now()) {
      try {
        await action(turn++);
        durations.push(performance.now() - begin);
      } catch (error) {
        errors++;
        lastError = error.message;
      }
    }
  }));
  return { count: durations.length, seconds: (performance.now() - start) / 1000, ...latencies(durations), errors, lastError };
}

createServer((request, response) => {
  const { searchParams } = new URL(request.url, 'http://127.0.0.1');
  const [job, seconds, concurrency] = ['job', 'seconds', 'concurrency'].map((name) => searchParams.get(name));
  const work = seconds ? sample(job, Number(seconds), Number(concurrency)) : actions[job](Math.floor(Math.random() * callers[job].length)).then(() => ({ count: 1 }));
  work.then((result) => response.end(JSON.stringify(result)), (error) => response.writeHead(500).end(error.message));
}).listen(port, '127.0.0.1', () => console.log('ready'));
