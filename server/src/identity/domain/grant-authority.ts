import { staffRoles, teamStaffRoles, type InstitutionKind, type StaffRole } from '@jiayi/domain';

/** A role within a subtree; the path ends in the institution's own id: `/1/4/17/`. The whole installation is `/`. */
export interface ScopedRole {
  readonly role: StaffRole;
  readonly institutionPath: string;
}

const institutionRoles: readonly StaffRole[] = [...teamStaffRoles, 'INSTITUTION_MANAGER', 'REFERRAL_DESK'];
const countyRoles: readonly StaffRole[] = [...institutionRoles, 'COUNTY_OFFICER', 'AUDITOR'];
const cityRoles: readonly StaffRole[] = [...countyRoles, 'CITY_OFFICER'];
const provinceRoles: readonly StaffRole[] = [...cityRoles, 'PROVINCE_OFFICER'];

/** What each role may grant: its own rank and below. A role that is not here grants nothing. */
const grantable: Partial<Record<StaffRole, readonly StaffRole[]>> = {
  INSTITUTION_MANAGER: institutionRoles,
  COUNTY_OFFICER: countyRoles,
  CITY_OFFICER: cityRoles,
  PROVINCE_OFFICER: provinceRoles,
  SYSTEM_ADMINISTRATOR: Object.keys(staffRoles) as StaffRole[],
};

/** Roles that manage the accounts of others. */
export const accountManagerRoles = Object.keys(grantable) as StaffRole[];

const lies = (path: string, within: string): boolean => path.startsWith(within);

/** One of the granter's own roles covers both the role and the place. */
export const mayGrant = (granter: readonly ScopedRole[], wanted: ScopedRole): boolean =>
  granter.some((own) => (grantable[own.role] ?? []).includes(wanted.role) && lies(wanted.institutionPath, own.institutionPath));

/**
 * Changing an account, or giving it a new password, is as good as having its roles: so every one of them must be one the
 * manager could have granted. An account without roles belongs to nobody's institution and is left to whoever manages all.
 */
export const mayManage = (manager: readonly ScopedRole[], target: readonly ScopedRole[]): boolean =>
  (target.length ? target : [{ role: 'SYSTEM_ADMINISTRATOR', institutionPath: '/' } as const]).every((role) => mayGrant(manager, role));

const bureaus: readonly InstitutionKind[] = ['PROVINCE', 'CITY', 'COUNTY'];
const places: Partial<Record<StaffRole, readonly InstitutionKind[]>> = {
  COUNTY_OFFICER: ['COUNTY'],
  CITY_OFFICER: ['CITY'],
  PROVINCE_OFFICER: ['PROVINCE'],
  AUDITOR: [...bureaus, 'LEAD_HOSPITAL'],
  SYSTEM_ADMINISTRATOR: [...bureaus, 'LEAD_HOSPITAL'],
  REFERRAL_DESK: ['COUNTY', 'LEAD_HOSPITAL'],
};
const careInstitutions: readonly InstitutionKind[] = ['LEAD_HOSPITAL', 'CENTRE', 'TOWNSHIP_HOSPITAL', 'STATION'];

/** Whether a role makes sense at an institution of this kind: a county officer at a county bureau, a doctor where care is given. */
export const fitsInstitution = (role: StaffRole, kind: InstitutionKind): boolean => (places[role] ?? careInstitutions).includes(kind);
