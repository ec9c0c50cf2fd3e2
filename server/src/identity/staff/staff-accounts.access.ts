import type { StaffActor } from '../../platform/http/index.js';
import { accountManagerRoles } from '../domain/grant-authority.js';

export { accountManagerRoles };

/** Subtrees whose accounts the actor sees. */
export const managerPaths = (actor: StaffActor): string[] =>
  actor.grants.filter((grant) => accountManagerRoles.includes(grant.role)).map((grant) => grant.institutionPath);
