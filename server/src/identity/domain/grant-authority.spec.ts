import { staffRoles, type StaffRole } from '@jiayi/domain';
import { accountManagerRoles, fitsInstitution, mayGrant, mayManage, type ScopedRole } from './grant-authority.js';

const at = (role: StaffRole, institutionPath: string): ScopedRole => ({ role, institutionPath });

const county = '/1/4/';
const centre = '/1/4/17/';
const station = '/1/4/17/90/';
const otherCentre = '/1/4/18/';
const similarNumber = '/1/4/170/';

describe('granting roles', () => {
  it.each<[string, ScopedRole[], ScopedRole, boolean]>([
    ['a manager names a doctor at his own institution', [at('INSTITUTION_MANAGER', centre)], at('DOCTOR', centre), true],
    ['… at the station below', [at('INSTITUTION_MANAGER', centre)], at('NURSE', station), true],
    ['… not at the neighbour', [at('INSTITUTION_MANAGER', centre)], at('DOCTOR', otherCentre), false],
    ['… nor where only the number begins alike', [at('INSTITUTION_MANAGER', centre)], at('DOCTOR', similarNumber), false],
    ['… nor above himself', [at('INSTITUTION_MANAGER', centre)], at('DOCTOR', county), false],
    ['… another manager of his rank', [at('INSTITUTION_MANAGER', centre)], at('INSTITUTION_MANAGER', station), true],
    ['… not an officer', [at('INSTITUTION_MANAGER', centre)], at('COUNTY_OFFICER', centre), false],
    ['… not an administrator', [at('INSTITUTION_MANAGER', centre)], at('SYSTEM_ADMINISTRATOR', centre), false],
    ['… not an auditor of himself', [at('INSTITUTION_MANAGER', centre)], at('AUDITOR', centre), false],
    ['an officer names a manager in the county', [at('COUNTY_OFFICER', county)], at('INSTITUTION_MANAGER', centre), true],
    ['… not a city officer', [at('COUNTY_OFFICER', county)], at('CITY_OFFICER', county), false],
    ['a doctor names nobody', [at('DOCTOR', county)], at('ASSISTANT', station), false],
    ['an auditor names nobody', [at('AUDITOR', county)], at('ASSISTANT', station), false],
    ['role and place must come from the same grant', [at('COUNTY_OFFICER', otherCentre), at('INSTITUTION_MANAGER', county)], at('COUNTY_OFFICER', centre), false],
    ['the first administrator names anyone', [at('SYSTEM_ADMINISTRATOR', '/')], at('PROVINCE_OFFICER', '/1/'), true],
    ['without roles nothing', [], at('ASSISTANT', station), false],
  ])('%s', (_case, granter, wanted, allowed) => {
    expect(mayGrant(granter, wanted)).toBe(allowed);
  });

  it('nobody but the administrator grants a role that he could not hold himself', () => {
    for (const role of accountManagerRoles.filter((each) => each !== 'SYSTEM_ADMINISTRATOR')) {
      const grantable = (Object.keys(staffRoles) as StaffRole[]).filter((wanted) => mayGrant([at(role, '/')], at(wanted, '/')));
      expect(grantable).toContain(role);
      expect(grantable).not.toContain('SYSTEM_ADMINISTRATOR');
    }
  });

  it.each<[string, ScopedRole[], ScopedRole[], boolean]>([
    ['a doctor of his own', [at('INSTITUTION_MANAGER', centre)], [at('DOCTOR', station)], true],
    ['a doctor who is county officer as well', [at('INSTITUTION_MANAGER', centre)], [at('DOCTOR', station), at('COUNTY_OFFICER', county)], false],
    ['a doctor who also works next door', [at('INSTITUTION_MANAGER', centre)], [at('DOCTOR', station), at('DOCTOR', otherCentre)], false],
    ['someone without roles', [at('COUNTY_OFFICER', county)], [], false],
    ['someone without roles, by the first administrator', [at('SYSTEM_ADMINISTRATOR', '/')], [], true],
    ['the first administrator', [at('SYSTEM_ADMINISTRATOR', county)], [at('SYSTEM_ADMINISTRATOR', '/')], false],
  ])('changing the account of %s', (_case, manager, target, allowed) => {
    expect(mayManage(manager, target)).toBe(allowed);
  });

  it.each<[StaffRole, Parameters<typeof fitsInstitution>[1], boolean]>([
    ['COUNTY_OFFICER', 'COUNTY', true], ['COUNTY_OFFICER', 'CENTRE', false], ['COUNTY_OFFICER', 'CITY', false],
    ['DOCTOR', 'STATION', true], ['DOCTOR', 'LEAD_HOSPITAL', true], ['DOCTOR', 'COUNTY', false],
    ['INSTITUTION_MANAGER', 'TOWNSHIP_HOSPITAL', true], ['INSTITUTION_MANAGER', 'PROVINCE', false],
    ['REFERRAL_DESK', 'LEAD_HOSPITAL', true], ['REFERRAL_DESK', 'STATION', false],
    ['AUDITOR', 'CITY', true], ['SYSTEM_ADMINISTRATOR', 'PROVINCE', true], ['PROVINCE_OFFICER', 'PROVINCE', true],
  ])('%s at a %s: %s', (role, kind, fits) => {
    expect(fitsInstitution(role, kind)).toBe(fits);
  });
});
