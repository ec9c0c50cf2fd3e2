import { Controller, Get, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DiscoveryModule } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DeclaredRoutes } from '../../src/platform/http/declared-routes.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { request } from '../support/request.js';

let test_: TestApplication;
let resident: TestPerson;

beforeAll(async () => {
  test_ = await startTestApplication();
  const county = await TestCounty.make(test_);
  resident = await county.addResident(county.institutions.station);
});
afterAll(() => test_?.close());

const send = (options: { method: 'GET' | 'POST'; url: string; payload?: string; headers?: Record<string, string> }) => test_.application.inject(options);

test('a route that does not say who may call it stops the boot', async () => {
  @Controller('open')
  class Undeclared {
    @Get() read(): string { return 'anybody'; }
  }
  @Module({ imports: [DiscoveryModule], controllers: [Undeclared], providers: [DeclaredRoutes] })
  class Careless {}
  const application = (await Test.createTestingModule({ imports: [Careless] }).compile()).createNestApplication(new FastifyAdapter());
  await expect(application.init()).rejects.toThrow('GET Undeclared.read');
  await application.close();
});

test.each([
  ['an unknown path', { method: 'GET', url: '/api/v1/no-such' }, 404, 'NOT_FOUND'],
  ['no session', { method: 'GET', url: '/api/v1/home' }, 401, 'UNAUTHENTICATED'],
  ['a made-up session', { method: 'GET', url: '/api/v1/home', headers: { authorization: `Bearer ${'a'.repeat(43)}` } }, 401, 'SESSION_EXPIRED'],
  ['a token in the address', { method: 'GET', url: '/api/v1/home?token=abcdefghijklmnopqrstuvwxyz' }, 401, 'UNAUTHENTICATED'],
  ['broken JSON', { method: 'POST', url: '/api/v1/sms-codes', payload: '{"phone":', headers: { 'content-type': 'application/json' } }, 400, 'VALIDATION_FAILED'],
  ['another media type', { method: 'POST', url: '/api/v1/sms-codes', payload: '<a/>', headers: { 'content-type': 'application/xml' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a body of a megabyte', { method: 'POST', url: '/api/v1/sms-codes', payload: JSON.stringify({ phone: 'x'.repeat(1 << 20) }), headers: { 'content-type': 'application/json' } }, 413, 'PAYLOAD_TOO_LARGE'],
  ['prototype keys', { method: 'POST', url: '/api/v1/sms-codes', payload: '{"__proto__":{"x":1},"phone":"13800138000"}', headers: { 'content-type': 'application/json' } }, 400, 'VALIDATION_FAILED'],
] as const)('%s is a problem with a sentence', async (_name, options, status, code) => {
  const answer = await send(options);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = answer.json();
  expect([answer.statusCode, problem.code]).toEqual([status, code]);
  expect(problem.title).toMatch(/[\u4e00-\u9fff]/);
  expect(problem.traceId).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(problem)).not.toMatch(/at .*\.(ts|js):\d/);
});

test('unknown fields are refused with a pointer, and nothing typed is echoed', async () => {
  const answer = await request(test_.application, 'POST', '/document-readings', { token: resident.token, body: { documentId: 1, secretField: 'typed text' } });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].pointer).toBe('/secretField');
  expect(answer.raw.toString()).not.toContain('typed text');
});

test('a list refuses a forged cursor and a page of a thousand', async () => {
  expect((await request(test_.application, 'GET', '/messages?cursor=AAAA', { token: resident.token })).status).toBe(400);
  expect((await request(test_.application, 'GET', '/messages?limit=1000', { token: resident.token })).status).toBe(400);
});

test('answers are never cached and carry the security headers', async () => {
  const answer = await request(test_.application, 'GET', '/home', { token: resident.token });
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test('every route of the API document says who may call it, and every writing one takes a key or says why not', async () => {
  const document = (await send({ method: 'GET', url: '/api/openapi.json' })).json();
  const routes = Object.entries<Record<string, Record<string, unknown>>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ name: `${method} ${path}`, method, route })));
  expect(routes.length).toBeGreaterThan(30);
  expect(routes.filter(({ route }) => route['x-access'] === undefined).map(({ name }) => name)).toEqual([]);
  const ids = routes.map(({ route }) => route['operationId']);
  expect(new Set(ids).size).toBe(ids.length);
  const openWrites = routes.filter(({ method, route }) => method !== 'get' && route['x-access'] === 'public' && route['x-without-idempotency-key'] === undefined);
  expect(openWrites.map(({ name }) => name)).toEqual([]);
});

test('the schema after migrating is the schema of the entities, and every migration can be undone', async () => {
  const { DataSource } = await import('typeorm');
  const drift = await test_.application.get(DataSource).driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
});

test('the API document in libs/api-client is the one of this server', async () => {
  const { readFileSync } = await import('node:fs');
  const committed = JSON.parse(readFileSync('../libs/api-client/openapi.json', 'utf8')) as unknown;
  // When this fails: npm run api-client
  expect((await send({ method: 'GET', url: '/api/openapi.json' })).json()).toEqual(committed);
});
