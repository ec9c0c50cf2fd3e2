import { addMonths, ageOn, civilDateParts, keyGroupsOf, type CivilDate, type KeyGroupCode, type KeyGroupFacts, type KeyGroupRule } from '@jiayi/domain';

/** Stands for a person whose groups no birthday will change any more. */
export const noReview: CivilDate = '9999-12-31';

export interface KeyGroupDerivation {
  readonly groups: readonly KeyGroupCode[];
  /** The next day on which age alone may change the groups; {@link noReview} when there is none. */
  readonly reviewOn: CivilDate;
}

/** The day on which this many years of life are completed: the first day with that age (see {@link ageOn}). */
export function birthdayOf(birthDate: CivilDate, age: number): CivilDate {
  const day = addMonths(birthDate, age * 12);
  // 29 February in a common year is completed on 1 March.
  return ageOn(birthDate, day) === age ? day : `${civilDateParts(day).year}-03-01`;
}

/** The groups of a person on a day, and when to look again. */
export function deriveKeyGroups(facts: KeyGroupFacts, today: CivilDate, rules: readonly KeyGroupRule[]): KeyGroupDerivation {
  const turningPoints = rules
    .flatMap(({ origin }) => (origin.kind === 'AGE' ? [origin.minimum, ...(origin.maximum === null ? [] : [origin.maximum + 1])] : []))
    .map((age) => birthdayOf(facts.birthDate, age))
    .filter((day) => day > today)
    .sort();
  return { groups: keyGroupsOf(facts, today, rules), reviewOn: turningPoints[0] ?? noReview };
}
