import { difference, isNothing, noCounts, rollUp, sum, type CoverageCounts } from './coverage-totals.js';

const counts = (residents: number, signed: number, keyGroupResidents = 0, keyGroupSigned = 0): CoverageCounts => ({ residents, signed, keyGroupResidents, keyGroupSigned });
const paths: Record<number, number[]> = { 1: [1], 4: [1, 4], 5: [1, 5], 17: [1, 4, 17] };

describe('coverage totals', () => {
  it('adds each institution up to all above it', () => {
    const totals = rollUp([
      { institutionId: 17, ...counts(100, 40, 10, 9) },
      { institutionId: 4, ...counts(20, 5) },
      { institutionId: 5, ...counts(3, 3, 1, 1) },
    ], (id) => paths[id] ?? []);
    expect(Object.fromEntries(totals)).toEqual({ 1: counts(123, 48, 11, 10), 4: counts(120, 45, 10, 9), 5: counts(3, 3, 1, 1), 17: counts(100, 40, 10, 9) });
  });

  it('movements that cancel out are nothing', () => {
    const totals = rollUp([{ institutionId: 17, ...counts(1, 1) }, { institutionId: 17, ...counts(-1, -1) }], (id) => paths[id] ?? []);
    expect([...totals.values()].every(isNothing)).toBe(true);
  });

  it('the difference added to the smaller gives the larger', () => {
    const [one, other] = [counts(10, 4, 3, 2), counts(7, 5, 1, 0)];
    expect(sum(other, difference(one, other))).toEqual(one);
    expect(sum(noCounts, one)).toEqual(one);
  });
});
