import { randomUUID } from 'node:crypto';
import type { DocumentedRoute } from './api-routes.js';
import type { Sample } from './declaration.js';
import type { World } from './world.js';

export interface MatrixAnswer {
  readonly status: number;
  readonly raw: Buffer;
  readonly text: string;
}

const boundary = 'jiayi-matrix-boundary';
const asForm = (file: Buffer): Buffer => Buffer.concat([
  Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`),
  file,
  Buffer.from(`\r\n--${boundary}--\r\n`),
]);

/** One request as a client would send it, from an address of its own. */
export async function send(world: World, { method, path }: DocumentedRoute, callerToken: string, sample: Sample): Promise<MatrixAnswer> {
  const { parameters = {}, query = {}, body, file, token = callerToken } = sample;
  const answer = await world.test.application.inject({
    method,
    url: path.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole)),
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    remoteAddress: world.freshAddress(),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(file ? { 'content-type': `multipart/form-data; boundary=${boundary}` } : {}),
    },
    ...(file ? { payload: asForm(file) } : body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, raw: answer.rawPayload, text: answer.rawPayload.toString('utf8') };
}
