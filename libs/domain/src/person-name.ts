import { failure, success, type Result } from './result.js';

export type PersonNameFault = 'LENGTH' | 'CHARACTERS' | 'SEPARATOR' | 'INVISIBLE_CHARACTERS';

export const personNameFaultNames: Record<PersonNameFault, string> = {
  LENGTH: '姓名应为 2 到 50 个字',
  CHARACTERS: '姓名只能用汉字（少数民族姓名可加“·”），或与证件一致的英文字母',
  SEPARATOR: '姓名里的“·”只能放在两个部分之间',
  INVISIBLE_CHARACTERS: '姓名里有看不见的特殊字符，请重新输入',
};

const MINIMUM_LENGTH = 2;
const MAXIMUM_LENGTH = 50;

type CodePointRange = readonly [first: number, last: number];

/** Code point ranges of Chinese characters: a regular expression with \p would be blown up by older phones' builds. */
const HAN_RANGES: readonly CodePointRange[] = [
  [0x3007, 0x3007], // 〇
  [0x3400, 0x4dbf], // extension A
  [0x4e00, 0x9fff],
  [0xfa0e, 0xfa29], // the unified ones among the compatibility characters
  [0x20000, 0x2fa1f], // extensions B to F, I
  [0x30000, 0x3347f], // extensions G, H, J
];

/** Control and zero-width characters, changes of direction (a name that reads otherwise than it is), byte order mark. */
const INVISIBLE_RANGES: readonly CodePointRange[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe01ef], // tags and further variation selectors
];

const isWithin = (character: string, ranges: readonly CodePointRange[]): boolean => {
  const codePoint = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
};

/** Dots that people type for the one of the register, U+00B7. */
const DOTS = /[・•‧∙⋅●．.·]/g;

/**
 * One way of writing for one name: compatibility forms replaced (NFKC), one kind of dot, no spaces in a Chinese name
 * (two-character names are often padded), single spaces in a Latin one.
 */
export const normalizePersonName = (text: string): string => {
  const name = text.normalize('NFKC').trim();
  if (/[A-Za-z]/.test(name)) return name.replace(/ +/g, ' ');
  return name.replace(DOTS, '·').replace(/\s*·\s*/g, '·').replace(/[ \u3000]+/g, '');
};

/**
 * The normalised name of a person as on the identity document: Chinese characters, rare ones included, the parts of
 * a minority name joined by ·, or Latin letters (permanent residence card); 2 to 50 code points.
 */
export const parsePersonName = (text: string): Result<string, PersonNameFault> => {
  if (Array.from(text.trim()).some((character) => isWithin(character, INVISIBLE_RANGES))) return failure('INVISIBLE_CHARACTERS');
  const name = normalizePersonName(text);
  const characters = Array.from(name);
  if (characters.length < MINIMUM_LENGTH || characters.length > MAXIMUM_LENGTH) return failure('LENGTH');
  const latin = /^[A-Za-z][A-Za-z .,'’-]*$/.test(name);
  if (!latin && !characters.every((character) => character === '·' || isWithin(character, HAN_RANGES))) return failure('CHARACTERS');
  if (!latin && /^·|··|·$/.test(name)) return failure('SEPARATOR');
  return success(name);
};

/** '王**': the first character and one star for each further one, at most four, so that a long name keeps its length to itself. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = Array.from(name);
  return first + '*'.repeat(Math.min(4, rest.length));
};
