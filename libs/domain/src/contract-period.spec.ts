import { addDays, daysBetween } from './civil-date.js';
import { daysLeft, formatMonths, isInForce, periodFor } from './contract-period.js';

describe('contract periods', () => {
  test.each([
    ['2026-11-22', 12, '2027-11-21'],
    ['2026-11-22', 36, '2029-11-21'],
    ['2026-01-01', 24, '2027-12-31'],
    ['2026-03-01', 12, '2027-02-28'],
    ['2027-03-01', 12, '2028-02-29'],
    // no corresponding day: the month's last day is the end
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
  ])('from %s for %i months to %s', (startsOn, months, endsOn) => {
    expect(periodFor(startsOn, months)).toEqual({ startsOn, endsOn });
  });

  test('a year is never shorter than 365 days and never longer than 366, whatever its first day', () => {
    for (let offset = 0; offset < 366 * 4; offset += 1) {
      const startsOn = addDays('2024-01-01', offset);
      const days = daysBetween(startsOn, periodFor(startsOn, 12).endsOn) + 1;
      expect([365, 366]).toContain(days);
    }
  });

  test.each([0, -12, 1.5, Number.NaN])('%p months are refused', (months) => {
    expect(() => periodFor('2026-11-22', months)).toThrow(RangeError);
  });

  const period = periodFor('2026-11-22', 12);

  test.each([
    ['2026-11-21', 365, false],
    ['2026-11-22', 365, true],
    ['2026-11-23', 364, true],
    ['2027-11-21', 1, true],
    ['2027-11-22', 0, false],
    ['2030-01-01', 0, false],
  ])('on %s there are %i days left, in force: %p', (on, days, inForce) => {
    expect(daysLeft(period, on)).toBe(days);
    expect(isInForce(period, on)).toBe(inForce);
  });

  test.each([
    [12, '1 年'],
    [36, '3 年'],
    [6, '6 个月'],
    [18, '1 年 6 个月'],
  ])('%i months are called %s', (months, name) => {
    expect(formatMonths(months)).toBe(name);
  });
});
