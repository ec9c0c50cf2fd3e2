import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { loadEvidencePublicKeys } from './platform/crypto/index.js';
import { readSettings, SettingsError } from './platform/config/index.js';
import { openDatabase, sqliteFile } from './platform/database/index.js';
import { checkpointFilePath, EvidenceRepository, reportLines, verifyEvidence } from './platform/evidence/index.js';

/** Exit codes: 0 intact, 1 faults found, 2 could not be checked. */
async function main(): Promise<number> {
  const settings = readSettings(process.env);
  const publicKeys = loadEvidencePublicKeys(settings);
  if (settings.databaseUrl === null && !existsSync(sqliteFile(settings.dataFolder))) {
    throw new SettingsError(`没有数据库文件 ${sqliteFile(settings.dataFolder)}。如果它被删除了，存证文件 ${checkpointFilePath(settings.dataFolder)} 里还有它签过名的校验点。`);
  }
  // Without migrations: a check changes nothing, and works on a copy from another version.
  const { dataSource, database } = await openDatabase(settings, { entities: [], migrations: [] });
  try {
    const report = await verifyEvidence(new EvidenceRepository(database), publicKeys, checkpointFilePath(settings.dataFolder), new Date());
    for (const line of reportLines(report)) console.log(line);
    return report.faultCount === 0 ? 0 : 1;
  } finally {
    await dataSource.destroy();
  }
}

main().then((code) => { process.exitCode = code; }, (error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 2;
});
