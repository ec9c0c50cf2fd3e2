import type { StaffRole } from '@jiayi/domain';

/**
 * What the console shows to whom. It only spares people closed doors: the server decides by itself, and a test holds
 * this table against the rules that its API document declares.
 */
export const areas = {
  coverage: ['INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'AUDITOR'],
  signingQueue: ['DOCTOR', 'NURSE', 'PHARMACIST', 'INSTITUTION_MANAGER', 'COUNTY_OFFICER'],
  decideRequests: ['DOCTOR'],
  residents: [
    'DOCTOR', 'NURSE', 'PHARMACIST', 'ASSISTANT', 'INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER',
  ],
  imports: ['COUNTY_OFFICER', 'SYSTEM_ADMINISTRATOR'],
  identityClaims: ['INSTITUTION_MANAGER', 'COUNTY_OFFICER'],
  staffAccounts: ['INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'SYSTEM_ADMINISTRATOR'],
  audit: ['AUDITOR', 'COUNTY_OFFICER', 'SYSTEM_ADMINISTRATOR'],
  /** Looks after more than the own team, and so may choose among all teams and sees which of them are stale. */
  oversight: ['INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'SYSTEM_ADMINISTRATOR'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Area = keyof typeof areas;

export const mayEnter = (area: Area, roles: readonly StaffRole[]): boolean => {
  const allowed: readonly StaffRole[] = areas[area];
  return roles.some((role) => allowed.includes(role));
};
