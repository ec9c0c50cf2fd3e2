import fc from 'fast-check';
import { marker } from './answers.js';
import type { Schema } from './api-routes.js';

/** A value as it is written into a request, with a short name for the message of a failure. */
export interface Written {
  readonly label: string;
  readonly text: string;
}

const named = (texts: Readonly<Record<string, string>>): Written[] => Object.entries(texts).map(([label, text]) => ({ label, text }));

/** Texts that have broken other software; each carries the marker, so that it is found wherever it is repeated. */
const injections = named({
  'SQL quote': `${marker}' OR '1'='1' -- `,
  'SQL double quote': `${marker}" OR ""="`,
  'SQL union': `${marker}') UNION SELECT id_number_cipher, 1 FROM resident; --`,
  'SQL backslash': `${marker}\\' OR 1=1 #`,
  'SQL second statement': `${marker}'; DROP TABLE contract; --`,
  'SQL sleep': `${marker}' AND SLEEP(9) AND '1`,
  'LIKE wildcards': `%${marker}_%!%!_!!\\%`,
  'only wildcards': '%%%%____!!',
  template: `${marker}{{7*7}}\${7*7}<%= 7*7 %>#{7*7}`,
  markup: `${marker}<script>alert(1)</script><img src=x onerror=alert(1)>`,
  'path upwards': `../../../../etc/passwd${marker}`,
  'path of Windows': `..\\..\\${marker}\\win.ini`,
  'line breaks': `${marker}\r\nSet-Cookie: a=b\r\n\r\n<html>`,
  'formula =': `=HYPERLINK("http://x/?${marker}","a")`,
  'formula +': `+1+cmd|' /C calc'!A0${marker}`,
  'formula -': `-2+3${marker}`,
  'formula @': `@SUM(1)${marker}`,
  'formula tab': `\t=1+1${marker}`,
  NUL: `${marker}\u0000tail`,
  'control characters': `${marker}\u0001\u0007\u001b[31m\u007f\u0085`,
  'high surrogate alone': `${marker}\ud842`,
  'low surrogate alone': `\udfb7${marker}`,
  'surrogates the wrong way round': `${marker}\udfb7\ud842`,
  'text direction turned': `${marker}\u202egnp.exe\u202c\u2066\u2069`,
  invisible: `\u200b\u2060\ufeff${marker}\u200d\u00ad`,
  'only white space': ' \t\u00a0\u3000\u2028\u2029',
  'Zalgo': `${marker}${'\u0301\u0302\u0489'.repeat(60)}`,
  'variation selectors': `${marker}${'\ufe0f'.repeat(5_000)}`,
  'ideographic variation': `${marker}葛\u{e0100}葛\u{e0101}`,
  noncharacters: `${marker}\ufffe\uffff\u{1ffff}\u{10ffff}`,
  'rare surname': `𠮷㛃䶮𰻞𪚥${marker}`,
  emoji: `${marker}👩🏽‍⚕️🇨🇳`,
  'prototype key': '__proto__',
  'name of a member': 'constructor',
  'regular expression': `${marker}${'a'.repeat(40)}!(((((.*)*)*)*)*)*`,
  'a number with a sign': '+1e3',
  'full-width digits': '１２３',
  'printf': `${marker}%s%n%x%d`,
  'shell': `${marker};\`id\`$(id)|id&&id`,
  'LDAP': `${marker}*)(uid=*))(|(uid=*`,
  'log4j': `\${jndi:ldap://127.0.0.1/${marker}}`,
});

const size = (length: number, character: string): Written => ({ label: `${length} × ${JSON.stringify(character)}`, text: character.repeat(length) });

/** Lengths at and over the limit, in letters, in characters of two UTF-16 units, in ones with a mark that a reader does not see. */
function lengthsOf({ minLength = 0, maxLength = 64 }: Schema): Written[] {
  return [
    size(0, 'a'), size(Math.max(0, minLength - 1), 'a'), size(maxLength, 'a'), size(maxLength + 1, 'a'), size(maxLength, '𠮷'), size(maxLength + 1, '𠮷'),
    size(maxLength, 'a\ufe0f'), size(100_000, '长'), size(400_000, 'a'),
  ];
}

/** Any UTF-16 units at all, and any characters. */
const randomText: fc.Arbitrary<Written> = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary', maxLength: 40 }),
).map((text) => ({ label: 'random text', text: marker + text }));

const texts = (schema: Schema): fc.Arbitrary<Written> => fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...injections) },
  { weight: 2, arbitrary: fc.constantFrom(...lengthsOf(schema)) },
  { weight: 2, arbitrary: randomText },
  ...(schema.enum ? [{ weight: 1, arbitrary: fc.constantFrom(...schema.enum).map((text) => ({ label: 'a choice in lower case', text: `${text.toLowerCase()} ` })) }] : []),
);

const numbers = ({ minimum = 0, maximum = 100 }: Schema): Written[] => [
  minimum - 1, maximum + 1, 0, -0, -1, 1.5, 1e-7, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 63, 2 ** 64, 1e21, 1e300,
].map(String).concat('1e309', '-1e309', '-0', '1e3', '9'.repeat(400)).map((text) => ({ label: `number ${text.slice(0, 24)}`, text }));

const depth = 60_000;
const nested = named({
  'a list in itself, deep': '['.repeat(depth) + ']'.repeat(depth),
  'an object in itself, deep': '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
  'a list in itself, less deep': '['.repeat(200) + ']'.repeat(200),
});
const otherTypes = named({
  null: 'null', true: 'true', false: 'false', 'an empty list': '[]', 'an empty object': '{}', 'a list of null': '[null]', 'a list of text': `["${marker}"]`,
  'an operator': '{"$gt":""}', 'a false list': '{"length":1e9,"0":"a"}', 'a false text': `{"toString":"${marker}","valueOf":1,"length":3}`,
  'its own type': '{"constructor":{"name":"Array"}}', 'a long list': `[${'{},'.repeat(5_000)}{}]`,
});

/** JSON texts in the place of a field. */
export const hostileJson = (schema: Schema): fc.Arbitrary<Written> => fc.oneof(
  { weight: schema.type === 'string' ? 6 : 2, arbitrary: texts(schema).map(({ label, text }) => ({ label, text: JSON.stringify(text) })) },
  { weight: schema.type === 'number' || schema.type === 'integer' ? 6 : 1, arbitrary: fc.constantFrom(...numbers(schema)).chain((number) => fc.constantFrom(number, { label: `${number.label} as text`, text: `"${number.text}"` })) },
  { weight: 2, arbitrary: fc.constantFrom(...otherTypes) },
  { weight: 1, arbitrary: fc.constantFrom(...nested) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }).map((text) => ({ label: `the JSON ${text.slice(0, 80)}`, text })) },
);

/** JSON texts in the place of the whole body. */
export const hostileBodies: readonly Written[] = [
  ...otherTypes, ...nested,
  ...named({
    nothing: '', 'half an object': '{"a":', 'two objects': '{}{}', 'a comma too many': '{"a":1,}', 'not JSON': marker, 'a byte order mark': '\ufeff{}', NUL: '\u0000',
    'a prototype': `{"__proto__":{"isAdmin":true,"name":"${marker}"}}`, 'a prototype in JSON escapes': '{"\\u005f\\u005fproto\\u005f\\u005f":{"a":1}}',
    'a constructor': '{"constructor":{"prototype":{"isAdmin":true}}}', 'names of members': `{"toString":"${marker}","hasOwnProperty":1,"then":1}`,
    'ten thousand fields': `{${Array.from({ length: 10_000 }, (_, index) => `"f${index}":"${marker}"`).join()}}`,
    'a field with a long name': `{"${'f'.repeat(300_000)}":1}`, 'half a megabyte': JSON.stringify({ a: marker.repeat(60_000) }),
  }),
];

const forgedCursor: fc.Arbitrary<Written> = fc.array(fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 1.5, 1e308, 2 ** 53, {}, [], '', "' OR 1=1 --", '2026-99-99', '\u0000', '\ud842', '𠮷'.repeat(90)), fc.jsonValue({ maxDepth: 1 }),
), { maxLength: 4 }).map((key) => ({ label: `cursor ${JSON.stringify(key)}`, text: Buffer.from(JSON.stringify(key)).toString('base64url') }));

/** As an address holds it; a lone surrogate becomes the three bytes that UTF-8 does not allow. */
export function encoded(text: string): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) as number;
    if (point < 0xd800 || point > 0xdfff) return encodeURIComponent(character);
    return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)].map((byte) => `%${byte.toString(16)}`).join('');
  }).join('');
}

/** Longer addresses are refused before they come to a route. */
const longestInAddress = 3_000;
const addressed = ({ label, text }: Written): Written => ({ label, text: encoded(text.slice(0, longestInAddress)) });

/** Bytes that are no encoded text. */
const brokenEncodings = named({ 'no hex digits': '%zz', 'half an escape': '%', 'a byte alone': '%ff', 'an overlong slash': '%c0%af', 'a NUL': `%00${marker}`, 'twice encoded': `%2527${marker}`, 'a semicolon': `1;${marker}` });

/** What may come in the place of one segment of a path. */
export const hostileSegment = (schema: Schema): fc.Arbitrary<Written> => fc.oneof(
  { weight: 4, arbitrary: texts(schema).map(addressed) },
  { weight: 4, arbitrary: fc.constantFrom(...numbers(schema)).map(addressed) },
  { weight: 2, arbitrary: fc.constantFrom(...brokenEncodings) },
);

/** What may come in the place of one parameter of a query, from its name on. */
export const hostileParameter = (name: string, schema: Schema): fc.Arbitrary<Written> => {
  const value: fc.Arbitrary<Written> = fc.oneof(
    { weight: 4, arbitrary: hostileSegment(schema) },
    ...(name === 'cursor' ? [{ weight: 6, arbitrary: forgedCursor }] : []),
    ...(schema.type === 'string' && !schema.enum ? [{ weight: 4, arbitrary: texts(schema).map(addressed) }] : []),
  );
  return fc.oneof(
    { weight: 8, arbitrary: value.map(({ label, text }) => ({ label, text: `${name}=${text}` })) },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([one, other]) => ({ label: `twice: ${one.label}, ${other.label}`, text: `${name}=${one.text}&${name}=${other.text}` })) },
    { weight: 1, arbitrary: fc.constantFrom(...named({
      'a list': `${name}[]=1`, 'a member': `${name}[a]=1`, 'a prototype': `${name}[__proto__][a]=1&__proto__[a]=1&__proto__=1`, 'without a value': name, 'an unknown parameter': `surprise=${marker}`,
      'a thousand times': Array<string>(1_000).fill(`${name}=1`).join('&'),
    })) },
  );
};
