import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Answer } from '../support/request.js';
import type { ApiRoute, Schema } from './api-routes.js';
import { hostileBodies, hostileJson, hostileParameter, hostileSegment, type Written } from './hostile-values.js';
import { bodySamples, newAddress, pathSamples, querySamples, type Occasion } from './samples.js';
import type { CallerKind, World } from './world.js';

/** One place of a request into which something hostile is put; everything else of the request is right. */
export type Target =
  | { readonly where: 'path'; readonly name: string; readonly schema: Schema }
  | { readonly where: 'query'; readonly name: string; readonly schema: Schema }
  | { readonly where: 'field'; readonly name: string; readonly keys: readonly string[]; readonly schema: Schema }
  | { readonly where: 'body'; readonly name: 'body' };

const withoutBody: ReadonlySet<string> = new Set(['GET', 'DELETE']);

/** Every place of a route: each parameter, each field however deep, and the body as a whole, also where none is expected. */
export function targetsOf({ method, parameters, body }: ApiRoute): Target[] {
  return [
    ...parameters.map((parameter) => ({ where: parameter.in, name: parameter.name, schema: parameter.schema })),
    ...(body?.mediaType === 'application/json' ? fieldsOf(body.schema, []) : []),
    ...(withoutBody.has(method) ? [] : [{ where: 'body' as const, name: 'body' as const }]),
  ];
}

function fieldsOf(schema: Schema, keys: readonly string[]): Target[] {
  const own: Target[] = keys.length ? [{ where: 'field', name: `/${keys.join('/')}`, keys, schema }] : [];
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, each]) => fieldsOf(each, [...keys, key]));
  return [...own, ...below, ...(schema.items ? fieldsOf(schema.items, [...keys, '0']) : [])];
}

const leftOut: Written = { label: 'left out', text: '' };
const withSurprise: Written = { label: 'one field too many', text: '' };

/** What is put into a place. */
export function hostileFor(target: Target): fc.Arbitrary<Written> {
  switch (target.where) {
    case 'path': return hostileSegment(target.schema);
    case 'query': return fc.oneof({ weight: 9, arbitrary: hostileParameter(target.name, target.schema) }, fc.constant(leftOut));
    case 'field': return fc.oneof({ weight: 9, arbitrary: hostileJson(target.schema) }, fc.constant(leftOut));
    case 'body': return fc.constantFrom(withSurprise, ...hostileBodies);
  }
}

/** @throws Error that names the route when there is no sample for a part of it */
function sampleOf<Value>(samples: Readonly<Record<string, Value>>, key: string, route: ApiRoute): Value {
  const sample = samples[key];
  if (sample === undefined) throw new Error(`${route.name}: samples.ts has no sample for “${key}”`);
  return sample;
}

export interface Attempt {
  readonly answer: Answer;
  readonly milliseconds: number;
}

/** A request of one caller: the samples of the route, with something hostile in the place of one of them or with nothing. */
export class Shot {
  private constructor(private readonly route: ApiRoute, private readonly occasion: Occasion, private readonly address: string, private readonly payload: string | null) {}

  static async prepare(world: World, route: ApiRoute, kind: CallerKind, hostile?: { target: Target; value: Written }): Promise<Shot> {
    const occasion: Occasion = { world, caller: await world.caller(kind), method: route.method };
    const path = await pathOf(route, occasion, hostile);
    const query = await queryOf(route, occasion, hostile);
    return new Shot(route, occasion, query ? `${path}?${query}` : path, await payloadOf(route, occasion, hostile));
  }

  async fire(): Promise<Attempt> {
    const { world: { test }, caller } = this.occasion;
    const start = performance.now();
    const answer = await test.application.inject({
      method: this.route.method, url: this.address, remoteAddress: newAddress(),
      headers: {
        'idempotency-key': randomUUID(),
        ...(caller ? { authorization: `Bearer ${caller.token}` } : {}),
        ...(this.payload === null ? {} : { 'content-type': 'application/json' }),
      },
      ...(this.payload === null ? {} : { payload: this.payload }),
    });
    return { answer: asAnswer(answer), milliseconds: performance.now() - start };
  }
}

/** What an answer says; its body is text unless it is said to be JSON. */
export function asAnswer({ statusCode, headers, rawPayload }: { statusCode: number; headers: Record<string, unknown>; rawPayload: Buffer }): Answer {
  const text = rawPayload.toString('utf8');
  const isJson = String(headers['content-type'] ?? '').includes('json') && text !== '';
  return { status: statusCode, headers, raw: rawPayload, body: isJson ? JSON.parse(text) as unknown : text };
}

type Hostile = { target: Target; value: Written } | undefined;

async function pathOf(route: ApiRoute, occasion: Occasion, hostile: Hostile): Promise<string> {
  const segments = route.path.split('/');
  const written = await Promise.all(segments.map(async (segment, index) => {
    if (!segment.startsWith('{')) return segment;
    if (hostile?.target.where === 'path' && segment === `{${hostile.target.name}}`) return hostile.value.text;
    return String(await sampleOf(pathSamples, segments[index - 1] ?? '', route)(occasion));
  }));
  return written.join('/');
}

async function queryOf(route: ApiRoute, occasion: Occasion, hostile: Hostile): Promise<string> {
  const attacked = hostile?.target.where === 'query' ? hostile.target.name : null;
  const parts = await Promise.all(route.parameters.filter((parameter) => parameter.in === 'query').map(async ({ name, required }) => {
    if (name === attacked) return hostile?.value.text ?? '';
    if (!required && querySamples[name] === undefined) return '';
    return `${name}=${await sampleOf(querySamples, name, route)(occasion)}`;
  }));
  return parts.filter((part) => part !== '').join('&');
}

async function payloadOf(route: ApiRoute, occasion: Occasion, hostile: Hostile): Promise<string | null> {
  const { body } = route;
  const sample = body?.mediaType === 'application/json' ? await sampleOf(bodySamples, body.name, route)(occasion) : null;
  if (hostile?.target.where === 'body') return hostile.value === withSurprise ? JSON.stringify({ ...sample, surprise: 1 }) : hostile.value.text;
  if (!sample) return null;
  if (hostile?.target.where !== 'field') return JSON.stringify(sample);
  return JSON.stringify(replaced(sample, hostile.target.keys, hostile.value === leftOut ? undefined : place)).replace(`"${place}"`, () => hostile.value.text);
}

/** Stands for the hostile value until the rest of the body is JSON text, since no value of JavaScript becomes `1e309` or sixty thousand brackets. */
const place = '@the hostile value@';

function replaced(value: unknown, [key, ...further]: readonly string[], by: string | undefined): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, further, by) ?? null : item));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], further, by) };
}
