import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { wrongStandstill, type Fault, type Standstill, type TrialPlace } from './trial.js';

const fileBeside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const loader = fileBeside('../support/typescript-loader.mjs');

/** A process that dies with all of its trials at their points. @returns where it did not die as it was meant to */
export async function crash(places: readonly TrialPlace[]): Promise<Fault[]> {
  const standstills = await run<Standstill[]>('./crash-process.ts', places, 'SIGKILL');
  return places.flatMap(({ trials }) => trials).flatMap((trial, index) => {
    const wrong = wrongStandstill(trial, standstills[index] as Standstill);
    return wrong ? [{ trial, text: wrong }] : [];
  });
}

/** A process that starts the application again on every place. @returns what it found wrong there */
export const restart = (places: readonly TrialPlace[]): Promise<Fault[]> => run<Fault[]>('./restart-process.ts', places, null);

async function run<Answer>(program: string, places: readonly TrialPlace[], signal: 'SIGKILL' | null): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-crash-plan-'));
  try {
    // By files, not by a pipe: what is written to one is whole when the process dies in the next moment.
    const [placesFile, answerFile] = [join(folder, 'places.json'), join(folder, 'answer.json')];
    writeFileSync(placesFile, JSON.stringify(places));
    const child = spawn(process.execPath, ['--import', loader, fileBeside(program), placesFile, answerFile], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [complained] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    if (child.signalCode !== signal || (signal === null && child.exitCode !== 0)) {
      throw new Error(`${program} did not end as it should, but with ${child.exitCode ?? child.signalCode}: ${complained}`);
    }
    return JSON.parse(readFileSync(answerFile, 'utf8')) as Answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
