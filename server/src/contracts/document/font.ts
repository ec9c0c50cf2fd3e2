import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let bytes: Buffer | undefined;

/** Noto Sans SC; read once and kept, 10 MB. Only the characters that occur are embedded in a document. */
export const fontBytes = (): Buffer => (bytes ??= readFileSync(join(import.meta.dirname, '../../../assets/fonts/NotoSansSC-Regular.ttf')));

/** What a font can show; fontkit's font has this shape. */
export interface GlyphCoverage {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Invisible characters that only confuse a printed name: controls, joiners, variation selectors, direction marks. */
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/**
 * The text as the font can show it. A character it lacks must not vanish from somebody's name, so it is written as its code
 * point: 〔U+20BB7〕.
 * @param missing is told of each such character
 */
export function printable(text: string, coverage: GlyphCoverage, missing: (character: string) => void): string {
  let result = '';
  for (const character of text.replace(/[ \t\r\n]+/g, ' ').replace(invisible, '')) {
    const codePoint = character.codePointAt(0) as number;
    if (coverage.hasGlyphForCodePoint(codePoint)) {
      result += character;
    } else {
      missing(character);
      result += codePointMark(character);
    }
  }
  return result;
}

export const codePointMark = (character: string): string => `〔U+${(character.codePointAt(0) as number).toString(16).toUpperCase()}〕`;
