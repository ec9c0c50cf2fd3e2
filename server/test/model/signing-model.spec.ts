import fc from 'fast-check';
import { startTestApplication } from '../support/application.js';
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

const wanted = Number(process.env['PROVE_COMMANDS'] ?? 400);
const commandsPerRun = 40;
/** Each batch has an application and a database of its own, so that a long proof does not grow. */
const runsPerBatch = 25;

/** `PROVE_SEED=… PROVE_PATH=…`, as a failure prints them; the path is fast-check's own and that of the commands, with an @ between. */
const replay = process.env['PROVE_SEED'] === undefined ? null : {
  seed: Number(process.env['PROVE_SEED']),
  path: process.env['PROVE_PATH']?.split('@')[0] ?? '',
  replayPath: process.env['PROVE_PATH']?.split('@')[1] ?? '',
};

/** @returns how many commands were carried out */
async function proveBatch(seed: number, tally: Map<string, number>): Promise<number> {
  const test = await startTestApplication();
  let carriedOut = 0;
  try {
    const county = await TestCounty.make(test);
    const property = fc.asyncProperty(
      fc.commands(commands, { maxCommands: commandsPerRun, size: 'max', ...(replay ? { replayPath: replay.replayPath } : {}) }),
      async (sequence) => {
        const { model, real } = await World.make(test, county, tally);
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        await real.drain();
        expect(await real.waitingEvents()).toBe(0);
        expect(await violations(test.database)).toEqual([]);
        carriedOut += real.carriedOut;
      },
    );
    const details = await fc.check(property, { seed, numRuns: runsPerBatch, ...(replay?.path ? { path: replay.path } : {}) });
    if (details.failed) throw new Error(`${replayLine(details)}\n${fc.defaultReportMessage(details)}`);
    return carriedOut;
  } finally {
    await test.close();
  }
}

function replayLine({ seed, counterexamplePath, counterexample }: fc.RunDetails<[Iterable<fc.AsyncCommand<Model, World>>]>): string {
  const replayPath = /replayPath="([^"]*)"/.exec(String(counterexample?.[0]))?.[1] ?? '';
  return `To see it again: PROVE_SEED=${seed} PROVE_PATH='${counterexamplePath ?? ''}@${replayPath}'`;
}

test(`at least ${wanted} commands, and the application does what the model says`, async () => {
  const tally = new Map<string, number>();
  let carriedOut = 0;
  do carriedOut += await proveBatch(replay?.seed ?? Math.floor(Math.random() * 2 ** 31), tally);
  while (!replay && carriedOut < wanted);
  // What is never met is not proved: at length, every state and every refusal must have come up.
  if (carriedOut >= 2_000) expect([...Object.keys(successors), ...Object.keys(refusals)].filter((event) => !tally.has(event))).toEqual([]);
  console.info(`${carriedOut} commands: ${[...tally].sort().map(([event, times]) => `${event} ${times}`).join(', ')}`);
}, 120_000 + wanted * 500);
