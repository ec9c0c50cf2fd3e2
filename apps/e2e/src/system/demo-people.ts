import { type Api, type DemoIdentity, findIdentity } from './api.js';

export interface DemoResident {
  name: string;
  phone: string;
}

async function resident(api: Api, role: string): Promise<DemoResident> {
  const { name, signIn } = await findIdentity(api, ({ roleName }) => roleName === role);
  if (signIn.kind !== 'PHONE') throw new Error('a resident signs in by phone');
  return { name, phone: signIn.phone };
}

/** A resident of the demo, identity checked, who has no contract yet. */
export const unsignedResident = (api: Api): Promise<DemoResident> => resident(api, '居民');

/** One of a key group, without a contract yet; the same team is responsible. */
export const elderlyResident = (api: Api): Promise<DemoResident> => resident(api, '居民（老年人，高血压）');

/** One whose request already waits for that team's doctor. */
export const waitingResident = (api: Api): Promise<DemoResident> => resident(api, '居民（申请等待接收）');

/** The doctor of the team that is responsible for those residents' addresses. */
export const teamDoctor = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName === '团队医生');

export const institutionManager = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName === '机构管理员');

export const countyOfficer = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName === '县级管理人员');

/** Sees what the county officer sees, and other counties. */
export const cityOfficer = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName === '市级管理人员');
