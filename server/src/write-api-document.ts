import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { readSettings } from './platform/config/index.js';
import { buildApiDocument } from './platform/http/api-document.js';
import { createServer } from './platform/http/create-server.js';

/** Writes the OpenAPI document to the file named by the first argument: what libs/api-client is generated from. */
const [target] = process.argv.slice(2);
if (!target) throw new Error('Usage: node write-api-document.js FILE');
const dataFolder = mkdtempSync(join(tmpdir(), 'jiayi-api-'));
try {
  const settings = readSettings({ DATA_FOLDER: dataFolder, LOG_LEVEL: 'silent', BACKGROUND_WORK: '0', DEMO: '1' });
  const application = await createServer(AppModule.forRoot(settings), settings);
  writeFileSync(target, `${JSON.stringify(buildApiDocument(application), null, 2)}\n`);
  await application.close();
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
