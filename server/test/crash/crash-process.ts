import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import type { TestApplication } from '../support/application.js';
import { Course, watchStatements } from './course.js';
import { send } from './deed.js';
import { doneAt } from './rehearsal.js';
import { startOn } from './start.js';
import type { Standstill, Trial, TrialPlace } from './trial.js';

// Runs the real application on each of the places, brings every trial to its point, says how far they came, and kills itself there.

const patienceMs = 120_000;

async function bringToItsPoint(test: TestApplication, { deed, point }: Trial, course: Course): Promise<number> {
  if (point.phase === 'request') return (await course.run(() => send(test.application, deed))).status;
  const { status } = await send(test.application, deed);
  await course.run(test.settle);
  return status;
}

async function standstillOf(test: TestApplication, trial: Trial): Promise<Standstill> {
  const course = new Course(trial.point);
  let status: number | null = null;
  let reached = false;
  const stopped = course.stopped.then(() => { reached = true; });
  // What begins after the commit may come to the point after the answer, so that an answer alone does not end the wait.
  void bringToItsPoint(test, trial, course).then((answered) => { status = answered; });
  await Promise.race([stopped, new Promise((resolve) => { setTimeout(resolve, patienceMs); })]);
  return { reached, statements: course.statements, status };
}

const [, , placesFile = '', answerFile = ''] = process.argv;
const places = JSON.parse(readFileSync(placesFile, 'utf8')) as TrialPlace[];
const standstills: Promise<Standstill>[] = [];
for (const { settings, trials } of places) {
  const test = await startOn(settings, doneAt);
  watchStatements(test.database);
  for (const trial of trials) {
    const standstill = standstillOf(test, trial);
    standstills.push(standstill);
    // A worker takes everybody's events, so that others may only come when its trial stands still.
    if (trial.point.phase === 'settling') await standstill;
  }
}
writeFileSync(answerFile, JSON.stringify(await Promise.all(standstills)));
process.kill(process.pid, 'SIGKILL');
