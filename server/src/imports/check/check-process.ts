import { keyGroupRulesOf, policyFor } from '@jiayi/policy';
import { FieldCipher, loadKeys } from '../../platform/crypto/index.js';
import { openDatabase, redactedDatabaseError, UnitOfWork } from '../../platform/database/index.js';
import { Workbook, WorkbookRefusal } from '../../platform/spreadsheet/index.js';
import { StagingRepository } from '../staging.repository.js';
import type { CheckMessage, CheckOrder } from './check-messages.js';
import { WorkbookCheck } from './workbook-check.js';

/*
 * Entry of the process that reads and checks an uploaded workbook. It is apart from the server so that a hostile one
 * costs at most this process: it has a memory limit of its own, and the server kills it when it takes too long.
 */

const PROGRESS_EVERY_MS = 200;

const say = (message: CheckMessage): Promise<void> => new Promise((resolve) => {
  if (!process.send) throw new Error('This program is started by the server.');
  process.send(message, () => resolve());
});

async function check(order: CheckOrder): Promise<CheckMessage> {
  const { settings, jobId } = order;
  const pack = policyFor(settings.region);
  if (!pack) throw new Error(`no policy for region ${settings.region}`);
  // The server has migrated the schema; here are no entities, only plain SQL.
  const { dataSource, database } = await openDatabase(settings, { entities: [], migrations: [] });
  try {
    const workbook = await Workbook.open(order.file, { temporaryFolder: order.temporaryFolder });
    try {
      let reported = 0;
      const result = await new WorkbookCheck(workbook, {
        jobId,
        scope: order.scope,
        now: new Date(order.now),
        today: order.today,
        groupRules: keyGroupRulesOf(pack),
        defaultTeamCapacity: pack.defaultTeamCapacity.value,
        database,
        unitOfWork: new UnitOfWork(database),
        staging: new StagingRepository(database, new FieldCipher(loadKeys(settings)), jobId),
        progress: (progress) => {
          if (Date.now() - reported < PROGRESS_EVERY_MS) return;
          reported = Date.now();
          void say({ kind: 'PROGRESS', progress });
        },
      }).run();
      return { kind: 'CHECKED', result, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
    } finally {
      workbook.close();
    }
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { kind: 'REFUSED', sentence: error.message };
    return { kind: 'FAILED', error: redactedDatabaseError(error) ?? (error instanceof Error ? error.stack ?? error.message : String(error)) };
  } finally {
    await dataSource.destroy();
  }
}

// Without the server nobody waits for the result.
process.on('disconnect', () => process.exit(1));
process.once('message', (order: CheckOrder) => {
  void check(order)
    .catch((error: unknown): CheckMessage => ({ kind: 'FAILED', error: error instanceof Error ? error.message : String(error) }))
    .then(say)
    .then(() => process.exit(0));
});
