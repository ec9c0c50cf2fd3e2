import { writeSignature, type SignaturePoint, type StaffRole } from '@jiayi/domain';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import type { TestPerson } from '../support/county.js';
import { addPractitioner } from '../support/identity.js';
import { request } from '../support/request.js';
import { prepareSigning } from '../support/signing.js';
import type { PlaceName, Standing, TeamName } from './geometry.js';
import { staffRoleNames, type Caller, type Datum, type World } from './world.js';

/** Where each role stands once to the team of the centre; the first is the strongest. */
const positions: readonly Pick<Standing, 'place' | 'team' | 'teamRole'>[] = [
  { place: 'centre', team: 'team', teamRole: 'LEADER' },
  { place: 'centre', team: 'team', teamRole: 'DOCTOR' },
  { place: 'otherCentre', team: 'team', teamRole: 'GUIDANCE' },
  { place: 'centre', team: 'otherTeam', teamRole: 'DOCTOR' },
  { place: 'centre', team: null, teamRole: null },
  { place: 'county', team: null, teamRole: null },
  { place: 'station', team: null, teamRole: null },
  { place: 'otherCentre', team: null, teamRole: null },
  { place: 'foreignCentre', team: null, teamRole: null },
];

/** From how far above those look who answer for more than a county. */
const heights: Partial<Record<StaffRole, PlaceName>> = { CITY_OFFICER: 'city', PROVINCE_OFFICER: 'province', SYSTEM_ADMINISTRATOR: 'province' };

export async function addStaff(world: World): Promise<void> {
  const { institutions } = world.county;
  world.teams.team = await world.county.addTeam(institutions.centre);
  world.teams.otherTeam = await world.county.addTeam(institutions.centre);
  world.teams.otherCentreTeam = await world.county.addTeam(institutions.otherCentre);
  world.teams.foreignTeam = await world.county.addTeam(institutions.foreignCentre);
  const newMemberId = await addPractitioner(world.test, institutions.centre);
  world.add('team', world.teams.team, { place: 'centre', team: 'team' }, {}, { details: { newMemberId } });
  world.add('institution', institutions.centre.id, { place: 'centre' });
  for (const role of staffRoleNames) {
    for (const position of positions) {
      const place = position.place === 'county' ? heights[role] ?? 'county' : position.place as PlaceName;
      const person = await world.county.addStaff(role, institutions[place], position.team && world.teams[position.team], position.teamRole ?? 'DOCTOR');
      world.addCaller({ ...position, role, place }, person);
    }
  }
  world.addCaller({ role: 'SIGNED_OUT', place: null, team: null, teamRole: null });
}

/** In a small box, because its picture is drawn anew for each who looks. */
export const quickSignature = writeSignature({
  width: 60, height: 40, strokes: [Array.from({ length: 20 }, (_, point): SignaturePoint => [10 + 2 * point, point % 2 ? 10 : 30, 16 * point])],
});

interface Signed {
  readonly team: TeamName;
  readonly state: 'ACTIVE' | 'SUBMITTED';
}

/** The first one is whose data everybody reaches for. */
export async function addResidents(world: World): Promise<void> {
  await addResident(world, 'centre', { team: 'team', state: 'ACTIVE' });
  await addResident(world, 'centre', { team: 'team', state: 'SUBMITTED' });
  await addResident(world, 'centre', { team: 'otherTeam', state: 'ACTIVE' });
  const unsigned = await addResident(world, 'centre', null);
  for (const place of ['station', 'otherCentre', 'foreignCentre'] as const) await addResident(world, place, null);
  for (const [place, team] of [['otherCentre', 'otherCentreTeam'], ['foreignCentre', 'foreignTeam']] as const) {
    for (const state of ['ACTIVE', 'SUBMITTED'] as const) await addResident(world, place, { team, state }, false);
  }
  await addChild(world);
  await addReadings(world, unsigned);
  const unbound = await world.county.addUnboundAccount();
  world.addCaller({ role: 'UNBOUND', place: null, team: null, teamRole: null }, unbound);
}

async function addResident(world: World, place: PlaceName, signed: Signed | null, calls = true): Promise<Caller> {
  const person = await world.county.addResident(world.county.institutions[place], { name: world.marks.next(), conditions: ['HYPERTENSION'] });
  const datum = await fileResident(world, 'resident', person, place, signed?.team ?? null);
  const standing = { role: 'RESIDENT', place, team: signed?.team ?? null, teamRole: null } as const;
  const caller = calls ? world.addCaller(standing, person) : { ...standing, ...person };
  if (!signed) return caller;
  const prepared = await prepareSigning(world.test, person, world.teams[signed.team]);
  const { body } = await request(world.test.application, 'POST', '/contracts', { token: person.token, body: { ...prepared.body, signature: quickSignature } });
  if (signed.state === 'ACTIVE') await accept(world, body.id as number, signed.team);
  const about = { ownerAccountId: person.accountId, place, team: signed.team };
  world.add(signed.state === 'ACTIVE' ? 'contract' : 'request', body.id as number, about, datum.marks, { residentId: person.residentId });
  return caller;
}

/** By a doctor of that team; teams without a caller in them get one who is no caller. */
async function accept(world: World, contractId: number, team: TeamName): Promise<void> {
  const doctor = world.callersOf('DOCTOR').find((caller) => caller.team === team && caller.teamRole !== 'GUIDANCE')
    ?? await world.county.addStaff('DOCTOR', world.county.institutions.otherCentre, world.teams[team]);
  const { status } = await request(world.test.application, 'POST', `/contracts/${contractId}/acceptance`, { token: doctor.token, body: {} });
  if (status !== 200) throw new Error(`The contract of the world was not accepted: ${status}`);
}

/** Six years old, signed with the team; nobody signs in for him. */
async function addChild(world: World): Promise<void> {
  const person = await world.county.addResident(world.county.institutions.centre, { name: world.marks.next(), birthDate: '2020-06-01', conditions: ['HYPERTENSION'], account: false });
  await fileResident(world, 'child', person, 'centre', 'team');
  await world.population.contracts(1, () => ({ residentId: person.residentId, teamId: world.teams.team }));
}

/** Puts marks into everything that is on file of a person, and notes what no answer may hold in full. */
export async function fileResident(world: World, kind: 'resident' | 'child', person: TestPerson, place: PlaceName, team: TeamName | null): Promise<Datum> {
  const marks = { name: person.name, address: world.marks.next(), condition: world.marks.next() };
  const phone = `138${String(person.residentId).padStart(8, '0')}`;
  const cipher = world.test.application.get(FieldCipher);
  await world.execute(
    'UPDATE resident SET address = ?, phone_cipher = ?, phone_index = ? WHERE id = ?',
    marks.address, cipher.encrypt(phone, 'phone'), cipher.index(phone, 'phone'), person.residentId,
  );
  await world.execute('UPDATE resident_condition SET name = ? WHERE resident_id = ?', marks.condition, person.residentId);
  world.secrets.add(phone).add(await world.idNumberOf(person.residentId));
  return world.add(kind, person.residentId, { ownerAccountId: person.accountId || null, place, team }, marks, { residentId: person.residentId });
}

/** Both texts, read to the end by somebody who could sign now. */
async function addReadings(world: World, reader: Caller): Promise<void> {
  const { body } = await request(world.test.application, 'GET', `/signing-options?teamId=${world.teams.team}`, { token: reader.token });
  const completedAt = '2026-11-22 00:30:00.000';
  const readingOf = (documentId: number) => world.insert('document_reading', {
    account_id: reader.accountId, document_id: documentId, opened_at: '2026-11-22 00:00:00.000', completed_at: completedAt,
  });
  const { agreement, healthDataConsent } = body.documents;
  const [agreementReadingId, consentReadingId] = [await readingOf(agreement.id as number), await readingOf(healthDataConsent.id as number)];
  const [person] = world.data('resident').filter(({ ownerAccountId }) => ownerAccountId === reader.accountId);
  world.add('readings', agreementReadingId, { ownerAccountId: reader.accountId, place: 'centre' }, person?.marks ?? {}, {
    residentId: reader.residentId,
    details: { consentReadingId, completedAt, documentId: agreement.id as number, packageId: body.packages[0].id as number, months: body.periods[0].months as number },
  });
}
