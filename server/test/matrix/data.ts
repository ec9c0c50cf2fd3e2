import { composeIdentityNumber } from '@jiayi/domain';
import { DirectoryNames } from '../../src/directory/index.js';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import { IdentityService, newTotpSecret } from '../../src/identity/index.js';
import type { PlaceName } from './geometry.js';
import { callerRoles } from './relations.js';
import { fileResident } from './people.js';
import type { Caller, Datum, World } from './world.js';

/** What lies in inboxes, lists and logs, each with its mark: of the one whom everybody reaches for, and of others. */
export async function addData(world: World): Promise<void> {
  const owners = callerRoles.filter((role) => role !== 'SIGNED_OUT').map((role) => world.strongest(role, world.main('resident')));
  const resident = owners.find(({ role }) => role === 'RESIDENT') as Caller;
  for (const owner of [resident, ...owners.filter((each) => each !== resident)]) {
    await addMessage(world, owner);
    await addSession(world, owner);
  }
  await addReadingOfUnbound(world);
  await addAccounts(world);
  await addClaims(world);
  await addPractitioners(world);
  await addImports(world);
  for (const place of ['centre', 'station', 'otherCentre', 'foreignCentre', null] as const) await addAuditEntry(world, place);
  for (const place of Object.keys(world.county.institutions) as PlaceName[]) {
    await world.execute('DELETE FROM signing_coverage WHERE institution_id = ?', world.placeId(place));
    await world.execute(
      'INSERT INTO signing_coverage (institution_id, residents, signed, key_group_residents, key_group_signed, as_of) VALUES (?, 10, 5, 4, 2, ?)', world.placeId(place), world.now,
    );
  }
}

const locationOf = ({ accountId, place, team }: Caller): Pick<Datum, 'ownerAccountId' | 'place' | 'team'> => ({ ownerAccountId: accountId, place, team });

async function addMessage(world: World, owner: Caller): Promise<void> {
  const title = world.marks.next();
  const id = await world.insert('message', { account_id: owner.accountId, kind: 'matrix', title, body: '', at: world.now });
  world.add('message', id, locationOf(owner), { title });
}

async function addSession(world: World, owner: Caller): Promise<void> {
  const device = world.marks.next();
  const { id } = await world.openSession(owner.accountId, device);
  world.add('session', id, locationOf(owner), { device });
}

async function addReadingOfUnbound(world: World): Promise<void> {
  const unbound = world.callers.find(({ role }) => role === 'UNBOUND') as Caller;
  const { documentId } = world.main('readings').details;
  const id = await world.insert('document_reading', { account_id: unbound.accountId, document_id: documentId ?? 0, opened_at: '2026-11-22 00:00:00.000' });
  world.add('readings', id, locationOf(unbound));
}

/** A doctor's account, then those of the callers who manage accounts. The user names begin alike, so that one search finds exactly these. */
async function addAccounts(world: World): Promise<void> {
  const rename = async (accountId: number): Promise<string> => {
    const username = world.marks.next();
    await world.execute("UPDATE account SET username = ?, password_hash = 'planted' WHERE id = ?", username, accountId);
    return username;
  };
  const { accountId } = await world.county.addStaff('DOCTOR', world.county.institutions.centre);
  world.add('account', accountId, { place: 'centre' }, { username: await rename(accountId) });
  for (const caller of world.callers.filter(({ role, teamRole, practitionerId }) => practitionerId !== 0 && teamRole === 'LEADER' && role !== 'DOCTOR')) {
    world.add('account', caller.accountId, { ownerAccountId: caller.accountId, place: caller.place }, { username: await rename(caller.accountId) });
  }
  await world.execute("UPDATE account SET password_hash = 'planted' WHERE kind = 'STAFF'");
  const identity = world.test.application.get(IdentityService);
  await identity.createStaff({
    username: 'doctor.signs.in', displayName: '医生', password: 'tulip-92-kettle', mustChangePassword: false, grants: [{ role: 'DOCTOR', institutionId: world.placeId('centre') }],
  });
  await identity.createStaff({
    username: 'manager.signs.in', displayName: '管理员', password: 'tulip-92-kettle', mustChangePassword: false, totpSecret: signInSecret,
    grants: [{ role: 'INSTITUTION_MANAGER', institutionId: world.placeId('centre') }],
  });
}

/** The second factor of `manager.signs.in`. */
export const signInSecret = newTotpSecret();

/** One person says that he is somebody on file at the centre under another name, another that he is somebody whom nobody has on file. */
async function addClaims(world: World): Promise<void> {
  const person = await world.county.addResident(world.county.institutions.centre, { name: world.marks.next(), account: false });
  const onFile = await fileResident(world, 'resident', person, 'centre', null);
  await addClaim(world, await world.idNumberOf(person.residentId), onFile);
  await addClaim(world, composeIdentityNumber('990109', '1960-02-29', 7), null);
}

async function addClaim(world: World, idNumber: string, onFile: Datum | null): Promise<void> {
  const claimedName = world.marks.next();
  const cipher = world.test.application.get(FieldCipher);
  const { accountId } = await world.county.addUnboundAccount();
  const id = await world.insert('identity_claim', {
    account_id: accountId, open_account_id: accountId, state: 'OPEN', kind: onFile ? 'NAME_DIFFERS' : 'NOT_ON_FILE', claimed_name: claimedName,
    id_number_cipher: cipher.encrypt(idNumber, 'id-number'), id_number_index: cipher.index(idNumber, 'id-number'),
    resident_id: onFile?.id ?? null, institution_id: onFile ? world.placeId('centre') : null, submitted_at: world.now,
  });
  const { name, address } = onFile?.marks ?? {};
  world.secrets.add(idNumber);
  world.add('claim', id, { place: onFile?.place ?? null }, { claimedName, ...(name && address ? { name, address } : {}) }, {
    residentId: onFile?.id ?? null, details: { accountId, idNumber },
  });
}

async function addPractitioners(world: World): Promise<void> {
  for (const place of ['centre', 'station', 'foreignCentre'] as const) {
    const practitioner = world.marks.next();
    const id = await world.insert('practitioner', {
      code: `M-${place}`, name: practitioner, kind: 'GENERAL_PRACTITIONER', employer_id: world.placeId(place), active: 1, created_at: world.now, updated_at: world.now,
    });
    world.add('practitioner', id, { place }, { practitioner });
  }
  await world.test.application.get(DirectoryNames).refresh();
}

/** Of the centre, of another county, and of another county but started by the caller himself. */
async function addImports(world: World): Promise<void> {
  const importers = world.callersOf('COUNTY_OFFICER', 'SYSTEM_ADMINISTRATOR').filter(({ teamRole }) => teamRole === 'LEADER');
  for (const [place, starter] of [['centre', null], ['foreignCentre', null], ...importers.map((each) => ['foreignCentre', each] as const)] as const) {
    const marks = { file: world.marks.next(), fault: world.marks.next() };
    const path = world.pathOf(place);
    const id = await world.insert('import_job', {
      file_name: marks.file, state: 'READY', phase: 'CHECKED', phase_done: 0, counts: '{}', fault_count: 1, institution_path: path, scope: JSON.stringify([path]),
      created_by: starter?.accountId ?? null, created_by_name: '某人', created_at: world.now, staged: 1,
    });
    await world.execute(
      "INSERT INTO import_fault (job_id, sheet_position, sheet_row, sequence, sheet, reason, cell_value) VALUES (?, 1, 2, 0, '居民', '不对', ?)", id, marks.fault,
    );
    world.add('import', id, { ownerAccountId: starter?.accountId ?? null, place }, marks);
  }
}

/** Without a place it belongs to the whole installation, for which nobody here answers. */
async function addAuditEntry(world: World, place: PlaceName | null): Promise<void> {
  const target = world.marks.next();
  const id = await world.insert('audit_entry', {
    at: world.now, account_id: null, actor_name: '系统', role: 'SYSTEM', institution_path: place ? world.pathOf(place) : '/', action: 'matrix.plant', target_kind: 'matrix', target_id: target,
    detail: '{}', trace_id: 'matrix',
  });
  world.add('auditEntry', id, { place }, { target });
}
