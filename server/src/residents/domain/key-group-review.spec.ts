import { addDays, ageOn, type KeyGroupRule } from '@jiayi/domain';
import { birthdayOf, deriveKeyGroups, noReview } from './key-group-review.js';

const rules: KeyGroupRule[] = [
  { code: 'ELDERLY_65', origin: { kind: 'AGE', minimum: 65, maximum: null } },
  { code: 'CHILD_0_6', origin: { kind: 'AGE', minimum: 0, maximum: 6 } },
  { code: 'HYPERTENSION', origin: { kind: 'CONDITION', conditions: ['HYPERTENSION'] } },
  { code: 'POVERTY_RELIEVED', origin: { kind: 'FLAG' } },
];

describe('key groups and when to look at them again [L1]', () => {
  const today = '2026-11-22';
  it.each([
    ['a child until the day before the seventh birthday', '2019-11-23', [], [], ['CHILD_0_6'], '2026-11-23'],
    ['on the seventh birthday no more', '2019-11-22', [], [], [], '2084-11-22'],
    ['someone of 64 years', '1961-11-23', [], [], [], '2026-11-23'],
    ['on the 65th birthday', '1961-11-22', [], [], ['ELDERLY_65'], noReview],
    ['an illness at any age', '1990-01-31', ['HYPERTENSION'], [], ['HYPERTENSION'], '2055-01-31'],
    ['a flag at any age', '1940-05-05', [], ['POVERTY_RELIEVED'], ['ELDERLY_65', 'POVERTY_RELIEVED'], noReview],
    ['born on 29 February', '1964-02-29', [], [], [], '2029-03-01'],
    ['born today', '2026-11-22', [], [], ['CHILD_0_6'], '2033-11-22'],
  ])('%s', (_name, birthDate, conditions, flags, groups, reviewOn) => {
    expect(deriveKeyGroups({ birthDate, conditions, flags }, today, rules)).toEqual({ groups, reviewOn });
  });

  it.each(['2000-02-29', '1999-12-31', '2001-03-01'])('a birthday is the first day of an age (born %s)', (birthDate) => {
    for (let age = 1; age <= 90; age++) {
      const day = birthdayOf(birthDate, age);
      expect(ageOn(birthDate, day)).toBe(age);
      expect(ageOn(birthDate, addDays(day, -1))).toBe(age - 1);
    }
  });
});
