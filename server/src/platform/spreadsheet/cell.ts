/** One cell that has a value. Text is trimmed and never empty. */
export type CellValue =
  | { kind: 'TEXT'; text: string }
  /** `source` is the number as the file writes it: digits beyond 15 are already lost when Excel has saved it. */
  | { kind: 'NUMBER'; value: number; source: string }
  | { kind: 'BOOLEAN'; value: boolean }
  /** An error value such as #REF!. */
  | { kind: 'ERROR'; text: string };

/** One row that has at least one cell with a value. Rows and columns are counted as a person sees them, from 1. */
export interface SheetRow {
  number: number;
  hidden: boolean;
  /** Sparse: the cell of column n is cells[n - 1]. */
  cells: (CellValue | undefined)[];
}

/** Blanks around a text, among them full-width and zero-width ones and byte order marks. */
const surroundingBlanks = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;
const escapedCharacter = /_x([0-9A-Fa-f]{4})_/g;
// eslint-disable-next-line no-control-regex -- control characters are what is removed
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text as it is stored in the file, made clean: `_x000D_` escapes undone (ECMA-376 22.9.2.19), control characters and surrounding blanks removed. */
export function cleanText(raw: string): string {
  const unescaped = raw.includes('_x') ? raw.replace(escapedCharacter, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : raw;
  return unescaped.replace(controlCharacters, '').replace(surroundingBlanks, '');
}

/** 'AB12' → 28; null when the reference does not begin with one to three letters. */
export function columnOf(reference: string): number | null {
  let column = 0;
  let index = 0;
  for (; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return index >= 1 && index <= 3 ? column : null;
}

/** 28 → 'AB'. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

const DAY_MILLISECONDS = 86_400_000;
const LAST_SERIAL = 2_958_465;
/** Excel's 29 February 1900, which never was (ECMA-376 18.17.4.1). */
const PHANTOM_LEAP_DAY = 60;

/**
 * The civil date 'YYYY-MM-DD' of an Excel serial number, null when there is none.
 * 1900 system: 1 is 1900-01-01 and day 60 does not exist; 1904 system: 0 is 1904-01-01.
 */
export function dateOfSerial(serial: number, date1904: boolean): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < (date1904 ? 0 : 1) || day > LAST_SERIAL) return null;
  if (!date1904 && day === PHANTOM_LEAP_DAY) return null;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < PHANTOM_LEAP_DAY ? 31 : 30);
  const date = new Date(epoch + day * DAY_MILLISECONDS).toISOString();
  return date.length === 24 ? date.slice(0, 10) : null;
}
