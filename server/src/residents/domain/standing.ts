import type { CivilDate, ContractState } from '@jiayi/domain';

/** How one resident counts in the coverage figures. */
export interface Standing {
  readonly institutionId: number;
  /** State of the latest contract. */
  readonly contractState: ContractState | 'NONE';
  readonly signed: boolean;
  readonly keyGroup: boolean;
}

/** By how much the counts of an institution (alone, without those below it) move. */
export interface CoverageChange {
  readonly institutionId: number;
  readonly residents: number;
  readonly signed: number;
  readonly keyGroupResidents: number;
  readonly keyGroupSigned: number;
}

/** Signed means: a contract in force whose period contains the day, first and last day included. */
export const isSigned = (state: ContractState | 'NONE', startsOn: CivilDate | null, endsOn: CivilDate | null, on: CivilDate): boolean =>
  state === 'ACTIVE' && startsOn !== null && endsOn !== null && startsOn <= on && on <= endsOn;

export const sameStanding = (one: Standing | null, other: Standing | null): boolean =>
  one === other || (one !== null && other !== null && one.institutionId === other.institutionId
    && one.contractState === other.contractState && one.signed === other.signed && one.keyGroup === other.keyGroup);

const counts = (standing: Standing, sign: 1 | -1): CoverageChange => ({
  institutionId: standing.institutionId,
  residents: sign,
  signed: standing.signed ? sign : 0,
  keyGroupResidents: standing.keyGroup ? sign : 0,
  keyGroupSigned: standing.keyGroup && standing.signed ? sign : 0,
});

/** What has to be taken off and added so that the counts know the new standing instead of the old one. */
export const coverageChanges = (before: Standing | null, after: Standing | null): CoverageChange[] =>
  sameStanding(before, after) ? [] : [...(before ? [counts(before, -1)] : []), ...(after ? [counts(after, 1)] : [])];
