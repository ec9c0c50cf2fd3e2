import type { CivilDate, StaffRole } from '@jiayi/domain';
import { totpCode } from '../identity/index.js';
import { buildCounty, county } from './county.js';
import { buildPersonas, type Persona } from './personas.js';
import { Population } from './residents.js';
import { buildStaff } from './staff.js';

/*
 * Who one can be in the demo. Passwords and second factors are known to everybody: they exist only where DEMO=1.
 */

const PASSWORD = 'demo-qinglan-2026';
/** Base32. */
const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface StaffIdentity {
  username: string;
  password: string;
  roleName: string;
  role: StaffRole;
  name: string;
  where: string;
  hint: string;
  /** Code of the institution of the grant; null for the whole installation. */
  institutionCode: string | null;
  /** Code of the practitioner, for those who belong to a team. */
  practitionerCode: string | null;
  totpSecret: string | null;
}

export interface PhoneIdentity {
  key: Persona['key'];
  phone: string;
  roleName: string;
  name: string;
  hint: string;
  /** The real name is bound already. */
  bound: boolean;
}

export interface DemoIdentity {
  roleName: string;
  name: string;
  where: string;
  signIn: { kind: 'PHONE'; phone: string } | { kind: 'STAFF'; username: string; password: string; totpCode: string | null };
  hint: string;
}

const parts: Partial<Record<Persona['key'], { roleName: string; hint: string; bound: boolean }>> = {
  ADULT: { roleName: '居民', hint: '还没有签约，可以从“找团队”开始签约', bound: true },
  ELDER: { roleName: '居民（老年人，高血压）', hint: '重点人群，签约申请会排在最前面', bound: true },
  MOTHER: { roleName: '居民（新生儿母亲）', hint: '孕产妇，可以为自己签约', bound: true },
  GUARDIAN: { roleName: '监护人（家长）', hint: '有一个 9 岁的女儿；现在可以为自己签约，为孩子代签的功能以后开放', bound: true },
  WAITING: { roleName: '居民（申请等待接收）', hint: '已提交签约申请，等团队医生处理；可以查看或撤回', bound: true },
  UNBOUND: { roleName: '新用户', hint: '', bound: false },
};

/** Residents of the demo, in the order of the list. */
export function phoneIdentities(today: CivilDate): PhoneIdentity[] {
  return buildPersonas(buildCounty(), new Population(today), today).flatMap(({ key, resident: { name, phone, idNumber } }) => {
    const part = parts[key];
    if (!part || phone === null) return [];
    return [{ key, phone, name, ...part, hint: part.hint || `还没有实名，可填姓名 ${name}、身份证号 ${idNumber} 试试实名认证` }];
  });
}

/** Staff of the demo; the doctor, nurse and pharmacist belong to the team of the residents above. */
export function staffIdentities(today: CivilDate): StaffIdentity[] {
  const built = buildCounty();
  const [team] = built.teams;
  const members = buildStaff(built, today).filter((member) => member.teamCode === team?.code);
  const centre = built.institutions.find((institution) => institution.code === team?.institutionCode);
  if (!team || !centre) throw new Error('the county has a first team');
  const inTeam = (username: string, teamRole: string, roleName: string, role: StaffRole, hint: string): StaffIdentity => {
    const member = members.find((each) => each.teamRole === teamRole);
    if (!member) throw new Error(`the first team has no ${teamRole}`);
    return { username, password: PASSWORD, roleName, role, name: member.name, where: '管理台或手机端', hint, institutionCode: centre.code, practitionerCode: member.code, totpSecret: null };
  };
  const office = (username: string, roleName: string, role: StaffRole, name: string, institutionCode: string | null, hint: string): StaffIdentity =>
    ({ username, password: PASSWORD, roleName, role, name, where: '管理台', hint, institutionCode, practitionerCode: null, totpSecret: TOTP_SECRET });
  return [
    inTeam('demo.doctor', '团队长', '团队医生', 'DOCTOR', `${team.name}的团队长：处理签约申请、查看自己的签约居民`),
    inTeam('demo.nurse', '护士', '团队护士', 'NURSE', '查看本团队的申请和居民'),
    inTeam('demo.pharmacist', '药师', '团队药师', 'PHARMACIST', '查看本团队的居民'),
    office('demo.manager', '机构管理员', 'INSTITUTION_MANAGER', '郑丽华', centre.code, `${centre.name}：维护机构和团队资料，核实居民实名`),
    office('demo.county', '县级管理人员', 'COUNTY_OFFICER', '马志远', county.code, '导入工作簿、查看全县签约率'),
    office('demo.city', '市级管理人员', 'CITY_OFFICER', '方静', 'YT-LT', '查看全市签约率'),
    office('demo.province', '省级管理人员', 'PROVINCE_OFFICER', '石磊', 'YT', '查看全省签约率'),
    office('demo.auditor', '审计人员', 'AUDITOR', '于洁', county.code, '查看操作记录'),
    office('demo.admin', '系统管理员', 'SYSTEM_ADMINISTRATOR', '秦明', null, '管理账号、导入工作簿'),
  ];
}

/** The list for the sign-in screens and the terminal, with the second-factor codes of this moment. */
export function demoIdentities(today: CivilDate, now: Date): DemoIdentity[] {
  return [
    ...phoneIdentities(today).map(({ roleName, name, phone, hint }): DemoIdentity => ({ roleName, name, where: '手机端', signIn: { kind: 'PHONE', phone }, hint })),
    ...staffIdentities(today).map(({ roleName, name, where, username, password, totpSecret, hint }): DemoIdentity => ({
      roleName, name, where, hint, signIn: { kind: 'STAFF', username, password, totpCode: totpSecret && totpCode(totpSecret, now) },
    })),
  ];
}
