import { staffRoles, teamStaffRoles, type StaffRole } from '@jiayi/domain';

const institutionRoles: readonly StaffRole[] = [...teamStaffRoles, 'INSTITUTION_MANAGER', 'REFERRAL_DESK'];
const countyRoles: readonly StaffRole[] = [...institutionRoles, 'COUNTY_OFFICER', 'AUDITOR'];
const cityRoles: readonly StaffRole[] = [...countyRoles, 'CITY_OFFICER'];

const byOwnRole: Partial<Record<StaffRole, readonly StaffRole[]>> = {
  INSTITUTION_MANAGER: institutionRoles,
  COUNTY_OFFICER: countyRoles,
  CITY_OFFICER: cityRoles,
  PROVINCE_OFFICER: [...cityRoles, 'PROVINCE_OFFICER'],
  SYSTEM_ADMINISTRATOR: Object.keys(staffRoles) as StaffRole[],
};

/** Roles that a person may hand out: one's own rank and below. What is left out here the server would refuse. */
export const rolesToGrant = (own: readonly StaffRole[]): StaffRole[] =>
  (Object.keys(staffRoles) as StaffRole[]).filter((role) => own.some((each) => byOwnRole[each]?.includes(role)));
