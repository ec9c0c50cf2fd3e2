import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { DomainError } from '../platform/http/index.js';
import { receiveWorkbook, uploadLimits } from './upload.js';

const folder = mkdtempSync(join(tmpdir(), 'upload-'));
let server: FastifyInstance;

beforeAll(async () => {
  server = Fastify();
  await server.register(multipart, { limits: { ...uploadLimits, fileSize: 1_000 } });
  server.post('/', async (request, reply) => receiveWorkbook(request, folder).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    return reply.status(error.status).send({ code: error.code });
  }));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const form = (name: string, fileName: string, content: string) => server.inject({
  method: 'POST', url: '/', headers: { 'content-type': 'multipart/form-data; boundary=b' },
  payload: `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n\r\n${content}\r\n--b--\r\n`,
});

test('a file is kept under a name of our own, whatever it calls itself', async () => {
  const answer = (await form('file', '..\\\\..\\\\passwd.xlsx', 'content')).json<{ name: string; path: string; temporary: boolean }>();
  expect(answer).toMatchObject({ name: 'passwd.xlsx', temporary: true });
  expect(answer.path.startsWith(folder)).toBe(true);
  expect(readFileSync(answer.path, 'utf8')).toBe('content');
  rmSync(answer.path);
});

test.each([
  ['too large', 'file', 'x'.repeat(2_000), 413, 'WORKBOOK_TOO_LARGE'],
  ['another field', 'other', 'x', 400, 'WORKBOOK_MISSING'],
])('%s is refused and nothing is kept', async (_, field, content, status, code) => {
  const answer = await form(field, 'a.xlsx', content);
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toEqual({ code });
  expect(readdirSync(folder)).toEqual([]);
});
