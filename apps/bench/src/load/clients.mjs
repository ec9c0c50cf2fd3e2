import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { findProgram } from '../../../../tools/test/software.mjs';
import { Failure } from '../../../../tools/workspace/failure.mjs';
import { runProcess } from '../../../../tools/workspace/processes.mjs';
import { requestOf } from '../jobs/requests.mjs';
import { latencies } from '../measure/latencies.mjs';

const wrk = findProgram('wrk');
const script = fileURLToPath(new URL('wrk.lua', import.meta.url));

export const clientName = wrk ? 'wrk' : 'Node（没有 wrk；它自己占的处理器时间更多，比值会偏低）';

/**
 * A load generator for the HTTP servers of one population: `load(port, job, seconds, concurrency)` resolves to
 * `{ count, seconds, p50, p99, errors, lastError }`, with times in milliseconds.
 * @param callers of callersOf
 * @param bodyTemplate of signingBody
 */
export function httpLoad(folder, name, callers, bodyTemplate) {
  if (!wrk) return (port, job, seconds, concurrency) => loadFromNode(port, job, seconds, concurrency, callers[job], bodyTemplate);
  const bodyFile = join(folder, `${name}-body.json`);
  writeFileSync(bodyFile, bodyTemplate);
  const files = Object.fromEntries(Object.entries(callers).map(([job, list]) => {
    const file = join(folder, `${name}-${job}.tsv`);
    writeFileSync(file, list.map((fields) => `${fields.join('\t')}\n`).join(''), { mode: 0o600 });
    return [job, file];
  }));
  return async (port, job, seconds, concurrency) => {
    const key = randomBytes(8).toString('hex');
    const args = ['-t1', `-c${concurrency}`, `-d${seconds}s`, '--latency', '-s', script, `http://127.0.0.1:${port}`, '--', job, files[job], bodyFile, key];
    const { output } = await runProcess(wrk, args);
    const line = output.find((text) => text.startsWith('RESULT '));
    if (!line) throw new Failure('wrk 没有给出结果：', output.slice(-10));
    return { lastError: null, ...JSON.parse(line.slice('RESULT '.length)) };
  };
}

/** Sends one request and reads the answer. @returns {Promise<{ status: number, text: string }>} */
export function sendOne(port, { method, path, headers, body }, agent) {
  return new Promise((resolve, reject) => {
    const outgoing = send({ host: '127.0.0.1', port, method, path, headers: body ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers, agent }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode, text: Buffer.concat(chunks).toString('utf8') }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export const newKey = () => randomBytes(16).toString('hex');

async function loadFromNode(port, job, seconds, concurrency, callers, bodyTemplate) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let turn = Math.floor(Math.random() * callers.length);
  const durations = [];
  let errors = 0;
  let lastError = null;
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    for (let begin = performance.now(); begin < end; begin = performance.now()) {
      const caller = callers[(job === 'signing' ? turn++ : Math.floor(Math.random() * callers.length)) % callers.length];
      const { status, text } = await sendOne(port, requestOf(job, caller, { bodyTemplate, key: newKey() }), agent).catch((error) => ({ status: 0, text: error.message }));
      if (status >= 200 && status < 300) durations.push(performance.now() - begin);
      else {
        errors++;
        lastError = `${status} ${text.slice(0, 200)}`;
      }
    }
  }));
  agent.destroy();
  return { count: durations.length, seconds: (performance.now() - start) / 1000, ...latencies(durations), errors, lastError };
}
