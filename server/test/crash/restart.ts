import type { Settings } from '../../src/platform/config/index.js';
import { FileStore } from '../../src/platform/files/index.js';
import { violations } from '../proving/invariants.js';
import type { TestApplication } from '../support/application.js';
import type { Attempt } from './crash-plan.js';
import { send, wrongEffects } from './deed.js';
import { countRows, doneAt, type Rehearsal, type RowCounts } from './rehearsal.js';
import type { Scenario } from './scenario.js';
import { startOn } from './start.js';

/** One attempt with all that is known about how it should end. */
export interface Trial {
  readonly scenario: Scenario;
  readonly rehearsal: Rehearsal;
  readonly attempt: Attempt;
  readonly name: string;
}

/** Longer than an event is held by a worker that has died. */
const laterMs = 2 * 60_000;

/**
 * The application starts again where a process has died, and every client asks once more with its key, and then again because
 * its patience is short.
 * @param before the tables before the deeds
 * @returns what is wrong afterwards, in words, and the tables as they are then
 */
export async function restartAndRetry(settings: Settings, trials: readonly Trial[], before: RowCounts): Promise<{ faults: string[]; rows: RowCounts }> {
  const test = await startOn(settings, new Date(Date.parse(doneAt) + laterMs).toISOString());
  try {
    const faults = (await violations(test.database)).map((violation) => `nobody has asked again yet, and ${violation}`);
    for (const trial of trials) faults.push(...await retry(test, trial));
    await test.settle();
    for (const { scenario, attempt } of trials) await scenario.finish?.(test, attempt.deed);
    for (const { name, attempt } of trials) faults.push(...(await wrongEffects(test.database, attempt.deed)).map((wrong) => `${name}: ${wrong}`));
    const rows = await countRows(test.database);
    if (!trials.some(({ scenario }) => scenario.otherRows)) faults.push(...wrongCounts(trials, before, rows));
    return { faults: [...faults, ...await violations(test.database), ...await missingFiles(test)], rows };
  } finally {
    await test.close();
  }
}

async function retry({ application }: TestApplication, { name, rehearsal, attempt }: Trial): Promise<string[]> {
  const answer = await send(application, attempt.deed);
  const repeated = await send(application, attempt.deed);
  if (answer.status !== rehearsal.status) return [`${name}: the second request was answered with ${answer.status} ${JSON.stringify(answer.body)}`];
  return answer.raw.equals(repeated.raw) && answer.status === repeated.status ? [] : [`${name}: the third request was answered otherwise than the second`];
}

/** Everything once: no table holds a row more or less than without the crash. */
function wrongCounts(trials: readonly Trial[], before: RowCounts, after: RowCounts): string[] {
  return Object.entries(after).flatMap(([table, count]) => {
    const expected = trials.reduce((sum, { rehearsal }) => sum + (rehearsal.growth[table] ?? 0), before[table] ?? 0);
    return count === expected ? [] : [`${table} has ${count} rows instead of ${expected}`];
  });
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
