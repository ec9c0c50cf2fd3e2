import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Database, SqlValue } from '../../src/platform/database/index.js';
import { request, type Answer } from '../support/request.js';

export type WritingMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** As the API document has it, below /api/v1: `POST /contracts/{id}/withdrawal`. */
export type WritingRoute = `${WritingMethod} /${string}`;

/** Rows that are there once the deed is done, and were not before. */
export interface Effect {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  readonly rows: readonly Readonly<Record<string, SqlValue>>[];
}

/** A request that is ready to be sent, and what it must lead to. Plain data: it goes to another process. */
export interface Deed {
  readonly route: WritingRoute;
  readonly path: string;
  readonly token: string;
  readonly body: object | null;
  readonly key: string;
  /** Every deed comes from a network address of its own, so that no quota is shared. */
  readonly address: string;
  readonly effects: readonly Effect[];
}

/** Sends the request of the deed; every repetition carries the same key. */
export function send(application: NestFastifyApplication, { route, path, token, body, key, address }: Deed): Promise<Answer> {
  return request(application, route.split(' ')[0] as WritingMethod, path, { token, key, address, ...(body ? { body } : {}) });
}

/** Effects that are not as they should be, in words. */
export async function wrongEffects(database: Database, deed: Deed): Promise<string[]> {
  const wrong: string[] = [];
  for (const { sql, parameters, rows } of deed.effects) {
    const found = JSON.stringify(await database.query(sql, parameters));
    if (found !== JSON.stringify(rows)) wrong.push(`${sql} gives ${found} instead of ${JSON.stringify(rows)}`);
  }
  return wrong;
}
