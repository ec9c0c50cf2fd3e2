import type { CivilDate, InstitutionKind, KeyGroupCode, Ownership, PractitionerKind, Sex, TeamRole } from '@jiayi/domain';

/*
 * Checked rows as they wait in the staging tables. A text of null says nothing about the live value, '' clears it.
 */

export interface StagedInstitution {
  rowNumber: number;
  code: string;
  name: string;
  kind: InstitutionKind;
  parentCode: string | null;
  ownership: Ownership | null;
  address: string | null;
  phone: string | null;
  /** Micro-degrees. */
  latitude: number | null;
  longitude: number | null;
  openingHours: string | null;
}

export interface StagedGrid {
  rowNumber: number;
  code: string;
  name: string;
  institutionCode: string;
}

export interface StagedTeam {
  rowNumber: number;
  code: string;
  name: string;
  institutionCode: string;
  capacity: number | null;
  accepting: boolean | null;
  introduction: string | null;
  gridCodes: readonly string[];
}

export interface StagedMember {
  rowNumber: number;
  code: string;
  name: string;
  kind: PractitionerKind;
  title: string | null;
  specialty: string | null;
  licenceNumber: string | null;
  licenceValidUntil: CivilDate | '' | null;
  employerCode: string;
  teamCode: string | null;
  teamRole: TeamRole | null;
}

export interface ResidentCondition {
  code: string;
  name: string;
  since: CivilDate | null;
}

/** A checked resident in the clear; the ID number and the phone are encrypted on the way into the staging table. */
export interface CheckedResident {
  rowNumber: number;
  name: string;
  idNumber: string;
  sex: Sex;
  birthDate: CivilDate;
  phone: string | null;
  address: string | null;
  gridCode: string | null;
  institutionCode: string;
  conditions: readonly ResidentCondition[];
  /** null: the file says nothing of groups; otherwise exactly these flags. */
  groups: readonly KeyGroupCode[] | null;
}
