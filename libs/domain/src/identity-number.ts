import { ageOn, civilDateParts, compareCivilDates, isCivilDate, type CivilDate } from './civil-date.js';
import { failure, success, type Result } from './result.js';

export type Sex = 'M' | 'F';

export const sexNames: Record<Sex, string> = { M: '男', F: '女' };

export type IdentityNumberFault = 'LENGTH' | 'CHARACTERS' | 'BIRTH_DATE' | 'CHECKSUM';

/** What is wrong, for the person who typed it and for the list of faulty rows of an import. */
export const identityNumberFaultNames: Record<IdentityNumberFault, string> = {
  LENGTH: '身份证号应为 18 位',
  CHARACTERS: '身份证号前 17 位应为数字，最后一位为数字或 X',
  BIRTH_DATE: '身份证号中的出生日期不存在或不可能',
  CHECKSUM: '身份证号有一位写错了（校验码不符）',
};

export interface IdentityNumber {
  /** Eighteen characters, digits and a possible last X. */
  number: string;
  birthDate: CivilDate;
  sex: Sex;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** Older than anyone who ever lived: such a date is a slip of the pen. */
const OLDEST_AGE = 130;

/** Full-width to half-width, without spaces and dashes, with a capital X; no other change. */
export const normalizeIdentityNumber = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000-]/g, '')
    .toUpperCase();

/** The eighteenth character for seventeen digits: GB 11643, ISO 7064 MOD 11-2. */
export const identityCheckCharacter = (seventeenDigits: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeenDigits[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
};

/**
 * Reads a citizen identity number of 18 characters (GB 11643), in any usual way of writing it. The division code is
 * not looked up: divisions are abolished while the people born there keep their numbers.
 */
export const parseIdentityNumber = (text: string, on: CivilDate): Result<IdentityNumber, IdentityNumberFault> => {
  const number = normalizeIdentityNumber(text);
  if (number.length !== 18) return failure('LENGTH');
  if (!/^\d{17}[\dX]$/.test(number)) return failure('CHARACTERS');
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCivilDate(birthDate) || compareCivilDates(birthDate, on) > 0 || ageOn(birthDate, on) > OLDEST_AGE) {
    return failure('BIRTH_DATE');
  }
  if (identityCheckCharacter(number.slice(0, 17)) !== number.charAt(17)) return failure('CHECKSUM');
  return success({ number, birthDate, sex: Number(number.charAt(16)) % 2 === 1 ? 'M' : 'F' });
};

/** Composes a number with a right check character; sequence is 0 to 999, odd for men. For imports of made-up people. */
export const composeIdentityNumber = (divisionCode: string, birthDate: CivilDate, sequence: number): string => {
  const { year, month, day } = civilDateParts(birthDate);
  const digits =
    divisionCode + year + String(month).padStart(2, '0') + String(day).padStart(2, '0') + String(sequence).padStart(3, '0');
  if (!/^\d{17}$/.test(digits)) throw new RangeError('Division code of 6 digits and sequence from 0 to 999 expected');
  return digits + identityCheckCharacter(digits);
};

/**
 * '2****************4'. Only the first and the last character stay: the screens show birth date and address beside
 * it, and with these the last four characters, often left visible, would give the whole number away.
 */
export const maskIdNumber = (number: string): string =>
  number.length < 3 ? '*'.repeat(number.length) : number.charAt(0) + '*'.repeat(number.length - 2) + number.slice(-1);
