import { hasKey } from './has-key.js';

/** Levels of the tree; the three regional ones are the health bureaus themselves. */
export const institutionKinds = {
  PROVINCE: { name: '省级卫生健康行政部门', parents: [] },
  CITY: { name: '市级卫生健康行政部门', parents: ['PROVINCE'] },
  COUNTY: { name: '县级卫生健康行政部门', parents: ['CITY', 'PROVINCE'] },
  LEAD_HOSPITAL: { name: '牵头医院', parents: ['COUNTY', 'CITY'] },
  CENTRE: { name: '社区卫生服务中心', parents: ['COUNTY'] },
  TOWNSHIP_HOSPITAL: { name: '乡镇卫生院', parents: ['COUNTY'] },
  STATION: { name: '社区卫生服务站或村卫生室', parents: ['CENTRE', 'TOWNSHIP_HOSPITAL'] },
} as const satisfies Record<string, { name: string; parents: readonly string[] }>;

export type InstitutionKind = keyof typeof institutionKinds;

export const isInstitutionKind = (text: unknown): text is InstitutionKind => hasKey(institutionKinds, text);

/** Whether an institution of one kind may stand below one of another; only a region may stand at the top. */
export const mayStandBelow = (child: InstitutionKind, parent: InstitutionKind | null): boolean =>
  parent === null
    ? child === 'PROVINCE' || child === 'CITY' || child === 'COUNTY'
    : (institutionKinds[child].parents as readonly InstitutionKind[]).includes(parent);

/** Social institutions may sign too [J17]. */
export const ownerships = { PUBLIC: '公立', SOCIAL: '社会办' } as const;

export type Ownership = keyof typeof ownerships;

export const isOwnership = (text: unknown): text is Ownership => hasKey(ownerships, text);
