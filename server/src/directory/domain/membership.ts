import { compareCivilDates, mayLeadTeam, practitionerKinds, type CivilDate, type ErrorCode, type PractitionerKind, type TeamRole } from '@jiayi/domain';

export interface Candidate {
  readonly kind: PractitionerKind;
  readonly active: boolean;
  /** Null when it is not known. */
  readonly licenceValidUntil: CivilDate | null;
}

/** Whether a licence covers the day; null where none is needed or its end is not known. */
export function licenceValid(kind: PractitionerKind, validUntil: CivilDate | null, on: CivilDate): boolean | null {
  if (!practitionerKinds[kind].licensed || validUntil === null) return null;
  return compareCivilDates(validUntil, on) >= 0;
}

/** Which kinds do the work of a role; a role that is not listed is open to every kind. */
const kindsOfRole: Readonly<Partial<Record<TeamRole, (kind: PractitionerKind) => boolean>>> = {
  DOCTOR: mayLeadTeam,
  NURSE: (kind) => kind === 'NURSE',
  PHARMACIST: (kind) => kind === 'PHARMACIST',
  TCM: (kind) => kind === 'TCM_DOCTOR' || kind === 'RETIRED_DOCTOR' || kind === 'VILLAGE_DOCTOR',
};

export type MembershipFault = Extract<ErrorCode, 'PRACTITIONER_INACTIVE' | 'LICENCE_EXPIRED' | 'LEADER_NOT_DOCTOR' | 'TEAM_ROLE_UNFIT'>;

/** Why a practitioner cannot take this role in a team, or null [L6][J13]. An expired licence ends work that needs one. */
export function membershipFault(candidate: Candidate, role: TeamRole, on: CivilDate): MembershipFault | null {
  if (!candidate.active) return 'PRACTITIONER_INACTIVE';
  if (role === 'LEADER' && !mayLeadTeam(candidate.kind)) return 'LEADER_NOT_DOCTOR';
  if (kindsOfRole[role]?.(candidate.kind) === false) return 'TEAM_ROLE_UNFIT';
  return licenceValid(candidate.kind, candidate.licenceValidUntil, on) === false ? 'LICENCE_EXPIRED' : null;
}
