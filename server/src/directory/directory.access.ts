import type { StaffRole } from '@jiayi/domain';
import { either, never, withinSubtrees, type SqlPredicate } from '../platform/database/index.js';
import type { Actor, StaffActor } from '../platform/http/index.js';

/** Roles that keep the directory of their subtree up to date. */
export const directoryKeepers = ['INSTITUTION_MANAGER', 'COUNTY_OFFICER'] as const satisfies readonly StaffRole[];

/** Roles that may call the routes which change a team; the SQL decides for which team. */
export const teamEditors = ['DOCTOR', ...directoryKeepers] as const satisfies readonly StaffRole[];

/** Roles that look practitioners up: to put them into a team or to give them an account. */
export const practitionerReaders = [...teamEditors, 'CITY_OFFICER', 'PROVINCE_OFFICER', 'SYSTEM_ADMINISTRATOR'] as const satisfies readonly StaffRole[];

/** Roles whose look at practitioners is not limited to their own county: teams take in members from above [J17]. */
const unboundedReaders: readonly StaffRole[] = ['COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'SYSTEM_ADMINISTRATOR'];

export const pathsOfRoles = (actor: StaffActor, roles: readonly StaffRole[]): string[] =>
  actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.institutionPath);

/** Institutions whose data the actor keeps; `path` is the column with the institution's path. */
export const mayEditInstitution = (actor: StaffActor, path: string): SqlPredicate =>
  withinSubtrees(path, pathsOfRoles(actor, directoryKeepers));

/** Teams whose data the actor keeps: he leads them, or they belong to his subtree. `team` is the name or alias of the table. */
export function mayEditTeam(actor: StaffActor, team: string): SqlPredicate {
  const subtree = withinSubtrees('keeper.path', pathsOfRoles(actor, directoryKeepers));
  const byInstitution: SqlPredicate = {
    sql: `EXISTS (SELECT 1 FROM institution keeper WHERE keeper.id = ${team}.institution_id AND ${subtree.sql})`,
    parameters: subtree.parameters,
  };
  if (actor.practitionerId === null) return byInstitution;
  const byLeading: SqlPredicate = {
    sql: `EXISTS (SELECT 1 FROM team_member leader WHERE leader.team_id = ${team}.id AND leader.practitioner_id = ? AND leader.team_role = 'LEADER' AND leader.active = 1)`,
    parameters: [actor.practitionerId],
  };
  return either(byInstitution, byLeading);
}

/**
 * Practitioners whom the actor may find and put into a team.
 * @param counties paths of the counties (or, above a county, of the institutions) of the actor's grants
 */
export function mayFindPractitioner(actor: StaffActor, path: string, counties: readonly string[]): SqlPredicate {
  if (pathsOfRoles(actor, unboundedReaders).length) return { sql: '(1 = 1)', parameters: [] };
  return counties.length ? withinSubtrees(path, counties) : never;
}

/** Residents see the institutions that serve; staff also those that were closed. */
export const seesInactive = (actor: Actor): boolean => actor.kind === 'STAFF';
