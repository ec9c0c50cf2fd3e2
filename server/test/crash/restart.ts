import { CoverageService } from '../../src/governance/coverage.service.js';
import { FileStore } from '../../src/platform/files/index.js';
import { violations } from '../proving/invariants.js';
import type { TestApplication } from '../support/application.js';
import { send, wrongEffects } from './deed.js';
import { countRows, doneAt } from './rehearsal.js';
import { scenarioOf } from './scenarios/index.js';
import { startOn } from './start.js';
import type { Fault, RowCounts, Trial, TrialPlace } from './trial.js';

/** Longer than an event is held by a worker that has died. */
const laterMs = 2 * 60_000;

/**
 * The application starts again where a process has died, and every client asks once more with its key, and then again because
 * its patience is short.
 * @returns what is wrong afterwards, and the tables as they are then
 */
export async function restartAndRetry({ settings, trials, rows }: TrialPlace): Promise<{ faults: Fault[]; rows: RowCounts }> {
  const test = await startOn(settings, new Date(Date.parse(doneAt) + laterMs).toISOString());
  try {
    const whole: string[] = (await violations(test.database)).map((violation) => `before anybody asked again: ${violation}`);
    const faults: Fault[] = [];
    for (const trial of trials) faults.push(...(await retry(test, trial)).map((text) => ({ trial, text })));
    await test.settle();
    for (const trial of trials) await scenarioOf(trial).finish?.(test, trial.deed);
    for (const trial of trials) faults.push(...(await wrongEffects(test.database, trial.deed)).map((text) => ({ trial, text })));
    const after = await countRows(test.database);
    if (!trials.some((trial) => scenarioOf(trial).otherRows)) whole.push(...wrongCounts(trials, rows, after));
    whole.push(...await wrongCoverage(test), ...await missingFiles(test), ...await violations(test.database));
    const [only] = trials;
    return { faults: [...faults, ...whole.map((text) => ({ trial: trials.length === 1 && only ? only : null, text }))], rows: after };
  } finally {
    await test.close();
  }
}

async function retry({ application }: TestApplication, { rehearsal, deed }: Trial): Promise<string[]> {
  const answer = await send(application, deed);
  const repeated = await send(application, deed);
  if (answer.status !== rehearsal.status) return [`the second request was answered with ${answer.status} ${JSON.stringify(answer.body)}`];
  return answer.raw.equals(repeated.raw) && answer.status === repeated.status ? [] : ['the third request was answered otherwise than the second'];
}

/** Everything once: no table holds a row more or less than without the crash. */
function wrongCounts(trials: readonly Trial[], before: RowCounts, after: RowCounts): string[] {
  return Object.entries(after).flatMap(([table, count]) => {
    const expected = trials.reduce((sum, { rehearsal }) => sum + (rehearsal.growth[table] ?? 0), before[table] ?? 0);
    return count === expected ? [] : [`${table} has ${count} rows instead of ${expected}`];
  });
}

/** The coverage is kept by adding and taking away: a second effect would stay in it until the nightly check. */
async function wrongCoverage({ application, clock }: TestApplication): Promise<string[]> {
  const corrected = await application.get(CoverageService).rebuildCoverage(clock.now());
  return corrected ? [`the signing coverage of ${corrected} institutions was wrong`] : [];
}

/** Files that a row speaks of and that are not there, or not what they were. */
async function missingFiles({ application, database }: TestApplication): Promise<string[]> {
  const documents = await database.query<{ sha256: string }>('SELECT sha256 FROM contract_file');
  const kept = await database.query<{ body: string }>(`SELECT body FROM evidence_record WHERE kind IN ('SIGNATURE_IMAGE_KEPT', 'CONTRACT_DOCUMENT_KEPT')`);
  const named = [...documents.map(({ sha256 }) => sha256), ...kept.map(({ body }) => (JSON.parse(body) as { file: { sha256: string } }).file.sha256)];
  const missing: string[] = [];
  for (const sha256 of new Set(named)) if (!await application.get(FileStore).get(sha256)) missing.push(`the file ${sha256} is missing`);
  return missing;
}
