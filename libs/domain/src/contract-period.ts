import { addDays, addMonths, civilDateParts, compareCivilDates, daysBetween, type CivilDate } from './civil-date.js';

/** Both days belong to the period. */
export interface ContractPeriod {
  startsOn: CivilDate;
  endsOn: CivilDate;
}

/**
 * The period of a number of whole months from its first day: it ends on the day before the corresponding day.
 * Where the last month has no corresponding day (29 February, the 31st), that month's last day is the end:
 * 《民法典》第二百零二条.
 */
export const periodFor = (startsOn: CivilDate, months: number): ContractPeriod => {
  if (!Number.isInteger(months) || months < 1) throw new RangeError(`Not a number of months: ${months}`);
  const correspondingDay = addMonths(startsOn, months);
  const exists = civilDateParts(correspondingDay).day === civilDateParts(startsOn).day;
  return { startsOn, endsOn: exists ? addDays(correspondingDay, -1) : correspondingDay };
};

/** Days of the period still to come, today included: 1 on the last day, 0 afterwards. */
export const daysLeft = (period: ContractPeriod, on: CivilDate): number => {
  const from = compareCivilDates(on, period.startsOn) < 0 ? period.startsOn : on;
  return Math.max(0, daysBetween(from, period.endsOn) + 1);
};

export const isInForce = (period: ContractPeriod, on: CivilDate): boolean =>
  compareCivilDates(period.startsOn, on) <= 0 && compareCivilDates(on, period.endsOn) <= 0;

/** '1 年', '1 年 6 个月', '6 个月'. */
export const formatMonths = (months: number): string => {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [years > 0 ? `${years} 年` : '', rest > 0 ? `${rest} 个月` : ''].filter(Boolean).join(' ');
};
