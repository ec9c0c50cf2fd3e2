import fc from 'fast-check';
import { CanonicalJsonError, canonicalJson, type JsonValue } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts names by UTF-16 code units, as the example of RFC 8785, 3.2.3 does', () => {
    const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect(canonicalJson(value)).toBe('{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}');
  });

  it('escapes as RFC 8785, 3.2.2.2 says', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it.each<[JsonValue, string]>([
    [{}, '{}'],
    [[], '[]'],
    [null, 'null'],
    [-0, '0'],
    [9007199254740991, '9007199254740991'],
    [{ b: [1, { d: true, c: false }], a: '䶮' }, '{"a":"䶮","b":[1,{"c":false,"d":true}]}'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each<[string, unknown, string]>([
    ['a float', { price: 0.1 }, '/price'],
    ['infinity', [Infinity], '/0'],
    ['an unsafe integer', 2 ** 53, ''],
    ['undefined', { a: { b: undefined } }, '/a/b'],
    ['a hole', { 'x/y~': [1, , 2] }, '/x~1y~0/1'], // eslint-disable-line no-sparse-arrays -- the hole is the case
    ['a date', { at: new Date(0) }, '/at'],
    ['a map', new Map(), ''],
    ['a big integer', [1n], '/0'],
    ['half a character', { name: 'a\ud83d' }, '/name'],
    ['half a character in a name', { 'a\udc00': 1 }, '/a\udc00'],
  ])('refuses %s and says where', (_, value, pointer) => {
    expect(() => canonicalJson(value as JsonValue)).toThrow(CanonicalJsonError);
    expect(() => canonicalJson(value as JsonValue)).toThrow(`"${pointer}"`);
  });

  it('refuses a circle', () => {
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    expect(() => canonicalJson(circle as JsonValue)).toThrow('64 levels');
  });

  const { value: jsonValue } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null),
      fc.array(tie('value')), fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'))),
  }));

  it('reads back as the same value, and does not depend on the order of names', () => {
    fc.assert(fc.property(jsonValue, (given) => {
      const value = given as JsonValue;
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      expect(canonicalJson(turnedAround(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });
});

/** The same value with the members of each object in the opposite order. */
function turnedAround(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(turnedAround);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, member]) => [name, turnedAround(member as JsonValue)]));
}
