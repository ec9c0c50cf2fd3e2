import fc from 'fast-check';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';
import { violations } from '../proving/invariants.js';
import type { Command } from './command.js';
import { decidingCommands } from './deciding-commands.js';
import { lookingCommands } from './looking-commands.js';
import { refusals, successors, type Model } from './model.js';
import { signingCommands } from './signing-commands.js';
import { timeCommands } from './time-commands.js';
import { World } from './world.js';

/** A later module adds its commands here. */
const commands: fc.Arbitrary<Command<unknown>>[] = [...signingCommands, ...decidingCommands, ...timeCommands, ...lookingCommands];

type Step = fc.AsyncCommand<Model, World>;

const wanted = Number(process.env['PROVE_COMMANDS'] ?? 250);
/** At most; half of it on the average. */
const commandsPerRun = 60;
/** Each batch has an application and a database of its own, so that a long proof does not grow. */
const runsPerBatch = 25;
/** Ends the search for a shorter failure too. */
const longestBatchMs = 100_000;

/** `PROVE_SEED=… PROVE_PATH=…`, as a failure prints them; the path is fast-check's own and that of the commands, with an @ between. */
const replay = process.env['PROVE_SEED'] === undefined ? null : {
  seed: Number(process.env['PROVE_SEED']),
  path: process.env['PROVE_PATH']?.split('@')[0] ?? '',
  replayPath: process.env['PROVE_PATH']?.split('@')[1] ?? '',
};

interface Stage {
  readonly test: TestApplication;
  readonly county: TestCounty;
}

async function setStage(): Promise<Stage> {
  const test = await startTestApplication();
  return { test, county: await TestCounty.make(test) };
}

/** @returns how many commands were carried out */
async function proveBatch(seed: number, numRuns: number, tally: Map<string, number>): Promise<number> {
  let stage: Stage | null = null;
  let carriedOut = 0;
  const run = async (sequence: Iterable<Step>): Promise<void> => {
    const { test, county } = (stage ??= await setStage());
    const { model, real } = await World.make(test, county, tally);
    try {
      await fc.asyncModelRun(() => ({ model, real }), sequence);
      await real.drain();
      expect(await real.waitingEvents()).toBe(0);
      expect(await violations(test.database)).toEqual([]);
    } catch (error) {
      // What is broken stays broken: the search for a shorter way to the failure needs a sound database.
      stage = null;
      await test.close();
      throw error;
    }
    carriedOut += real.carriedOut;
  };
  const sequences = fc.commands(commands, { maxCommands: commandsPerRun, size: 'max', ...(replay ? { replayPath: replay.replayPath } : {}) });
  const details = await fc.check(fc.asyncProperty(sequences, run), { seed, numRuns, interruptAfterTimeLimit: longestBatchMs, ...(replay?.path ? { path: replay.path } : {}) });
  await (stage as Stage | null)?.test.close();
  if (details.failed) throw new Error(`${replayLine(details)}\n${fc.defaultReportMessage(details)}`, { cause: details.errorInstance });
  return carriedOut;
}

function replayLine({ seed, counterexamplePath, counterexample }: fc.RunDetails<[Iterable<Step>]>): string {
  const replayPath = /replayPath="([^"]*)"/.exec(String(counterexample?.[0]))?.[1] ?? '';
  return `To see it again: PROVE_SEED=${seed} PROVE_PATH='${counterexamplePath ?? ''}@${replayPath}'`;
}

test(`at least ${wanted} commands, and the application does what the model says`, async () => {
  const tally = new Map<string, number>();
  let carriedOut = 0;
  do {
    const runs = Math.min(runsPerBatch, Math.ceil((wanted - carriedOut) / (commandsPerRun / 2)));
    carriedOut += await proveBatch(replay?.seed ?? Math.floor(Math.random() * 2 ** 31), replay ? runsPerBatch : runs, tally);
  } while (!replay && carriedOut < wanted);
  // What is never met is not proved: at length, every state and every refusal must have come up.
  if (carriedOut >= 5_000) expect([...Object.keys(successors), ...Object.keys(refusals)].filter((event) => !tally.has(event))).toEqual([]);
  console.info(`${carriedOut} commands: ${[...tally].sort().map(([event, times]) => `${event} ${times}`).join(', ')}`);
}, 120_000 + wanted * 500);
