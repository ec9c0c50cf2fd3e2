import { ApiProblem, NetworkFailure, createClient, createFetchTransport, fileNameOf, newIdempotencyKey, withQuery } from './index.js';
import type { ClientSettings, TransportRequest, TransportResponse } from './index.js';

type Answer = TransportResponse | Error;
const answer = (status: number, body: unknown = null, headers: Record<string, string> = {}): TransportResponse => ({ status, body, headers });

const scripted = (answers: Answer[], settings: ClientSettings = {}) => {
  const requests: TransportRequest[] = [];
  const pauses: number[] = [];
  const client = createClient(async (request) => {
    requests.push(request);
    const next = answers.shift();
    if (next === undefined) throw new Error('more requests than answers');
    if (next instanceof Error) throw next;
    return next;
  }, { wait: async (milliseconds) => { pauses.push(milliseconds); }, ...settings });
  return { client, requests, pauses };
};

test('a read sends the token and the query without its empty entries', async () => {
  const { client, requests } = scripted([answer(200, { items: [] })], { token: () => 'secret' });
  await expect(client.get('/teams', { query: { q: '王 医生', cursor: null, limit: 20 } })).resolves.toEqual({ items: [] });
  expect(requests[0]).toMatchObject({ method: 'GET', path: '/teams?q=%E7%8E%8B%20%E5%8C%BB%E7%94%9F&limit=20', body: undefined });
  expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
  expect(requests[0]?.headers).not.toHaveProperty('idempotency-key');
});

test('a write carries the given key, a fresh one, or none', async () => {
  const { client, requests } = scripted([answer(201), answer(201), answer(201)]);
  await client.post('/contracts', { a: 1 }, { idempotencyKey: 'kept' });
  await client.post('/contracts', { a: 1 });
  await client.post('/sms-codes', { a: 1 }, { idempotencyKey: null });
  expect(requests.map((request) => request.headers['idempotency-key'])).toEqual(['kept', expect.stringMatching(/^[0-9a-f]{32}$/), undefined]);
});

test('a read is repeated after silence and gateway errors, and then gives up', async () => {
  const recovering = scripted([new NetworkFailure('INTERRUPTED'), answer(503), answer(200, 'ok')]);
  await expect(recovering.client.get('/home')).resolves.toBe('ok');
  expect(recovering.pauses).toEqual([400, 1200]);
  const lost = scripted([new NetworkFailure('TIMEOUT'), new NetworkFailure('TIMEOUT'), new NetworkFailure('TIMEOUT')]);
  await expect(lost.client.get('/home')).rejects.toMatchObject({ kind: 'TIMEOUT' });
});

test('a refusal is not repeated, and neither is a write', async () => {
  const refused = scripted([answer(404, { title: '没有找到', code: 'NOT_FOUND', status: 404 })]);
  await expect(refused.client.get('/teams/9')).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND', message: '没有找到' });
  const write = scripted([new NetworkFailure('TIMEOUT')]);
  await expect(write.client.post('/contracts', {})).rejects.toBeInstanceOf(NetworkFailure);
  expect(write.requests).toHaveLength(1);
});

test('problems keep their parts; a proxy page becomes a sentence', async () => {
  const { client } = scripted([
    answer(429, { title: '请稍后再试', code: 'TOO_MANY', status: 429, errors: [{ pointer: '/phone', code: 'x' }] }, { 'retry-after': '30' }),
    answer(500, '<html>'),
  ]);
  const problem = await client.post('/sms-codes', {}).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ retryAfterSeconds: 30, errors: [{ pointer: '/phone', code: 'x' }] });
  await expect(client.post('/x', {})).rejects.toMatchObject({ code: 'HTTP_500', message: '服务暂时不可用，请稍后再试' });
});

test('a lost session is reported only when a token was sent', async () => {
  let lost = 0;
  const signedIn = scripted([answer(401, null)], { token: () => 't', onSessionLost: () => { lost += 1; } });
  await expect(signedIn.client.get('/me')).rejects.toMatchObject({ status: 401 });
  const signedOut = scripted([answer(401, null)], { token: () => null, onSessionLost: () => { lost += 1; } });
  await expect(signedOut.client.post('/sessions/phone', {})).rejects.toMatchObject({ status: 401 });
  expect(lost).toBe(1);
});

test('a download gives bytes, type and name', async () => {
  const bytes = new Uint8Array([37, 80, 68, 70]).buffer;
  const { client, requests } = scripted([answer(200, bytes, { 'content-type': 'application/pdf', 'content-disposition': "attachment; filename*=UTF-8''%E5%8D%8F%E8%AE%AE.pdf" })]);
  await expect(client.download('/contracts/1/document.pdf')).resolves.toEqual({ bytes, mediaType: 'application/pdf', fileName: '协议.pdf' });
  expect(requests[0]?.responseType).toBe('binary');
});

test.each([
  [undefined, null], ['attachment; filename="a.xlsx"', 'a.xlsx'], ['inline', null], ["attachment; filename=x.pdf; filename*=UTF-8''y.pdf", 'y.pdf'],
])('file name of %s', (header, name) => { expect(fileNameOf(header)).toBe(name); });

test('withQuery leaves a bare path alone', () => {
  expect(withQuery('/teams', { q: '' })).toBe('/teams');
  expect(withQuery('/teams', { staleOnly: false })).toBe('/teams?staleOnly=false');
});

test('keys differ, with and without Web Crypto', () => {
  const keys = new Set(Array.from({ length: 50 }, newIdempotencyKey));
  const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try { for (let count = 0; count < 50; count += 1) keys.add(newIdempotencyKey()); } finally { Object.defineProperty(globalThis, 'crypto', original); }
  expect(keys.size).toBe(100);
  keys.forEach((key) => expect(key).toMatch(/^[0-9a-f]{32}$/));
});

describe('fetch transport', () => {
  const request: TransportRequest = { method: 'GET', path: '/home', headers: {}, body: undefined, responseType: 'json', timeout: 20 };
  test('parses JSON and lowers header names', async () => {
    const transport = createFetchTransport('/api/v1', async (input) => {
      expect(input).toBe('/api/v1/home');
      return new Response('{"a":1}', { status: 200, headers: { 'X-Trace': '7' } });
    });
    await expect(transport(request)).resolves.toMatchObject({ status: 200, body: { a: 1 }, headers: { 'x-trace': '7' } });
  });
  test('an empty answer is null', async () => {
    const transport = createFetchTransport('', async () => new Response(null, { status: 204 }));
    await expect(transport(request)).resolves.toMatchObject({ status: 204, body: null });
  });
  test('silence becomes TIMEOUT, a broken line INTERRUPTED', async () => {
    const silent = createFetchTransport('', (_, init) => new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    }));
    await expect(silent(request)).rejects.toMatchObject({ kind: 'TIMEOUT' });
    const broken = createFetchTransport('', () => Promise.reject(new TypeError('failed')));
    await expect(broken(request)).rejects.toMatchObject({ kind: 'INTERRUPTED' });
  });
});
