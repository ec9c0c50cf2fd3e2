import { coverageChanges, isSigned, type Standing } from './standing.js';

const standing = (change: Partial<Standing> = {}): Standing => ({ institutionId: 7, contractState: 'NONE', signed: false, keyGroup: false, ...change });

describe('standing of a resident', () => {
  it.each([
    ['ACTIVE', '2026-01-01', '2026-12-31', true],
    ['ACTIVE', '2026-11-22', '2026-12-31', true],
    ['ACTIVE', '2026-01-01', '2026-11-22', true],
    ['ACTIVE', '2026-11-23', '2027-11-22', false],
    ['ACTIVE', '2025-11-22', '2026-11-21', false],
    ['SUBMITTED', '2026-01-01', '2026-12-31', false],
    ['EXPIRED', '2026-01-01', '2026-12-31', false],
    ['NONE', null, null, false],
  ] as const)('a contract %s from %s to %s counts as signed: %s', (state, from, to, signed) => {
    expect(isSigned(state, from, to, '2026-11-22')).toBe(signed);
  });

  it('an event that comes twice moves nothing the second time', () => {
    const signed = standing({ contractState: 'ACTIVE', signed: true });
    expect(coverageChanges(standing(), signed)).toHaveLength(2);
    expect(coverageChanges(signed, { ...signed })).toEqual([]);
    expect(coverageChanges(null, null)).toEqual([]);
  });

  it.each<[string, Standing | null, Standing | null, object]>([
    ['someone new', null, standing(), { 7: [1, 0, 0, 0] }],
    ['someone who left', standing({ signed: true, keyGroup: true }), null, { 7: [-1, -1, -1, -1] }],
    ['signed', standing({ keyGroup: true }), standing({ keyGroup: true, signed: true }), { 7: [0, 1, 0, 1] }],
    ['became 65 while signed', standing({ signed: true }), standing({ signed: true, keyGroup: true }), { 7: [0, 0, 1, 1] }],
    ['moved to another institution', standing({ signed: true }), standing({ signed: true, institutionId: 8 }), { 7: [-1, -1, 0, 0], 8: [1, 1, 0, 0] }],
  ])('%s', (_name, before, after, expected) => {
    const sums: Record<number, number[]> = {};
    for (const change of coverageChanges(before, after)) {
      const sum = (sums[change.institutionId] ??= [0, 0, 0, 0]);
      [change.residents, change.signed, change.keyGroupResidents, change.keyGroupSigned].forEach((value, index) => { sum[index] = (sum[index] ?? 0) + value; });
    }
    expect(sums).toEqual(expected);
  });
});
