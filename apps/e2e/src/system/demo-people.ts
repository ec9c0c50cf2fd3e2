import { type Api, type DemoIdentity, findIdentity } from './api.js';

export interface DemoResident {
  name: string;
  phone: string;
}

/** A resident of the demo, identity checked, who has no contract yet. */
export async function unsignedResident(api: Api): Promise<DemoResident> {
  const { name, signIn } = await findIdentity(api, ({ roleName, signIn: { kind }, hint }) => roleName.includes('居民') && kind === 'PHONE' && /未签约|还没签约|没有签约|可以签约/.test(hint ?? ''));
  if (signIn.kind !== 'PHONE') throw new Error('a resident signs in by phone');
  return { name, phone: signIn.phone };
}

/** The doctor of the team that is responsible for that resident's address. */
export const teamDoctor = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName.includes('医生'));

export const institutionManager = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName.includes('机构管理'));

export const countyOfficer = (api: Api): Promise<DemoIdentity> => findIdentity(api, ({ roleName }) => roleName.includes('县'));
