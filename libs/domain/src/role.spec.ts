import { institutionKinds, mayStandBelow, type InstitutionKind } from './institution.js';
import { mayLeadTeam, practitionerKinds, type PractitionerKind } from './practitioner.js';
import { needsSecondFactor, staffRoles, teamStaffRoles, type StaffRole } from './role.js';

test('whoever sees more than one team needs a second factor, members of teams do not', () => {
  for (const role of Object.keys(staffRoles) as StaffRole[]) {
    expect(needsSecondFactor([role])).toBe(!teamStaffRoles.includes(role));
  }
  expect(needsSecondFactor(['DOCTOR', 'INSTITUTION_MANAGER'])).toBe(true);
  expect(needsSecondFactor([])).toBe(false);
});

test('a team is led by a doctor', () => {
  const leaders = (Object.keys(practitionerKinds) as PractitionerKind[]).filter(mayLeadTeam);
  expect(leaders).toContain('VILLAGE_DOCTOR');
  expect(leaders).not.toContain('NURSE');
  expect(leaders).not.toContain('PHARMACIST');
  expect(leaders).not.toContain('ASSISTANT');
});

test.each<[InstitutionKind, InstitutionKind | null, boolean]>([
  ['STATION', 'CENTRE', true],
  ['STATION', 'TOWNSHIP_HOSPITAL', true],
  ['STATION', 'COUNTY', false],
  ['CENTRE', 'COUNTY', true],
  ['CENTRE', 'STATION', false],
  ['PROVINCE', null, true],
  ['CENTRE', null, false],
  ['PROVINCE', 'PROVINCE', false],
])('%s below %s: %p', (child, parent, allowed) => {
  expect(mayStandBelow(child, parent)).toBe(allowed);
});

test('no kind stands below itself, directly or by a circle', () => {
  const below = (kind: InstitutionKind, seen: InstitutionKind[]): void => {
    expect(seen).not.toContain(kind);
    for (const parent of institutionKinds[kind].parents) below(parent, [...seen, kind]);
  };
  for (const kind of Object.keys(institutionKinds) as InstitutionKind[]) below(kind, []);
});
