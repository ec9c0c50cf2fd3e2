import { teamStaffRoles, type StaffRole } from '@jiayi/domain';

/** Those who manage institutions: their own or those of a region. */
export const managingRoles: readonly StaffRole[] = [
  'INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'SYSTEM_ADMINISTRATOR',
];
const countyRoles: readonly StaffRole[] = ['COUNTY_OFFICER', 'SYSTEM_ADMINISTRATOR'];

/** What the console shows to whom. It only spares people closed doors: the server decides by itself. */
export const areas = {
  coverage: managingRoles,
  signingQueue: [...teamStaffRoles, ...managingRoles],
  residents: [...teamStaffRoles, ...managingRoles],
  editDirectory: managingRoles,
  imports: countyRoles,
  identityClaims: managingRoles,
  staffAccounts: ['INSTITUTION_MANAGER', ...countyRoles],
  audit: ['AUDITOR', ...countyRoles],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Area = keyof typeof areas;

export const mayEnter = (area: Area, roles: readonly StaffRole[]): boolean => {
  const allowed: readonly StaffRole[] = areas[area];
  return roles.some((role) => allowed.includes(role));
};
