import { formatInstant, formatRecent } from './dates';
import { formatDistance, formatMonths, formatPhone, formatPrice } from './numbers';

test('an instant is told in Shanghai time, also past midnight there', () => {
  expect(formatInstant('2026-11-21T16:05:00.000Z')).toBe('2026年11月22日 00:05');
});

test.each([
  ['2026-11-22T01:00:00.000Z', '今天 09:00'], ['2026-11-21T15:59:00.000Z', '昨天 23:59'],
  ['2026-11-01T01:00:00.000Z', '11月1日 09:00'], ['2025-11-22T01:00:00.000Z', '2025年11月22日 09:00'],
])('%s is %s', (instant, text) => { expect(formatRecent(instant, new Date('2026-11-22T02:00:00.000Z'))).toBe(text); });

test.each([[4, '10 米'], [384, '380 米'], [1240, '1.2 公里'], [15_200, '15 公里']])('%i metres are %s', (metres, text) => { expect(formatDistance(metres)).toBe(text); });
test.each([[0, '免费'], [12_000, '¥120'], [1250, '¥12.50']])('%i fen are %s', (fen, text) => { expect(formatPrice(fen)).toBe(text); });
test.each([[12, '1 年'], [18, '18 个月'], [36, '3 年']])('%i months are %s', (months, text) => { expect(formatMonths(months)).toBe(text); });
test('a mobile number is read in groups, a landline stays', () => {
  expect(formatPhone('13800001234')).toBe('138 0000 1234');
  expect(formatPhone('0433-1234001')).toBe('0433-1234001');
});
