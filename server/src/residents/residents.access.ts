import { addMonths, type CivilDate, type KeyGroupRule, type StaffRole } from '@jiayi/domain';
import { either, never, withinSubtrees, type SqlPredicate } from '../platform/database/index.js';
import type { StaffActor } from '../platform/http/index.js';

/** Under this age a person's data is held more closely: 《个人信息保护法》第三十一条. */
export const childAge = 14;

/** How someone comes to see a resident: as member of the team he signed with, or through the institution's subtree. */
type Relation = 'TEAM' | 'MANAGER' | 'OFFICER';

/** What a kind of staff may see of a resident beyond name, sex, age, phone (masked) and address. */
export interface ResidentView {
  /** Known conditions, and the groups that follow from them. */
  readonly health: boolean;
  /** The ID number, masked. */
  readonly idNumber: boolean;
}

/** Who sees residents, which ones, and how much of them [S10][S12]. A role that is not listed sees none. */
export const residentViews = {
  DOCTOR: { relation: 'TEAM', health: true, idNumber: true },
  NURSE: { relation: 'TEAM', health: true, idNumber: true },
  PHARMACIST: { relation: 'TEAM', health: true, idNumber: false },
  ASSISTANT: { relation: 'TEAM', health: false, idNumber: false },
  INSTITUTION_MANAGER: { relation: 'MANAGER', health: true, idNumber: true },
  COUNTY_OFFICER: { relation: 'OFFICER', health: true, idNumber: true },
  CITY_OFFICER: { relation: 'OFFICER', health: false, idNumber: false },
  PROVINCE_OFFICER: { relation: 'OFFICER', health: false, idNumber: false },
} as const satisfies Partial<Record<StaffRole, ResidentView & { relation: Relation }>>;

export const residentReaders = Object.keys(residentViews) as (keyof typeof residentViews)[];

const readersBy = (relation: Relation, sees: (view: ResidentView) => boolean = () => true): StaffRole[] =>
  residentReaders.filter((role) => residentViews[role].relation === relation && sees(residentViews[role]));

/** Paths of the subtrees that the actor holds one of the roles for. */
const pathsOf = (actor: StaffActor, roles: readonly StaffRole[]): string[] =>
  actor.grants.filter(({ role }) => roles.includes(role)).map(({ institutionPath }) => institutionPath);

/** Paths below which the actor sees residents through the institution. */
export const overseenPaths = (actor: StaffActor): string[] => pathsOf(actor, [...readersBy('MANAGER'), ...readersBy('OFFICER')]);

/** Whether the actor sees residents as a member of a team. */
export const isTeamReader = (actor: StaffActor): boolean => actor.practitionerId !== null && pathsOf(actor, readersBy('TEAM')).length > 0;

/** The last birth date that is no child's on that day. */
export const lastBirthDateOfGrownUps = (today: CivilDate): CivilDate => addMonths(today, -childAge * 12);

const throughTeam = (actor: StaffActor): SqlPredicate => ({
  sql: `EXISTS (SELECT 1 FROM contract held JOIN team_member membership ON membership.team_id = held.team_id
        WHERE held.open_key = r.id AND membership.practitioner_id = ? AND membership.active = 1)`,
  parameters: [actor.practitionerId],
});

/** The institution that keeps the resident's record, or that of the team he signed with, lies in the subtree. */
const throughInstitution = (paths: readonly string[]): SqlPredicate => {
  const keeper = withinSubtrees('keeper.path', paths);
  const signed = withinSubtrees('house.path', paths);
  return {
    sql: `(EXISTS (SELECT 1 FROM institution keeper WHERE keeper.id = r.institution_id AND ${keeper.sql})
       OR EXISTS (SELECT 1 FROM contract held JOIN team housed ON housed.id = held.team_id JOIN institution house ON house.id = housed.institution_id
                  WHERE held.open_key = r.id AND ${signed.sql}))`,
    parameters: [...keeper.parameters, ...signed.parameters],
  };
};

/**
 * Residents (`r`) whom the actor may see at all, through a role that `sees` what is asked for.
 * A child is left to its team and to the manager of its institution; officers above do not see it.
 */
export function visibleResidents(actor: StaffActor, today: CivilDate, sees: (view: ResidentView) => boolean = () => true): SqlPredicate {
  const byTeam = actor.practitionerId !== null && pathsOf(actor, readersBy('TEAM', sees)).length > 0;
  const managed = pathsOf(actor, readersBy('MANAGER', sees));
  const overseen = pathsOf(actor, readersBy('OFFICER', sees));
  const relations: SqlPredicate[] = [];
  if (byTeam) relations.push(throughTeam(actor));
  if (managed.length) relations.push(throughInstitution(managed));
  if (overseen.length) {
    const { sql, parameters } = throughInstitution(overseen);
    relations.push({ sql: `(r.birth_date <= ? AND ${sql})`, parameters: [lastBirthDateOfGrownUps(today), ...parameters] });
  }
  return relations.length ? either(...relations) : never;
}

/** Groups that say nothing of a person's health: by age or by a list of poor households. */
const plainFlags: readonly string[] = ['POVERTY_RELIEVED', 'FAMILY_PLANNING_SPECIAL', 'POVERTY_UNSTABLE', 'POVERTY_EDGE', 'POVERTY_SUDDEN'];

/** Groups that may be shown to someone who may not know of conditions. */
export const groupsWithoutHealth = (rules: readonly KeyGroupRule[]): string[] =>
  rules.filter(({ code, origin }) => origin.kind === 'AGE' || (origin.kind === 'FLAG' && plainFlags.includes(code))).map(({ code }) => code);

/** Whether the actor may know of conditions of anybody, so that a list by such a group may be asked for. */
export const seesHealth = (actor: StaffActor): boolean =>
  actor.grants.some(({ role }) => residentReaders.some((reader) => reader === role && residentViews[reader].health));
