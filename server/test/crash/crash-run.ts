import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../src/platform/config/index.js';
import { makeTestPlace } from '../support/place.js';
import { watchStatements } from './course.js';
import type { Attempt, CrashPlan, CrashPoint, Standstill } from './crash-plan.js';
import type { Deed } from './deed.js';
import { countRows, doneAt, makeDeed, pointsOf, preparedAt, rehearse, type RowCounts } from './rehearsal.js';
import { restartAndRetry, type Trial } from './restart.js';
import { nameOf, type Scenario } from './scenario.js';
import { Stage } from './stage.js';
import { startOn } from './start.js';

export interface Outcome {
  /** Points that each scenario has, and how many of them were tried. */
  readonly points: ReadonlyMap<Scenario, { readonly all: number; readonly tried: number }>;
  /** What is wrong, by scenario; null for what many deeds in one database have caused together. */
  readonly faults: readonly { readonly scenario: Scenario | null; readonly fault: string }[];
}

/** Which points of a scenario are tried. */
export type Choice = (scenario: Scenario, points: readonly CrashPoint[], index: number) => readonly CrashPoint[];

/** What one process does, and where the application starts again afterwards. */
interface Batch {
  readonly places: readonly { readonly settings: Settings; readonly trials: readonly Trial[] }[];
}

/** Connections of one process; each attempt in a shared database keeps one for itself. */
const connections = 64;
const togetherInOneDatabase = 48;
const placesPerProcess = 24;

/** Lets every chosen point of every scenario happen: crash, restart, retry. */
export async function proveCrashes(scenarios: readonly Scenario[], choose: Choice): Promise<Outcome> {
  const place = await makeTestPlace();
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-crash-'));
  try {
    const settings = { ...place.settings, databasePoolSize: connections };
    const { trials, points, before } = await prepare(settings, scenarios, choose);
    const faults = settings.databaseUrl ? await runInOneDatabase(settings, trials, before, folder) : await runInCopies(settings, trials, before, folder);
    return { points, faults };
  } finally {
    rmSync(folder, { recursive: true });
    await place.remove();
  }
}

async function prepare(settings: Settings, scenarios: readonly Scenario[], choose: Choice): Promise<{ trials: Trial[]; points: Outcome['points']; before: RowCounts }> {
  const test = await startOn(settings, preparedAt);
  try {
    watchStatements(test.database);
    const stage = await Stage.make(test);
    const trials: Trial[] = [];
    const points = new Map<Scenario, { all: number; tried: number }>();
    for (const [index, scenario] of scenarios.entries()) {
      const rehearsal = await rehearse(stage, scenario);
      const all = pointsOf(rehearsal);
      const chosen = choose(scenario, all, index);
      points.set(scenario, { all: all.length, tried: chosen.length });
      let deed: Deed | undefined;
      for (const point of chosen) {
        // In copies of one place the same deed can be done again and again.
        if (!deed || settings.databaseUrl) deed = await makeDeed(stage, scenario);
        const sql = rehearsal.statements[point.phase][point.statement - 1] ?? '';
        trials.push({ scenario, rehearsal, attempt: { deed, point }, name: `${nameOf(scenario)}, killed ${point.moment} statement ${point.statement} of its ${point.phase} (${sql.slice(0, 60)})` });
      }
    }
    return { trials, points, before: await countRows(test.database) };
  } finally {
    await test.close();
  }
}

/** SQLite has one writer: every attempt gets a copy of the place, and one process runs the application on many of them. */
async function runInCopies(settings: Settings, trials: readonly Trial[], before: RowCounts, folder: string): Promise<Outcome['faults'][number][]> {
  const faults: Outcome['faults'][number][] = [];
  const begin = (from: number) => {
    const places = trials.slice(from, from + placesPerProcess).map((trial, index) => {
      const dataFolder = join(folder, String(from + index));
      cpSync(settings.dataFolder, dataFolder, { recursive: true });
      return { settings: { ...settings, dataFolder }, trials: [trial] };
    });
    return { places, crashed: crash({ places }, folder) };
  };
  // While one process goes to its death, the places of the one before are looked at.
  for (let next = begin(0), from = placesPerProcess; next.places.length; from += placesPerProcess) {
    const { places, crashed } = next;
    const unreached = await crashed;
    next = begin(from);
    for (const { settings: copy, trials: [trial] } of places) {
      if (!trial) continue;
      const found = [...unreached.get(trial) ?? [], ...(await restartAndRetry(copy, [trial], before)).faults];
      faults.push(...found.map((fault) => ({ scenario: trial.scenario, fault: fault.startsWith(trial.name) ? fault : `${trial.name}: ${fault}` })));
      rmSync(copy.dataFolder, { recursive: true });
    }
  }
  return faults;
}

/** On MariaDB every attempt has a transaction of its own: many stand still in one database, unless they would wait for each other. */
async function runInOneDatabase(settings: Settings, trials: readonly Trial[], before: RowCounts, folder: string): Promise<Outcome['faults'][number][]> {
  const faults: Outcome['faults'][number][] = [];
  let counts = before;
  const alone = trials.filter(isAlone);
  const shared = trials.filter((trial) => !isAlone(trial));
  const groups = alone.map((trial) => [trial]);
  for (let from = 0; from < shared.length; from += togetherInOneDatabase) groups.push(shared.slice(from, from + togetherInOneDatabase));
  for (const group of groups) {
    const unreached = await crash({ places: [{ settings, trials: group }] }, folder);
    const { faults: afterwards, rows } = await restartAndRetry(settings, group, counts);
    counts = rows;
    const found = [...[...unreached.values()].flat(), ...afterwards];
    faults.push(...found.map((fault) => ({ scenario: group.find(({ name }) => fault.startsWith(name))?.scenario ?? null, fault })));
  }
  return faults;
}

/** Whose events a worker takes cannot be told when there are others'. */
const isAlone = ({ scenario, attempt }: Trial): boolean => scenario.alone !== undefined || attempt.point.phase === 'settling';

/** Starts the process that kills itself. @returns what is wrong with the way in which it died */
async function crash({ places }: Batch, folder: string): Promise<Map<Trial, string[]>> {
  const trials = places.flatMap((place) => place.trials);
  if (!trials.length) return new Map();
  const plan: CrashPlan = { instant: doneAt, places: places.map(({ settings, trials: own }) => ({ settings, attempts: own.map(({ attempt }): Attempt => attempt) })) };
  const file = join(mkdtempSync(join(folder, 'plan-')), 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const child = spawn(process.execPath, [
    '--import', fileURLToPath(new URL('../support/typescript-loader.mjs', import.meta.url)), fileURLToPath(new URL('./crash-process.ts', import.meta.url)), file,
  ], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (child.signalCode !== 'SIGKILL') throw new Error(`The process did not die as it should: ${child.exitCode} ${child.signalCode} ${complained}`);
  const standstills = JSON.parse(said) as Standstill[];
  return new Map(trials.map((trial, index) => [trial, wrongStandstill(trial, standstills[index] as Standstill)]));
}

/** It died where it was meant to: at the same statement as in the rehearsal. */
function wrongStandstill({ name, rehearsal, attempt: { point } }: Trial, { reached, statements, status }: Standstill): string[] {
  if (!reached) return [`${name}: did not come to this point, but was answered with ${status} after ${statements.join(' | ')}`];
  const expected = rehearsal.statements[point.phase][point.statement - 1];
  const found = statements[point.statement - 1];
  return found === expected ? [] : [`${name}: came to ${found} instead`];
}
