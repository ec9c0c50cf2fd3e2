import 'reflect-metadata';
import { readFileSync, writeSync } from 'node:fs';
import type { TestApplication } from '../support/application.js';
import { Course, watchStatements } from './course.js';
import type { Attempt, CrashPlan, Standstill } from './crash-plan.js';
import { send } from './deed.js';
import { startOn } from './start.js';

// Runs the real application, brings every attempt of the plan to its point, and kills itself there.

const patienceMs = 30_000;

async function bringToItsPoint(test: TestApplication, { deed, point }: Attempt, course: Course): Promise<number> {
  if (point.phase === 'request') return (await course.run(() => send(test.application, deed))).status;
  const { status } = await send(test.application, deed);
  await course.run(() => test.settle());
  return status;
}

async function attemptOn(test: TestApplication, attempt: Attempt, deadline: Promise<void>): Promise<Standstill> {
  const course = new Course(attempt.point);
  let status: number | null = null;
  let reached = false;
  const stopped = course.stopped.then(() => { reached = true; });
  // What begins after the commit may reach the point after the answer, so that an answer alone does not end the wait.
  void bringToItsPoint(test, attempt, course).then((answered) => { status = answered; });
  await Promise.race([stopped, deadline]);
  return { reached, statements: course.statements, status };
}

const { instant, places } = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as CrashPlan;
let expire!: () => void;
const deadline = new Promise<void>((resolve) => { expire = resolve; });
const standstills: Promise<Standstill>[] = [];
for (const { settings, attempts } of places) {
  const test = await startOn(settings, instant);
  watchStatements(test.database);
  standstills.push(...attempts.map((attempt) => attemptOn(test, attempt, deadline)));
}
setTimeout(expire, patienceMs);
writeSync(1, JSON.stringify(await Promise.all(standstills)));
process.kill(process.pid, 'SIGKILL');
