import { hasKey } from './has-key.js';

/** Who may belong to a team [J13][J17][L6][S10]; a licence belongs to those who treat, nurse or dispense. */
export const practitionerKinds = {
  GENERAL_PRACTITIONER: { name: '全科医生', licensed: true },
  CLINICIAN: { name: '临床医师', licensed: true },
  TCM_DOCTOR: { name: '中医医师', licensed: true },
  VILLAGE_DOCTOR: { name: '乡村医生', licensed: true },
  PUBLIC_HEALTH_DOCTOR: { name: '公共卫生医师', licensed: true },
  NURSE: { name: '护士', licensed: true },
  PHARMACIST: { name: '药师', licensed: true },
  RETIRED_DOCTOR: { name: '退休（银龄）医师', licensed: true },
  SPECIALIST: { name: '专科医师', licensed: true },
  ASSISTANT: { name: '家庭医生助理', licensed: false },
} as const satisfies Record<string, { name: string; licensed: boolean }>;

export type PractitionerKind = keyof typeof practitionerKinds;

export const isPractitionerKind = (text: unknown): text is PractitionerKind => hasKey(practitionerKinds, text);

/** What a member does in the team; GUIDANCE is the county's guidance member [L7]. */
export const teamRoles = {
  LEADER: '团队长',
  DOCTOR: '签约医生',
  NURSE: '护士',
  PUBLIC_HEALTH: '公共卫生',
  PHARMACIST: '药师',
  TCM: '中医',
  GUIDANCE: '指导专家',
  ASSISTANT: '助理',
} as const;

export type TeamRole = keyof typeof teamRoles;

export const isTeamRole = (text: unknown): text is TeamRole => hasKey(teamRoles, text);

/** A leader signs for the team, so only a doctor leads it. */
export const mayLeadTeam = (kind: PractitionerKind): boolean =>
  kind !== 'NURSE' && kind !== 'PHARMACIST' && kind !== 'ASSISTANT';
