import 'reflect-metadata';
import { readSettings } from '../../src/platform/config/index.js';
import { openTestEvidence } from './evidence.js';

// One of several processes on the same log: appends so many records and sequences all the time.
const evidence = await openTestEvidence(readSettings(process.env));
for (let index = 0; index < Number(process.env['RECORDS']); index++) {
  await evidence.append();
  await evidence.sequence();
}
await evidence.close();
