import type { StaffRole } from '@jiayi/domain';
import type { RoleGrant, StaffActor } from '../../platform/http/index.js';

/** Roles that settle who a person is: those who meet him with his identity card, and the county above them. */
export const claimDeciderRoles = ['INSTITUTION_MANAGER', 'COUNTY_OFFICER'] as const satisfies readonly StaffRole[];

const isDecider = (grant: RoleGrant): boolean => (claimDeciderRoles as readonly StaffRole[]).includes(grant.role);

/** Subtrees whose claims the actor sees and decides. */
export const deciderPaths = (actor: StaffActor): string[] => actor.grants.filter(isDecider).map((grant) => grant.institutionPath);

/** The institution that takes a person on file whom nobody had there; a county bureau keeps no residents of its own. */
export const filingInstitution = (actor: StaffActor): number | null =>
  actor.grants.find((grant) => grant.role === 'INSTITUTION_MANAGER')?.institutionId ?? null;

/** The institution that a decision without a person on file is counted for; null for one over the whole installation. */
export const decidingInstitution = (actor: StaffActor): number | null =>
  filingInstitution(actor) ?? (actor.grants.find(isDecider)?.institutionId || null);
