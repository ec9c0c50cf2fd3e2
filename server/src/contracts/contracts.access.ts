import type { StaffRole } from '@jiayi/domain';
import type { StaffActor } from '../platform/http/index.js';
import { either, never, withinSubtrees, type SqlPredicate } from '../platform/database/index.js';

/** Staff who see contracts of a whole institution, county, city or province. */
const overseers: readonly StaffRole[] = ['INSTITUTION_MANAGER', 'COUNTY_OFFICER', 'CITY_OFFICER', 'PROVINCE_OFFICER', 'AUDITOR'];
/** Members of a team who see the requests and contracts of that team. */
const teamViewers: readonly StaffRole[] = ['DOCTOR', 'NURSE', 'PHARMACIST'];
/** Kinds of work in a team with which a doctor may accept or return a request. */
const decidingTeamRoles = ['LEADER', 'DOCTOR', 'TCM'] as const;

const holds = (actor: StaffActor, roles: readonly StaffRole[]): boolean => actor.grants.some((grant) => roles.includes(grant.role));

const memberOf = (actor: StaffActor, condition: string): SqlPredicate => ({
  sql: `EXISTS (SELECT 1 FROM team_member membership WHERE membership.team_id = c.team_id AND membership.practitioner_id = ? AND membership.active = 1${condition})`,
  parameters: [actor.practitionerId ?? 0],
});

/** Contracts (`c`, team's institution `i`) that this member of staff may see: the own teams', or the subtree's. */
export function visibleContracts(actor: StaffActor): SqlPredicate {
  const ownTeams = actor.practitionerId !== null && holds(actor, teamViewers) ? memberOf(actor, '') : never;
  const paths = actor.grants.filter((grant) => overseers.includes(grant.role)).map((grant) => grant.institutionPath);
  if (!paths.length) return ownTeams;
  const subtrees = withinSubtrees('i.path', paths);
  return ownTeams === never ? subtrees : either(ownTeams, subtrees);
}

/** Requests (`c`) that this member of staff may accept or return: a doctor of that very team. */
export function decidableContracts(actor: StaffActor): SqlPredicate {
  if (actor.practitionerId === null || !holds(actor, ['DOCTOR'])) return never;
  return memberOf(actor, ` AND membership.team_role IN (${decidingTeamRoles.map((role) => `'${role}'`).join(', ')})`);
}
