import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from '../../../../tools/workspace/failure.mjs';
import { startCounting } from './processor-time.mjs';

/** More of the machine than this went to others: the sample is taken again. */
const tolerableNoise = 0.15;
const attemptsPerRound = 3;
/** A signing sample may use up this share of the people who can sign. */
const usableSigners = 0.7;
/** In a second, until more are seen. */
const expectedSignings = 1_500;

/**
 * Measures each way in each round, in a new random order every time.
 * @param {object[]} ways `{ size, kind, run(job, seconds), serverPid, signers, settle(job) }`
 * @param {{ job: string, rounds: number, seconds: number, databasePid: number, deadlocks: () => Promise<number>, repeatUntil: number,
 *   say: (text: string) => void, beforeRound: () => Promise<void> }} options
 *   `deadlocks` counts those since MariaDB started; after `repeatUntil` (milliseconds) noisy samples are left as they are
 * @returns {Promise<Map<object, object[]>>} the samples of each way
 */
export async function measureInRounds(ways, { job, rounds, seconds, databasePid, deadlocks, repeatUntil, say, beforeRound }) {
  const samples = new Map(ways.map((way) => [way, []]));
  let fastest = expectedSignings;
  const secondsFor = (way) => (job === 'signing' ? Math.max(1, Math.min(seconds, Math.floor((usableSigners * way.signers) / fastest))) : seconds);
  for (let round = 1; round <= rounds; round++) {
    await beforeRound();
    for (const way of shuffled([...ways])) {
      for (let attempt = 1; attempt <= attemptsPerRound; attempt++) {
        say(`${job}：第 ${round}/${rounds} 轮，${way.size} 人，${way.kind}${attempt > 1 ? `，第 ${attempt} 次` : ''}`);
        const sample = await takeSample(way, job, secondsFor(way), { databasePid, deadlocks });
        samples.get(way).push(sample);
        fastest = Math.max(fastest, sample.rate);
        await way.settle(job);
        if (sample.clean || Date.now() > repeatUntil) break;
        await pause(500 * attempt);
      }
    }
  }
  return samples;
}

async function takeSample(way, job, seconds, { databasePid, deadlocks }) {
  const deadlocksBefore = await deadlocks();
  const stop = startCounting(way.serverPid, databasePid);
  const result = await way.run(job, seconds);
  const { server, database, noise } = stop();
  if (result.count === 0 || result.errors > 0) {
    throw new Failure(`“${job}”（${way.kind}，${way.size} 人）有 ${result.errors} 个请求失败，${result.count} 个成功。`, result.lastError ? [result.lastError] : []);
  }
  return {
    rate: result.count / result.seconds, p50: result.p50, p99: result.p99, deadlocks: (await deadlocks() - deadlocksBefore) / result.count,
    serverMicroseconds: server / result.count, databaseMicroseconds: database / result.count, noise, clean: noise === null || noise < tolerableNoise,
  };
}

function shuffled(values) {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [values[index], values[other]] = [values[other], values[index]];
  }
  return values;
}

export const median = (values) => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted.length === 0 ? NaN : sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
};

/** The samples that count: the clean ones; when there is none, the quieter half. */
function counted(samples) {
  const clean = samples.filter((sample) => sample.clean);
  return clean.length > 0 ? clean : [...samples].sort((left, right) => left.noise - right.noise).slice(0, Math.ceil(samples.length / 2));
}

/** Medians of a way over the samples that count, with the slowest and the fastest rate. */
export function summarize(samples) {
  const chosen = counted(samples);
  const of = (part) => median(chosen.map((sample) => sample[part]));
  const rates = chosen.map((sample) => sample.rate);
  return {
    rate: of('rate'), slowest: Math.min(...rates), fastest: Math.max(...rates), p50: of('p50'), p99: of('p99'),
    serverMicroseconds: of('serverMicroseconds'), databaseMicroseconds: of('databaseMicroseconds'), deadlocks: of('deadlocks'), noise: of('noise'),
    used: chosen.length, taken: samples.length, clean: chosen.every((sample) => sample.clean),
  };
}
