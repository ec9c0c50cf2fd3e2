export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** A value that has no single canonical text, with a JSON pointer to it. */
export class CanonicalJsonError extends Error {
  constructor(readonly pointer: string, readonly reason: string) {
    super(`No canonical JSON at "${pointer}": ${reason}`);
  }
}

const deepest = 64;

/**
 * The one text of a value, by RFC 8785 (JCS): names sorted by UTF-16 code units, no spaces, JSON.stringify's escapes.
 * Numbers are safe integers only, since money is in fen and a float's digits are where two languages differ first.
 * @throws CanonicalJsonError for floats, undefined, lone surrogates, objects of a class, and more than 64 levels
 */
export function canonicalJson(value: JsonValue): string {
  return textOf(value, 0);
}

function textOf(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalJsonError('', `${value} is not a safe integer`);
      return String(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (depth === deepest) throw new CanonicalJsonError('', `more than ${deepest} levels`);
      if (Array.isArray(value)) return arrayText(value, depth + 1);
      if (isPlain(value)) return objectText(value, depth + 1);
  }
  throw new CanonicalJsonError('', `${typeof value} is not plain JSON`);
}

function stringText(value: string): string {
  // Unpaired halves of a character have no UTF-8 form, so what is hashed would not be what is stored.
  if (/\p{Surrogate}/u.test(value)) throw new CanonicalJsonError('', 'half of a surrogate pair');
  return JSON.stringify(value);
}

// A signature is thousands of numbers in lists: the pointer is put together only when something is wrong.
function arrayText(values: readonly unknown[], depth: number): string {
  let text = '';
  let index = 0;
  try {
    for (; index < values.length; index++) text += `${index === 0 ? '' : ','}${textOf(values[index], depth)}`;
  } catch (error) {
    throw under(String(index), error);
  }
  return `[${text}]`;
}

function objectText(value: Readonly<Record<string, unknown>>, depth: number): string {
  const members = Object.keys(value).sort().map((name) => {
    try {
      return `${stringText(name)}:${textOf(value[name], depth)}`;
    } catch (error) {
      throw under(name.replaceAll('~', '~0').replaceAll('/', '~1'), error);
    }
  });
  return `{${members.join(',')}}`;
}

const under = (token: string, error: unknown): unknown =>
  error instanceof CanonicalJsonError ? new CanonicalJsonError(`/${token}${error.pointer}`, error.reason) : error;

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
