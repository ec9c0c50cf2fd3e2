import { addDays, addMonths, ageOn, civilDateOf, compareCivilDates, daysBetween, formatCivilDate, isAdult, isCivilDate, parseCivilDate, startOfCivilDate } from './civil-date.js';

describe('civil dates', () => {
  test.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['2026-1-1', false],
    ['0999-01-01', false],
    ['2026-11-22T00:00:00Z', false],
    ['２０２６-11-22', false],
    ['', false],
    [20261122, false],
    [null, false],
  ])('%p is a civil date: %p', (text, expected) => {
    expect(isCivilDate(text)).toBe(expected);
  });

  test('reading gives the date or null', () => {
    expect(parseCivilDate('2026-11-22')).toBe('2026-11-22');
    expect(parseCivilDate('22.11.2026')).toBeNull();
  });

  test('what is no date is refused, not calculated with', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['1969-12-31', 1, '1970-01-01'],
    ['2026-11-22', 365, '2027-11-22'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('sorting by comparison puts days in order', () => {
    expect(['2026-11-22', '2025-01-02', '2026-02-01'].sort(compareCivilDates)).toEqual(['2025-01-02', '2026-02-01', '2026-11-22']);
    expect(compareCivilDates('2026-11-22', '2026-11-22')).toBe(0);
  });

  test('the day begins at midnight in Shanghai, whatever the zone of the machine', () => {
    expect(civilDateOf(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
    expect(civilDateOf(new Date('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22');
    expect(startOfCivilDate('2026-11-22').toISOString()).toBe('2026-11-21T16:00:00.000Z');
  });

  test.each([
    ['2008-11-22', '2026-11-21', 17],
    ['2008-11-22', '2026-11-22', 18],
    ['1961-11-23', '2026-11-22', 64],
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-23', '2026-11-22', -1],
    // born on 29 February: 1 March in a common year, the day itself in a leap year
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
  ])('born %s is on %s %i years old', (birthDate, on, age) => {
    expect(ageOn(birthDate, on)).toBe(age);
  });

  test('adult from the eighteenth birthday on', () => {
    expect(isAdult('2008-11-22', '2026-11-21')).toBe(false);
    expect(isAdult('2008-11-22', '2026-11-22')).toBe(true);
  });

  test('written as it is read', () => {
    expect(formatCivilDate('2026-01-05')).toBe('2026年1月5日');
    expect(formatCivilDate('2026-11-22')).toBe('2026年11月22日');
  });
});
