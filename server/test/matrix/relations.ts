import { errorCodes, staffRoles, type ErrorCode, type StaffRole } from '@jiayi/domain';

/** Everybody who may send a request: each role of the staff, a resident, a phone user without a bound name, nobody signed in. */
export type CallerRole = StaffRole | 'RESIDENT' | 'UNBOUND' | 'SIGNED_OUT';

export const callerRoles: readonly CallerRole[] = [...(Object.keys(staffRoles) as StaffRole[]), 'RESIDENT', 'UNBOUND', 'SIGNED_OUT'];

/**
 * How a caller stands to a piece of data. A new one (the same household, a ward) is a name here, a line in `relationOf`, and a
 * column in every table: a table without the column has undeclared cells, which fail with their names.
 */
export const relations = [
  'own', 'leader', 'team', 'guidance', 'otherTeam', 'institution', 'above', 'below', 'otherInstitution', 'otherCounty', 'stranger', 'nobody',
] as const;

export type Relation = (typeof relations)[number];

/** MAY: it succeeds and shows the data. HIDDEN: not found, or missing in a list. Otherwise the refusal. */
export type Verdict = 'MAY' | 'HIDDEN' | ErrorCode;

/** Who may do something, for each role and relation. */
export interface Rule {
  /** What the table says; `none` where there is no such caller, undefined where the table is silent. */
  verdict(role: CallerRole, relation: Relation): Verdict | 'none' | undefined;
  /** Whether the relation makes a difference: then each cell of the table must be met by some caller. */
  readonly byRelation: boolean;
}

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorCodes, text);
const isRole = (text: string): text is CallerRole => (callerRoles as readonly string[]).includes(text);
const isRelation = (text: string): text is Relation => (relations as readonly string[]).includes(text);

const marks: Readonly<Record<string, Verdict | 'none'>> = {
  '+': 'MAY', '0': 'HIDDEN', '-': 'FORBIDDEN', '!': 'UNAUTHENTICATED', 'n': 'REAL_NAME_REQUIRED', '.': 'none',
};

/**
 * Reads a table whose first line names relations and whose other lines begin with roles (several joined by commas).
 * `+` may, `0` may not know of it, `-` forbidden, `!` not signed in, `n` real name needed, `.` no such caller; or an error code.
 */
export function table(text: string): Rule {
  const [head = [], ...rows] = text.trim().split('\n').map((line) => line.trim().split(/\s+/));
  for (const relation of head) if (!isRelation(relation)) throw new Error(`No such relation: ${relation}`);
  const verdicts = new Map<string, Verdict | 'none'>();
  for (const [roles = '', ...cells] of rows) {
    if (cells.length !== head.length) throw new Error(`${roles} has ${cells.length} cells for ${head.length} relations`);
    for (const role of roles.split(',')) {
      if (!isRole(role)) throw new Error(`No such role: ${role}`);
      cells.forEach((cell, index) => {
        const verdict = marks[cell] ?? (isErrorCode(cell) ? cell : undefined);
        if (verdict === undefined) throw new Error(`No such mark: ${cell}`);
        verdicts.set(`${role} ${head[index]}`, verdict);
      });
    }
  }
  return { verdict: (role, relation) => verdicts.get(`${role} ${relation}`), byRelation: true };
}

/** The same for every relation: for what a caller does with himself, and for what belongs to nobody in particular. */
export function byRole(verdicts: Partial<Record<Verdict, string>>): Rule {
  const known = new Map<CallerRole, Verdict>();
  for (const [verdict, roles] of Object.entries(verdicts) as [Verdict, string][]) {
    for (const role of roles.split(' ')) {
      if (!isRole(role)) throw new Error(`No such role: ${role}`);
      known.set(role, verdict);
    }
  }
  return { verdict: (role) => known.get(role), byRelation: false };
}

/** Written out, so that a new role is in no table until somebody has put it there. */
export const staff = 'DOCTOR NURSE PHARMACIST ASSISTANT INSTITUTION_MANAGER REFERRAL_DESK COUNTY_OFFICER CITY_OFFICER PROVINCE_OFFICER AUDITOR SYSTEM_ADMINISTRATOR';

export const everybody = byRole({ MAY: `${staff} RESIDENT UNBOUND SIGNED_OUT` });
export const signedIn = byRole({ MAY: `${staff} RESIDENT UNBOUND`, UNAUTHENTICATED: 'SIGNED_OUT' });
export const onThePhone = byRole({ MAY: 'RESIDENT UNBOUND', FORBIDDEN: staff, UNAUTHENTICATED: 'SIGNED_OUT' });
export const boundOnly = byRole({ MAY: 'RESIDENT', REAL_NAME_REQUIRED: 'UNBOUND', FORBIDDEN: staff, UNAUTHENTICATED: 'SIGNED_OUT' });
export const staffOnly = byRole({ MAY: staff, FORBIDDEN: 'RESIDENT UNBOUND', UNAUTHENTICATED: 'SIGNED_OUT' });

/** Nobody sees it but the account it belongs to, whatever the role. */
export const ownerOnly = table(`
                        own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                        +   0      0    0        0         0           0     0     0                0           .        0
  RESIDENT              +   .      0    .        0         0           .     0     0                0           .        0
  UNBOUND               +   .      .    .        .         .           .     .     .                .           0        0
  SIGNED_OUT            .   .      .    .        .         .           .     .     .                .           !        !
`);
