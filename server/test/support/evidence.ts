import { readFileSync, writeFileSync } from 'node:fs';
import { loadKeys, type Keys } from '../../src/platform/crypto/index.js';
import type { Settings } from '../../src/platform/config/index.js';
import { openDatabase, UnitOfWork, type Database, type SqlValue } from '../../src/platform/database/index.js';
import {
  checkpointFilePath, EvidenceLog, EvidenceRepository, EvidenceSequencer, verifyEvidence, type EvidenceReceipt, type EvidenceReport,
} from '../../src/platform/evidence/index.js';
import { Evidence1763769600005 } from '../../src/migrations/0005-evidence.js';
import { TestClock } from './place.js';

/** The evidence log on a database, without the rest of the application. */
export interface TestEvidence {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: TestClock;
  readonly keys: Keys;
  readonly log: EvidenceLog;
  readonly sequencer: EvidenceSequencer;
  readonly path: string;
  append(body?: Record<string, string | number>): Promise<EvidenceReceipt>;
  appendMany(count: number): Promise<void>;
  sequence(): Promise<number>;
  /** A minute after everything, so that nothing is excused as still under way. */
  verify(): Promise<EvidenceReport>;
  /** Changes the database as somebody would who holds its password. */
  tamper(sql: string, parameters?: SqlValue[]): Promise<void>;
  fileLines(): string[];
  writeFileLines(lines: readonly string[]): void;
  close(): Promise<void>;
}

/** @param settings of a place of its own; several may be opened on one place, as several processes are */
export async function openTestEvidence(settings: Settings): Promise<TestEvidence> {
  const { dataSource, database } = await openDatabase(settings, { entities: [], migrations: [Evidence1763769600005] });
  const unitOfWork = new UnitOfWork(database);
  const clock = new TestClock();
  const keys = loadKeys(settings);
  const repository = new EvidenceRepository(database);
  const log = new EvidenceLog(repository, database, keys);
  const sequencer = new EvidenceSequencer(settings, keys, repository, unitOfWork, clock);
  const path = checkpointFilePath(settings.dataFolder);
  let subjectId = 0;
  const appendHere = (body: Record<string, string | number> = { text: '同意' }) =>
    log.append({ kind: 'CONSENT_GIVEN', subjectKind: 'contract', subjectId: ++subjectId, body: { ...body, subjectId }, at: clock.now() });
  return {
    database, unitOfWork, clock, keys, log, sequencer, path,
    append: (body) => unitOfWork.run(() => appendHere(body)),
    async appendMany(count) {
      for (let done = 0; done < count; done += 500) {
        await unitOfWork.run(async () => {
          for (let index = done; index < Math.min(count, done + 500); index++) await appendHere({ name: `居民${index}`, number: index });
        });
      }
    },
    sequence: () => sequencer.sequence(clock.now()),
    verify: () => verifyEvidence(repository, keys.evidence.publicKeys, path, new Date(clock.now().getTime() + 120_000)),
    tamper: (sql, parameters) => unitOfWork.run(async () => { await database.execute(sql, parameters); }),
    fileLines: () => readFileSync(path, 'utf8').split('\n').slice(0, -1),
    writeFileLines: (lines) => writeFileSync(path, lines.map((line) => `${line}\n`).join('')),
    close: () => dataSource.destroy(),
  };
}
