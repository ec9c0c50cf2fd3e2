import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import '../support/imports.js';
import { ImportWorker } from '../../src/imports/index.js';
import type { Answer } from '../support/request.js';
import { changedTables, faultsOf, marker, Tables } from './answers.js';
import { apiRoutes, type ApiRoute } from './api-routes.js';
import { asAnswer } from './attack.js';
import { boundary, formOf, multipartSamples, type Part } from './multipart.js';
import { newAddress } from './samples.js';
import { callersOf, World } from './world.js';

let world: World;
let tables: Tables;
let writing: ApiRoute[];

beforeAll(async () => {
  world = await World.start();
  tables = await Tables.of(world.test);
  writing = apiRoutes(world.test).filter(({ method }) => method !== 'GET');
});
afterAll(() => world?.stop());

interface Sending {
  readonly headers?: Record<string, string | string[]>;
  readonly payload?: Buffer | string;
  readonly query?: string;
}

/** One request by a caller who may use the route, with an id of nothing in its path. */
async function send(route: Pick<ApiRoute, 'method' | 'path' | 'access'>, { headers = {}, payload, query = '' }: Sending): Promise<Answer> {
  const caller = await world.caller(callersOf(route.access).at(-1) ?? 'nobody');
  return asAnswer(await world.test.application.inject({
    method: route.method, url: route.path.replaceAll(/\{\w+\}/g, '999999999') + query, remoteAddress: newAddress(),
    headers: { ...(caller ? { authorization: `Bearer ${caller.token}` } : {}), ...headers }, ...(payload === undefined ? {} : { payload }),
  }));
}

/** Sends to each of the routes, and expects a proper refusal that changes nothing. */
async function expectRefusals(routes: readonly ApiRoute[], sending: Sending): Promise<void> {
  const failures: string[] = [];
  for (const { access } of routes) await world.caller(callersOf(access).at(-1) ?? 'nobody');
  const before = await tables.count();
  for (const route of routes) {
    const start = performance.now();
    const answer = await send(route, sending);
    const faults = faultsOf(answer, performance.now() - start);
    if (answer.status < 400) faults.push(`status ${answer.status}`);
    if (answer.status === 401) world.dismiss(callersOf(route.access).at(-1) ?? 'nobody');
    if (faults.length) failures.push(`${route.name}: ${faults.join('; ')}`);
  }
  expect(failures).toEqual([]);
  expect(changedTables(before, await tables.count())).toEqual([]);
}

const withBody = (): ApiRoute[] => writing.filter(({ body }) => body?.mediaType === 'application/json');
const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });

describe('media types', () => {
  test.each([
    ['application/xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['application/x-www-form-urlencoded', `phone=${marker}&__proto__[a]=1`],
    ['text/plain', JSON.stringify({ phone: marker })],
    ['text/html', `<form>${marker}</form>`],
    ['application/json; charset=utf-16', '{}'],
    ['application/vnd.api+json', '{}'],
    ['application/json-patch+json', '[{"op":"replace","path":"/","value":1}]'],
    [`application/${marker}`, '{}'],
    [`${'x'.repeat(5_000)}/json`, '{}'],
    ['application/json, text/plain', '{"a":'],
    ['multipart/form-data', 'no boundary'],
    [`multipart/form-data; boundary=${boundary}`, formOf([{ name: 'phone', data: marker }])],
    ['\u0000', '{}'],
  ])('a body of %p is refused everywhere', (type, payload) => expectRefusals(withBody(), { headers: { 'content-type': type, ...key() }, payload }));

  test('bytes that are no UTF-8 are refused everywhere', () =>
    expectRefusals(withBody(), { headers: { 'content-type': 'application/json', ...key() }, payload: Buffer.from([0x7b, 0xff, 0xfe, 0x22, 0xc0, 0x80, 0x7d]) }));
});

describe('Idempotency-Key', () => {
  const keyed = (): ApiRoute[] => writing.filter((route) => route.needsKey && !route.path.includes('{') && route.body === null);

  test.each([
    ['too short', 'abc'], ['too long', 'a'.repeat(65)], ['huge', 'a'.repeat(10_000)], ['with a quote', `'OR'1'='1'--${marker}`], ['a path', '../../../../etc/passwd'],
    ['with spaces', '                    '], ['in other letters', '一二三四五六七八九十一二三四五六七八九十'], ['with a line break', `aaaaaaaaaaaaaaaaaaaa\r\nx: ${marker}`], ['sent twice', ['a'.repeat(20), 'b'.repeat(20)]],
  ])('%s is refused', async (_name, value) => {
    expect(keyed().length).toBeGreaterThan(0);
    await expectRefusals(keyed(), { headers: { 'idempotency-key': value } });
  });
});

describe('other headers', () => {
  const reading: Pick<ApiRoute, 'method' | 'path' | 'access'> = { method: 'GET', path: '/api/v1/me', access: 'signed-in' };

  test.each([
    ['no scheme', marker], ['another scheme', `Basic ${marker}`], ['a statement', `Bearer ' OR 1=1 -- ${marker}`], ['a token of a megabyte', `Bearer ${'a'.repeat(1 << 20)}`],
    ['a NUL', `Bearer ${'a'.repeat(43)}\u0000`], ['a token with a line break', `Bearer ${'a'.repeat(43)}\r\nx: y`],
  ])('a session by %s is none', async (_name, authorization) => {
    const answer = await send(reading, { headers: { authorization } });
    expect([answer.status, faultsOf(answer, 0)]).toEqual([401, []]);
  });

  test('what a browser says of itself, wherever it comes from and whatever it wants, changes no answer for the worse', async () => {
    const answer = await send({ method: 'POST', path: '/api/v1/sessions/wechat', access: 'public' }, {
      headers: {
        'user-agent': `${marker}\u0007${'a'.repeat(9_000)}`, accept: 'text/html;q=nonsense', 'accept-language': `'${marker}`, 'x-forwarded-for': `${marker}, 1.1.1.1, ::1`, 'x-http-method-override': 'DELETE',
        origin: `https://${marker}`, referer: `javascript:${marker}`, cookie: `a=${'b'.repeat(9_000)}`, range: 'bytes=0-,0-,0-,0-', expect: '', 'content-type': 'application/json',
      },
      payload: JSON.stringify({ code: world.wechat.issueCode('o-envelope') }),
    });
    expect([answer.status, faultsOf(answer, 0)]).toEqual([201, []]);
  });
});

describe('forms that take a file', () => {
  const broken: readonly (readonly [name: string, type: string, make: (field: string, part: Omit<Part, 'name'>) => Buffer])[] = [
    ['no end', `multipart/form-data; boundary=${boundary}`, (name, part) => formOf([{ name, ...part }]).subarray(0, -20)],
    ['no beginning', `multipart/form-data; boundary=${boundary}`, () => Buffer.from(marker)],
    ['nothing', `multipart/form-data; boundary=${boundary}`, () => Buffer.alloc(0)],
    ['another boundary', 'multipart/form-data; boundary=other', (name, part) => formOf([{ name, ...part }])],
    ['no boundary', 'multipart/form-data', (name, part) => formOf([{ name, ...part }])],
    ['no name', `multipart/form-data; boundary=${boundary}`, () => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data\r\n\r\n${marker}\r\n--${boundary}--\r\n`)],
    ['headers without end', `multipart/form-data; boundary=${boundary}`, () => Buffer.from(`--${boundary}\r\n${'X-A: b\r\n'.repeat(20_000)}`)],
    ['another field', `multipart/form-data; boundary=${boundary}`, (_name, part) => formOf([{ name: marker, ...part }])],
    ['the name of a prototype', `multipart/form-data; boundary=${boundary}`, (_name, part) => formOf([{ name: '__proto__', ...part }])],
    ['a text instead of the file', `multipart/form-data; boundary=${boundary}`, (name) => formOf([{ name, data: marker }])],
    ['a hundred fields first', `multipart/form-data; boundary=${boundary}`, (name, part) => formOf([...Array.from({ length: 100 }, (_, index) => ({ name: `f${index}`, data: marker })), { name, ...part }])],
    ['a field of a megabyte first', `multipart/form-data; boundary=${boundary}`, (name, part) => formOf([{ name: 'a', data: 'a'.repeat(1 << 20) }, { name: 'b', ...part }, { name, ...part }])],
  ];

  test.each(broken)('%s: a refusal that leaves nothing behind', async (_name, type, make) => {
    for (const route of writing.filter(({ body }) => body?.mediaType === 'multipart/form-data')) {
      for (const [field, part] of Object.entries(multipartSamples[route.name] ?? {})) await expectRefusals([route], { headers: { 'content-type': type }, payload: make(field, part) });
    }
  });

  test.each([
    ['a path and rare characters', '../../etc/𠮷㛃䶮·passwd'], ['a path of Windows, backwards', `C:\\\\win\\\\\u202excod.'; DROP TABLE import_job; --.xlsx`], ['a long name', `${'名'.repeat(3_000)}.xlsx`], ['nothing', ''],
  ])('a file called by %s is taken under a name of ours', async (_name, fileName) => {
    const route = writing.find(({ name }) => name === 'POST /api/v1/imports') as ApiRoute;
    const answer = await send(route, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload: formOf([{ ...multipartSamples[route.name]?.['file'] as Part, name: 'file', fileName }]) });
    expect(faultsOf(answer, 0)).toEqual([]);
    if (answer.status !== 202) return expect(answer.status).toBe(400);
    expect(answer.body.fileName).not.toMatch(/[/\\]/);
    await world.test.application.get(ImportWorker).settled(answer.body.id as number);
  });
});

describe('on the wire', () => {
  let port: number;
  beforeAll(async () => {
    await world.test.application.listen(0, '127.0.0.1');
    port = (world.test.application.getHttpServer().address() as AddressInfo).port;
  });

  /** What comes back for these bytes before the server, or half a second of silence, ends the talk. */
  const talk = (bytes: string): Promise<string> => new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
    socket.setEncoding('latin1').setTimeout(500, () => socket.destroy());
    socket.on('data', (text: string) => { heard += text; }).on('error', () => undefined).on('close', () => resolve(heard));
  });

  test.each([
    ['no HTTP', `${marker}\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ['an address with a blank', `GET /api/v1/${marker} x HTTP/1.1\r\nHost: a\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ['headers of a megabyte', `GET /api/v1/system HTTP/1.1\r\nHost: a\r\nX: ${marker.repeat(50_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ['two lengths', `POST /api/v1/sms-codes HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n${marker}`, /^HTTP\/1\.1 400 /],
    ['a length and chunks', `POST /api/v1/sms-codes HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /${marker} HTTP/1.1\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ['a line break in a header', `GET /api/v1/system HTTP/1.1\r\nHost: a\r\nX: a\nSet-Cookie: ${marker}\u0000\r\n\r\n`, /^HTTP\/1\.1 400 /],
    ['another host', `GET http://${marker}/api/v1/me HTTP/1.1\r\nHost: ${marker}\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 40[014] /],
    ['no host', 'GET /api/v1/system HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['a path upwards', 'GET /api/v1/../../../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 404 /],
    ['a strange method', `PROPFIND /api/v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 40[0145] /],
    ['a method of one\'s own', `${marker.toUpperCase()} /api/v1/me HTTP/1.1\r\nHost: a\r\n\r\n`, /^HTTP\/1\.1 400 /],
  ])('%s is refused without repeating it, and others are served', async (_name, bytes, expected) => {
    const heard = await talk(bytes);
    expect(heard).toMatch(expected);
    expect(heard).not.toContain(marker);
    expect(heard).not.toMatch(/node_modules|\.js:\d|set-cookie/i);
    expect(await talk('GET /api/v1/system HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });
});
