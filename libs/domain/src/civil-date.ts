/**
 * A day of the calendar, 'YYYY-MM-DD', as it is called in Asia/Shanghai. It has no time and no zone, and because
 * the text is of fixed width, comparing two texts compares the days (in SQL too).
 */
export type CivilDate = string;

const MILLISECONDS_PER_DAY = 86_400_000;
/** China has kept UTC+8 without summer time since 1991, and every instant of this product is later than that. */
const SHANGHAI_OFFSET = 8 * 3_600_000;
const PATTERN = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;

interface CivilDateParts {
  year: number;
  /** 1 to 12 */
  month: number;
  day: number;
}

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const pad = (value: number): string => String(value).padStart(2, '0');

const write = ({ year, month, day }: CivilDateParts): CivilDate => `${year}-${pad(month)}-${pad(day)}`;

const readOrNull = (text: string): CivilDateParts | null => {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
  return exists ? { year, month, day } : null;
};

const read = (date: CivilDate): CivilDateParts => {
  const parts = readOrNull(date);
  if (!parts) throw new RangeError(`Not a civil date: ${JSON.stringify(date)}`);
  return parts;
};

const dayNumber = (date: CivilDate): number => {
  const { year, month, day } = read(date);
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
};

const fromDayNumber = (number: number): CivilDate =>
  new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/** True for a text of the form YYYY-MM-DD (years 1000 to 9999) that names a day which exists. */
export const isCivilDate = (text: unknown): text is CivilDate => typeof text === 'string' && readOrNull(text) !== null;

/** The text as a civil date, or null when it is none. */
export const parseCivilDate = (text: string): CivilDate | null => (isCivilDate(text) ? text : null);

/** Year, month (1 to 12) and day; throws RangeError for what is not a civil date. */
export const civilDateParts = (date: CivilDate): CivilDateParts => read(date);

/** Negative, zero or positive, as Array.prototype.sort wants it. */
export const compareCivilDates = (left: CivilDate, right: CivilDate): number => dayNumber(left) - dayNumber(right);

export const addDays = (date: CivilDate, days: number): CivilDate => fromDayNumber(dayNumber(date) + days);

/** The same day of a later (or earlier) month; the month's last day where that day does not exist. */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const { year, month, day } = read(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(monthIndex / 12);
  const targetMonth = monthIndex - targetYear * 12 + 1;
  return write({ year: targetYear, month: targetMonth, day: Math.min(day, lastDayOfMonth(targetYear, targetMonth)) });
};

/** Days from the first date to the second: 1 from one day to the next, negative backwards. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

/** The civil date in Asia/Shanghai at an instant. */
export const civilDateOf = (instant: Date): CivilDate =>
  new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);

/** The instant at which a civil date begins in Asia/Shanghai. */
export const startOfCivilDate = (date: CivilDate): Date =>
  new Date(dayNumber(date) * MILLISECONDS_PER_DAY - SHANGHAI_OFFSET);

/**
 * Age in completed years (周岁); negative before birth.
 *
 * A year is completed on the birthday itself, the reading of civil practice (criminal practice counts from the day
 * after). Someone born on 29 February completes it on 1 March of a common year, since only then has the 29th day
 * of life's month passed: the later of the two possible days never calls a minor an adult.
 */
export const ageOn = (birthDate: CivilDate, on: CivilDate): number => {
  const birth = read(birthDate);
  const today = read(on);
  const birthdayReached = today.month > birth.month || (today.month === birth.month && today.day >= birth.day);
  return today.year - birth.year - (birthdayReached ? 0 : 1);
};

/** Eighteen completed years or more: 《民法典》第十七条; 以上 includes the number itself, 第一千二百五十九条. */
export const isAdult = (birthDate: CivilDate, on: CivilDate, adultAge = 18): boolean => ageOn(birthDate, on) >= adultAge;

/** '2026年11月2日', as it is read aloud, without leading zeros. */
export const formatCivilDate = (date: CivilDate): string => {
  const { year, month, day } = read(date);
  return `${year}年${month}月${day}日`;
};
