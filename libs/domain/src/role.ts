import { hasKey } from './has-key.js';

export interface RoleDescription {
  name: string;
  /** Sees more than one team's data: password alone is not enough. */
  secondFactor: boolean;
}

/** Roles of those who work here, each granted for an institution or region and everything below it. */
export const staffRoles = {
  DOCTOR: { name: '医生', secondFactor: false },
  NURSE: { name: '护士', secondFactor: false },
  PHARMACIST: { name: '药师', secondFactor: false },
  ASSISTANT: { name: '助理', secondFactor: false },
  INSTITUTION_MANAGER: { name: '机构管理员', secondFactor: true },
  REFERRAL_DESK: { name: '转诊会诊中心', secondFactor: true },
  COUNTY_OFFICER: { name: '县级管理人员', secondFactor: true },
  CITY_OFFICER: { name: '市级管理人员', secondFactor: true },
  PROVINCE_OFFICER: { name: '省级管理人员', secondFactor: true },
  AUDITOR: { name: '审计人员', secondFactor: true },
  SYSTEM_ADMINISTRATOR: { name: '系统管理员', secondFactor: true },
} as const satisfies Record<string, RoleDescription>;

export type StaffRole = keyof typeof staffRoles;

/** Roles of those whom the service is for. A guardian is a resident who acts for another. */
export const residentRoles = {
  RESIDENT: { name: '居民', secondFactor: false },
  GUARDIAN: { name: '监护人', secondFactor: false },
} as const satisfies Record<string, RoleDescription>;

export type ResidentRole = keyof typeof residentRoles;

export const roles = { ...residentRoles, ...staffRoles };

export type Role = ResidentRole | StaffRole;

export const isStaffRole = (text: unknown): text is StaffRole => hasKey(staffRoles, text);

/** Members of a team, who see the residents of their own teams only. */
export const teamStaffRoles: readonly StaffRole[] = ['DOCTOR', 'NURSE', 'PHARMACIST', 'ASSISTANT'];

/** True as soon as one of the roles sees more than one team's data. */
export const needsSecondFactor = (granted: readonly StaffRole[]): boolean =>
  granted.some((role) => staffRoles[role].secondFactor);
