import { isCivilDate, type CivilDate } from '@jiayi/domain';

const patterns = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/**
 * The civil date of a text as people write dates: 1980-1-2, 1980/01/02, 1980.1.2, 19800102, 1980年1月2日; full-width digits too.
 * Null when it is none of these or names a day that does not exist.
 */
export function parseDateText(text: string): CivilDate | null {
  const plain = text.normalize('NFKC').replace(/\s*([年月日号/.-])\s*/g, '$1').trim();
  for (const pattern of patterns) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const date = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
    return isCivilDate(date) ? date : null;
  }
  return null;
}
