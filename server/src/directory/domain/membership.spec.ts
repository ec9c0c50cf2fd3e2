import type { PractitionerKind, TeamRole } from '@jiayi/domain';
import { licenceValid, membershipFault, type MembershipFault } from './membership.js';

describe('who may do what in a team [L6]', () => {
  const today = '2026-11-22';

  it.each<[PractitionerKind, string | null, TeamRole, MembershipFault | null]>([
    ['GENERAL_PRACTITIONER', '2027-01-01', 'LEADER', null],
    ['GENERAL_PRACTITIONER', null, 'LEADER', null],
    ['GENERAL_PRACTITIONER', '2026-11-22', 'DOCTOR', null],
    ['GENERAL_PRACTITIONER', '2026-11-21', 'DOCTOR', 'LICENCE_EXPIRED'],
    ['VILLAGE_DOCTOR', null, 'DOCTOR', null],
    ['NURSE', null, 'LEADER', 'LEADER_NOT_DOCTOR'],
    ['NURSE', null, 'DOCTOR', 'TEAM_ROLE_UNFIT'],
    ['NURSE', null, 'NURSE', null],
    ['NURSE', '2020-01-01', 'NURSE', 'LICENCE_EXPIRED'],
    ['NURSE', null, 'PUBLIC_HEALTH', null],
    ['PHARMACIST', null, 'PHARMACIST', null],
    ['GENERAL_PRACTITIONER', null, 'PHARMACIST', 'TEAM_ROLE_UNFIT'],
    ['TCM_DOCTOR', null, 'TCM', null],
    ['CLINICIAN', null, 'TCM', 'TEAM_ROLE_UNFIT'],
    ['SPECIALIST', null, 'GUIDANCE', null],
    ['ASSISTANT', '2020-01-01', 'ASSISTANT', null],
    ['ASSISTANT', null, 'LEADER', 'LEADER_NOT_DOCTOR'],
  ])('%s, licence until %s, as %s', (kind, licenceValidUntil, role, fault) => {
    expect(membershipFault({ kind, active: true, licenceValidUntil }, role, today)).toBe(fault);
  });

  it('someone who no longer works takes no role', () => {
    expect(membershipFault({ kind: 'GENERAL_PRACTITIONER', active: false, licenceValidUntil: null }, 'LEADER', today)).toBe('PRACTITIONER_INACTIVE');
  });

  it('nothing is said of a licence that is not needed or not known', () => {
    expect(licenceValid('ASSISTANT', '2020-01-01', today)).toBeNull();
    expect(licenceValid('NURSE', null, today)).toBeNull();
    expect(licenceValid('NURSE', '2026-11-22', today)).toBe(true);
    expect(licenceValid('NURSE', '2026-11-21', today)).toBe(false);
  });
});
