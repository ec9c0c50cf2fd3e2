import type { AccessRule } from '../../src/platform/http/index.js';
import { buildApiDocument } from '../../src/platform/http/api-document.js';
import type { TestApplication } from '../support/application.js';

/** The part of a schema that requests are made from, without references. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Schema;
}

export interface Body {
  readonly mediaType: string;
  /** Name of the class, by which a sample of it is found. */
  readonly name: string;
  readonly schema: Schema;
}

export interface ApiRoute {
  /** `POST /api/v1/contracts` */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly access: AccessRule;
  /** Writes, and takes an Idempotency-Key. */
  readonly needsKey: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Body | null;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface RawSchema extends Omit<Schema, 'properties' | 'items'> {
  readonly $ref?: string;
  readonly allOf?: readonly RawSchema[];
  readonly properties?: Readonly<Record<string, RawSchema>>;
  readonly items?: RawSchema;
}

interface RawOperation {
  readonly parameters?: readonly (Omit<Parameter, 'schema'> & { schema: RawSchema })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: RawSchema }>> };
  readonly 'x-access': AccessRule;
  readonly 'x-without-idempotency-key'?: string;
}

interface RawDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, RawSchema>> };
}

/** Every route of the running application, as its own API document describes it. */
export function apiRoutes(test: TestApplication): ApiRoute[] {
  const document = buildApiDocument(test.application) as unknown as RawDocument;
  const nameOf = ({ $ref }: RawSchema): string => $ref?.split('/').at(-1) ?? '';

  const resolve = (raw: RawSchema): Schema => {
    const referenced = document.components.schemas[nameOf(raw)];
    const { properties, items, ...own } = referenced ?? raw.allOf?.[0] ?? raw;
    if (own.$ref !== undefined) return resolve(own);
    return {
      ...own,
      ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, resolve(each)])) } : {}),
      ...(items ? { items: resolve(items) } : {}),
    };
  };

  return Object.entries(document.paths).flatMap(([path, operations]) => Object.entries(operations).map(([verb, operation]) => {
    const method = verb.toUpperCase() as Method;
    const [content] = Object.entries(operation.requestBody?.content ?? {});
    return {
      name: `${method} ${path}`, method, path, access: operation['x-access'],
      needsKey: method !== 'GET' && operation['x-without-idempotency-key'] === undefined,
      parameters: (operation.parameters ?? []).map((parameter) => ({ ...parameter, schema: resolve(parameter.schema) })),
      body: content ? { mediaType: content[0], name: nameOf(content[1].schema), schema: resolve(content[1].schema) } : null,
    };
  }));
}
