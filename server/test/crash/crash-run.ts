import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../src/platform/config/index.js';
import { makeTestPlace } from '../support/place.js';
import { watchStatements } from './course.js';
import { crash, restart } from './processes.js';
import { comeToRest, countRows, doneAt, makeDeed, pointsOf, preparedAt, rehearse } from './rehearsal.js';
import { restartAndRetry } from './restart.js';
import { nameOf, type Scenario } from './scenario.js';
import { scenarioOf, scenarios } from './scenarios/index.js';
import { Stage } from './stage.js';
import { startOn } from './start.js';
import type { CrashPoint, Fault, Trial, TrialPlace } from './trial.js';

export interface Outcome {
  readonly trials: readonly Trial[];
  readonly faults: readonly Fault[];
  /** How many points there are; by default not all of them are tried. */
  readonly points: number;
}

/** Which points of a scenario are tried. */
export type Choice = (scenario: Scenario, points: readonly CrashPoint[], index: number) => readonly CrashPoint[];

/** Connections of one process; each trial in a shared database keeps one for itself. */
const connections = 64;
const togetherInOneDatabase = 48;
const placesPerProcess = 40;

interface Preparation extends TrialPlace {
  readonly points: number;
}

/** Lets every chosen point of every scenario happen: crash, restart, retry. */
export async function proveCrashes(choose: Choice): Promise<Outcome> {
  const place = await makeTestPlace();
  try {
    const preparation = await prepare({ ...place.settings, databasePoolSize: connections }, choose);
    const faults = await (place.settings.databaseUrl ? runInOneDatabase(preparation) : runInCopies(preparation));
    return { trials: preparation.trials, points: preparation.points, faults };
  } finally {
    await place.remove();
  }
}

/** One place with everything that all the trials need. */
async function prepare(settings: Settings, choose: Choice): Promise<Preparation> {
  const test = await startOn(settings, preparedAt);
  try {
    watchStatements(test.database);
    const stage = await Stage.make(test);
    const trials: Trial[] = [];
    let points = 0;
    for (const [index, scenario] of scenarios.entries()) {
      const rehearsal = await rehearse(stage, scenario);
      const all = pointsOf(rehearsal);
      points += all.length;
      for (const point of choose(scenario, all, index)) trials.push({ scenario: nameOf(scenario), deed: await makeDeed(stage, scenario), point, rehearsal });
    }
    test.clock.set(doneAt);
    await comeToRest(test);
    return { settings, trials, points, rows: await countRows(test.database) };
  } finally {
    await test.close();
  }
}

/** SQLite has one writer: every trial gets a copy of the place, and one process stands still in many of them. */
async function runInCopies({ settings, trials, rows }: TrialPlace): Promise<Fault[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-crash-'));
  const left = [...trials];
  const runSome = async (some: readonly Trial[]): Promise<Fault[]> => {
    const places = some.map((trial) => {
      const dataFolder = mkdtempSync(join(folder, 'place-'));
      cpSync(settings.dataFolder, dataFolder, { recursive: true });
      return { settings: { ...settings, dataFolder }, trials: [trial], rows };
    });
    const faults = [...await crash(places), ...await restart(places)];
    for (const place of places) rmSync(place.settings.dataFolder, { recursive: true });
    return faults;
  };
  try {
    const lanes = availableParallelism();
    const size = Math.min(placesPerProcess, Math.ceil(trials.length / lanes));
    const runLane = async (): Promise<Fault[]> => (left.length ? [...await runSome(left.splice(0, size)), ...await runLane()] : []);
    // All of them, also when one has failed: the folder must not vanish under the others.
    const ended = await Promise.allSettled(Array.from({ length: lanes }, runLane));
    return ended.flatMap((lane) => {
      if (lane.status === 'rejected') throw lane.reason;
      return lane.value;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** On MariaDB every trial has a transaction of its own: many stand still in one database, unless they would wait for each other. */
async function runInOneDatabase({ settings, trials, rows }: TrialPlace): Promise<Fault[]> {
  const faults: Fault[] = [];
  let before = rows;
  for (const group of groupsOf(trials)) {
    const place = { settings, trials: group, rows: before };
    const wrong = await crash([place]);
    const { faults: afterwards, rows: after } = await restartAndRetry(place);
    faults.push(...wrong, ...afterwards);
    before = after;
  }
  return faults;
}

/** As few groups as can be. Settling comes first in its group: a worker must find no events but those of its own trial. */
function groupsOf(trials: readonly Trial[]): Trial[][] {
  const groups: Trial[][] = [];
  const settlingFirst = [...trials].sort((one, other) => Number(other.point.phase === 'settling') - Number(one.point.phase === 'settling'));
  for (const trial of settlingFirst) {
    const group = groups.find((candidate) => candidate.length < togetherInOneDatabase && candidate.every((other) => mayStandTogether(trial, other)));
    if (group) group.push(trial);
    else groups.push([trial]);
  }
  return groups;
}

function mayStandTogether(one: Trial, other: Trial): boolean {
  const { alone, otherRows } = scenarioOf(one);
  if (otherRows ?? scenarioOf(other).otherRows) return false;
  return !(one.point.phase === 'settling' && other.point.phase === 'settling') && !(alone && one.scenario === other.scenario);
}
