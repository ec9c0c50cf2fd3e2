import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answer<Body = any> { // eslint-disable-line @typescript-eslint/no-explicit-any -- a test asserts the shape it reads
  readonly status: number;
  readonly body: Body;
  readonly raw: Buffer;
  readonly headers: Record<string, unknown>;
}

export interface RequestOptions {
  token?: string;
  body?: object;
  /** A fresh one by default. */
  key?: string;
  headers?: Record<string, string>;
  address?: string;
}

/** One request as a client would send it; writing ones carry an Idempotency-Key. `path` is relative to /api/v1. */
export async function request(
  application: NestFastifyApplication,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const answer = await application.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...(method === 'GET' ? {} : { 'idempotency-key': options.key ?? randomUUID() }),
      ...options.headers,
    },
    ...(options.body ? { payload: options.body } : {}),
    ...(options.address ? { remoteAddress: options.address } : {}),
  });
  const type = String(answer.headers['content-type'] ?? '');
  return {
    status: answer.statusCode,
    body: type.includes('json') && answer.body ? JSON.parse(answer.body) : answer.body,
    raw: answer.rawPayload,
    headers: answer.headers,
  };
}
