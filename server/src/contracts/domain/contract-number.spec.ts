import { contractNumber } from './contract-number.js';

test.each([
  ['2026-11-22', 0, '202611220000000000'],
  ['2026-11-22', 9_999_999_999, '202611229999999999'],
])('%s with %d', (day, random, expected) => {
  expect(contractNumber(day, random)).toBe(expected);
});
