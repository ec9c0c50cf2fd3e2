export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** A value that has no single canonical text, with a JSON pointer to it. */
export class CanonicalJsonError extends Error {
  constructor(pointer: string, reason: string) {
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
  return textOf(value, '', 0);
}

function textOf(value: unknown, pointer: string, depth: number): string {
  if (depth > deepest) throw new CanonicalJsonError(pointer, `more than ${deepest} levels`);
  switch (typeof value) {
    case 'string':
      return stringText(value, pointer);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalJsonError(pointer, `${value} is not a safe integer`);
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return arrayText(value, pointer, depth);
      if (isPlain(value)) return objectText(value, pointer, depth);
  }
  throw new CanonicalJsonError(pointer, `${typeof value} is not plain JSON`);
}

function stringText(value: string, pointer: string): string {
  // Unpaired halves of a character have no UTF-8 form, so what is hashed would not be what is stored.
  if (/\p{Surrogate}/u.test(value)) throw new CanonicalJsonError(pointer, 'half of a surrogate pair');
  return JSON.stringify(value);
}

function arrayText(values: readonly unknown[], pointer: string, depth: number): string {
  // Array.from turns holes into undefined, which is refused.
  return `[${Array.from(values, (value, index) => textOf(value, `${pointer}/${index}`, depth + 1)).join(',')}]`;
}

function objectText(value: Readonly<Record<string, unknown>>, pointer: string, depth: number): string {
  const members = Object.keys(value).sort().map((name) => {
    const memberPointer = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return `${stringText(name, memberPointer)}:${textOf(value[name], memberPointer, depth + 1)}`;
  });
  return `{${members.join(',')}}`;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
