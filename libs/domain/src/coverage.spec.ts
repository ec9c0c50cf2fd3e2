import { ratePercent } from './coverage.js';

describe('rates', () => {
  test('[G9] 247,817 of 499,589 residents are 49.60 percent', () => {
    expect(ratePercent(247_817, 499_589)).toBe('49.60');
  });

  test.each([
    [0, 7, '0.00'],
    [7, 7, '100.00'],
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [1, 20_000, '0.01'], // 0.005 exactly: half up
    [1, 20_001, '0.00'],
    [201, 20_000, '1.01'], // 1.005, which binary fractions would round down
    [9, 8, '112.50'],
    [100_000_000_000, 100_000_000_000, '100.00'],
    [99_999_999_999, 100_000_000_000, '100.00'],
    [99_994_999_999, 100_000_000_000, '99.99'],
  ])('%i of %i is %s', (numerator, denominator, percent) => {
    expect(ratePercent(numerator, denominator)).toBe(percent);
  });

  test('of nobody there is no rate', () => {
    expect(ratePercent(0, 0)).toBeNull();
  });

  test.each([
    [-1, 3],
    [1.5, 3],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
  ])('%p of %p is refused', (numerator, denominator) => {
    expect(() => ratePercent(numerator, denominator)).toThrow(RangeError);
  });
});
