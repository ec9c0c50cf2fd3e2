import type { StaffRole } from '@jiayi/domain';
import { either, outermost, type SqlPredicate } from '../platform/database/index.js';
import type { StaffActor } from '../platform/http/index.js';
import { jobsWithin } from './import-job.repository.js';

/** Who may import, each for the subtree of the grant. */
export const importers = ['COUNTY_OFFICER', 'SYSTEM_ADMINISTRATOR'] as const satisfies readonly StaffRole[];

const holds = (actor: StaffActor, roles: readonly StaffRole[]): string[] =>
  actor.grants.filter(({ role }) => roles.includes(role)).map(({ institutionPath }) => institutionPath);

/** Paths of the subtrees whose rows the actor may import. */
export const importScope = (actor: StaffActor): string[] => outermost(holds(actor, importers));

/** Jobs the actor may see: of his subtrees, his own; an administrator also sees those of the command line. */
export function visibleJobs(actor: StaffActor): SqlPredicate {
  const own = jobsWithin(importScope(actor), actor.accountId);
  return holds(actor, ['SYSTEM_ADMINISTRATOR']).length ? either(own, { sql: "institution_path = '/'", parameters: [] }) : own;
}

/** The deepest path above all of the scope. */
export function commonPath(scope: readonly string[]): string {
  const [first = [], ...others] = scope.map((path) => path.split('/').filter(Boolean));
  const fork = first.findIndex((id, index) => others.some((ids) => ids[index] !== id));
  const shared = fork < 0 ? first : first.slice(0, fork);
  return shared.length ? `/${shared.join('/')}/` : '/';
}

/** Whether two imports could touch the same rows. */
export const overlap = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((path) => right.some((other) => path.startsWith(other) || other.startsWith(path)));
