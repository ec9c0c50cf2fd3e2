import { conditionCodeOf, keyGroupCodeOf, keyGroupsOf, type KeyGroupRule } from './key-group.js';

const rules: KeyGroupRule[] = [
  { code: 'ELDERLY_65', origin: { kind: 'AGE', minimum: 65, maximum: null } },
  { code: 'CHILD_0_6', origin: { kind: 'AGE', minimum: 0, maximum: 6 } },
  { code: 'HYPERTENSION', origin: { kind: 'CONDITION', conditions: ['HYPERTENSION'] } },
  { code: 'DISABLED', origin: { kind: 'FLAG' } },
];

const groups = (birthDate: string, flags: string[] = [], conditions: string[] = []) =>
  keyGroupsOf({ birthDate, flags, conditions }, '2026-11-22', rules);

describe('key groups [L1]', () => {
  test.each([
    ['1961-11-22', ['ELDERLY_65']],
    ['1961-11-23', []],
    ['2026-11-22', ['CHILD_0_6']],
    ['2019-11-23', ['CHILD_0_6']],
    ['2019-11-22', []],
    ['2026-11-23', []], // not yet born
  ])('born %s belongs by age to %p', (birthDate, expected) => {
    expect(groups(birthDate)).toEqual(expected);
  });

  test('by illness and by list, in the order of the rules', () => {
    expect(groups('1950-01-01', ['DISABLED'], ['OTHER', 'HYPERTENSION'])).toEqual(['ELDERLY_65', 'HYPERTENSION', 'DISABLED']);
  });

  test('a flag does not make a group of those that are derived, nor of those the region does not know', () => {
    expect(groups('1990-01-01', ['ELDERLY_65', 'HYPERTENSION', 'PREGNANT'])).toEqual([]);
  });

  test.each([
    ['高血压', 'HYPERTENSION'],
    ['原发性高血压', 'HYPERTENSION'],
    ['2 型糖尿病', 'DIABETES'],
    ['肺结核', 'TUBERCULOSIS'],
    ['慢阻肺', 'COPD'],
    ['冠心病', 'OTHER'],
    ['constructor', 'OTHER'],
  ])('the illness %s has the code %s', (name, code) => {
    expect(conditionCodeOf(name)).toBe(code);
  });

  test('groups are found by name and by code', () => {
    expect(keyGroupCodeOf('孕产妇')).toBe('PREGNANT');
    expect(keyGroupCodeOf('PREGNANT')).toBe('PREGNANT');
    expect(keyGroupCodeOf('教师')).toBeNull();
  });
});
