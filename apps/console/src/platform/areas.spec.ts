import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areas, mayEnter, type Area } from './areas';

interface Operation {
  operationId?: string;
  'x-access'?: string | { roles: string[] };
}

const document = JSON.parse(
  readFileSync(join(__dirname, '../../../../libs/api-client/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> };

const rolesOf = (operationId: string): string[] => {
  const operation = Object.values(document.paths).flatMap((methods) => Object.values(methods))
    .find((candidate) => candidate.operationId === operationId);
  const access = operation?.['x-access'];
  if (typeof access !== 'object') throw new Error(`${operationId} names no roles in the API document`);
  return access.roles;
};

it.each<[Area, string]>([
  ['coverage', 'getSigningCoverage'],
  ['signingQueue', 'getSigningQueue'],
  ['decideRequests', 'acceptContract'],
  ['residents', 'listResidents'],
  ['imports', 'listImports'],
  ['identityClaims', 'listIdentityClaims'],
  ['staffAccounts', 'listStaffAccounts'],
  ['audit', 'listAuditEntries'],
])('shows %s to exactly those whom the server lets call %s', (area, operationId) => {
  expect([...areas[area]].sort()).toEqual(rolesOf(operationId).sort());
});

it('needs one of several roles', () => {
  expect(mayEnter('audit', ['DOCTOR', 'AUDITOR'])).toBe(true);
  expect(mayEnter('audit', ['DOCTOR'])).toBe(false);
  expect(mayEnter('audit', [])).toBe(false);
});
