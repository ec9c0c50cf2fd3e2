import { showCivilDate } from '../../platform/time';

/** '3 年' for whole years, '18 个月' otherwise. */
export const monthsText = (months: number): string => (months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`);

/** '1 年，2026年11月23日 至 2027年11月22日'. */
export const periodText = ({ months, startsOn, endsOn }: {
  months: number; startsOn: string; endsOn: string;
}): string => `${monthsText(months)}，${showCivilDate(startsOn)} 至 ${showCivilDate(endsOn)}`;
