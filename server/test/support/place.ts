import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { Clock } from '../../src/platform/clock/index.js';
import { readSettings, type Settings } from '../../src/platform/config/index.js';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private current: Date;

  constructor(start = '2026-11-22T02:00:00.000Z') {
    super();
    this.current = new Date(start);
  }

  now(): Date {
    return new Date(this.current);
  }

  set(instant: string): void {
    this.current = new Date(instant);
  }

  advance(milliseconds: number): void {
    this.current = new Date(this.current.getTime() + milliseconds);
  }
}

/** A place of its own for one test file: a folder, and on MySQL a database that is dropped at the end. */
export interface TestPlace {
  readonly settings: Settings;
  remove(): Promise<void>;
}

/**
 * SQLite by default; MariaDB or MySQL when TEST_DATABASE_URL names a server on which databases may be created.
 * The suites are run once for each.
 */
export async function makeTestPlace(environment: Record<string, string> = {}): Promise<TestPlace> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'jiayi-test-'));
  const server = process.env['TEST_DATABASE_URL'];
  const base = { DATA_FOLDER: dataFolder, LOG_LEVEL: 'silent', BACKGROUND_WORK: '0', DEMO: '1', ...environment };
  const removeFolder = () => rmSync(dataFolder, { recursive: true, force: true });
  if (!server) return { settings: readSettings(base), remove: async () => removeFolder() };

  const name = `jiayi_test_${randomBytes(6).toString('hex')}`;
  const root = await mysql.createConnection(server);
  await root.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    settings: readSettings({ ...base, DATABASE_URL: url.toString(), DATABASE_POOL: '12' }),
    async remove() {
      await root.query(`DROP DATABASE ${name}`);
      await root.end();
      removeFolder();
    },
  };
}
