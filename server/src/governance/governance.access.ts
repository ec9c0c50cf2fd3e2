import type { StaffRole } from '@jiayi/domain';
import { withinSubtrees, type SqlPredicate } from '../platform/database/index.js';
import type { StaffActor } from '../platform/http/index.js';

/** Roles that read who did what, within their subtree. */
export const auditReaders = ['AUDITOR', 'COUNTY_OFFICER', 'SYSTEM_ADMINISTRATOR'] as const satisfies readonly StaffRole[];

/** Roles that read the indicators of their subtree. */
export const indicatorReaders = ['INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'AUDITOR'] as const satisfies readonly StaffRole[];

const pathsOf = (actor: StaffActor, roles: readonly StaffRole[]): string[] =>
  actor.grants.filter(({ role }) => roles.includes(role)).map(({ institutionPath }) => institutionPath);

export const coveragePaths = (actor: StaffActor): string[] => pathsOf(actor, indicatorReaders);

/** Audit entries (`e`) that the actor may read. */
export const visibleEntries = (actor: StaffActor): SqlPredicate => withinSubtrees('e.institution_path', pathsOf(actor, auditReaders));
