import { civilDateOf, showCivilDate, showDate, showTime, showWaiting } from './time';

it('reads instants by the calendar of Asia/Shanghai', () => {
  expect(civilDateOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22');
  expect(civilDateOf('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
  expect(showTime('2026-12-31T16:05:09.000Z')).toBe('2027-01-01 00:05');
  expect(showTime('2026-12-31T16:05:09.000Z', true)).toBe('2027-01-01 00:05:09');
  expect(showDate('2026-03-08T16:00:00.000Z')).toBe('2026年3月9日');
});

it('shows a dash for what is not known', () => {
  expect([showTime(null), showDate(null), showCivilDate(null), showCivilDate('soon')]).toEqual(['—', '—', '—', '—']);
});

it.each([
  [0, '刚刚'], [59, '刚刚'], [60, '1 分钟'], [3_599, '59 分钟'], [3_600, '1 小时'], [172_799, '47 小时'], [172_800, '2 天'], [-5, '刚刚'],
])('says of %i seconds: %s', (seconds, words) => {
  const now = Date.parse('2026-11-22T00:00:00.000Z');
  expect(showWaiting(new Date(now - seconds * 1000).toISOString(), now)).toBe(words);
});
