import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { exitCodes, exitCodeOf, importFile, readArguments } from './imports/command-line.js';
import { ImportsService, ImportWorker } from './imports/index.js';
import { readSettings } from './platform/config/index.js';
import { OutboxWorker } from './platform/outbox/index.js';

const print = (line: string): void => console.log(line);

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2), print);
  if (!given) return exitCodes.USAGE;
  // This process ends with the import: what follows from it is settled before, not by a schedule.
  const settings = { ...readSettings(process.env), backgroundWork: false };
  const application = await NestFactory.createApplicationContext(AppModule.forRoot(settings), { logger: ['fatal'], abortOnError: false });
  try {
    const code = await importFile(application.get(ImportsService), application.get(ImportWorker), given, print);
    await application.get(OutboxWorker).drain();
    return code;
  } finally {
    await application.close();
  }
}

const code = await main().catch((error: unknown) => exitCodeOf(error, print));
// Idle connections and timers of modules would keep the process.
process.exit(code);
