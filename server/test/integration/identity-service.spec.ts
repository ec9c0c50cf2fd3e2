import { IdentityService } from '../../src/identity/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';
import { addPractitioner, fileResident } from '../support/identity.js';
import { request } from '../support/request.js';

let test_: TestApplication;
let county: TestCounty;
let identity: IdentityService;

beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
  identity = test_.application.get(IdentityService);
});
afterAll(() => test_?.close());

const disable = (accountId: number) => test_.unitOfWork.run(() => test_.database.execute('UPDATE account SET active = 0 WHERE id = ?', [accountId]));

describe('what other modules ask of accounts', () => {
  it('whose they are: of a team, of its doctors, of residents; never those out of use', async () => {
    const { centre, station } = county.institutions;
    const team = await county.addTeam(centre);
    const other = await county.addTeam(centre);
    const doctor = await county.addStaff('DOCTOR', centre, team, 'LEADER');
    const nurse = await county.addStaff('NURSE', centre, team, 'NURSE');
    const guidance = await county.addStaff('DOCTOR', centre, team, 'GUIDANCE');
    const gone = await county.addStaff('DOCTOR', centre, team, 'DOCTOR');
    await county.addStaff('DOCTOR', centre, other, 'LEADER');
    await disable(gone.accountId);
    expect(await identity.accountsOfTeam(team)).toEqual([doctor.accountId, nurse.accountId, guidance.accountId]);
    expect(await identity.accountsOfTeamDoctors(team)).toEqual([doctor.accountId]);
    const [bound, left, without] = [await county.addResident(station), await county.addResident(station), await county.addResident(station, { account: false })];
    await disable(left.accountId);
    expect(await identity.accountsOfResidents([bound.residentId, left.residentId, without.residentId])).toEqual(new Map([[bound.residentId, bound.accountId]]));
    expect(await identity.accountsOfResidents([])).toEqual(new Map());
    expect([await identity.accountOfResident(bound.residentId), await identity.accountOfResident(without.residentId)]).toEqual([bound.accountId, null]);
  });

  it('creates accounts that can sign in, once for a phone, a resident, a user name and a practitioner', async () => {
    const { station } = county.institutions;
    const filed = await fileResident(test_, station, '孟示范');
    const id = await identity.createResident({ phone: '138 0000 0001', resident: filed });
    const { body: { demoCode } } = await request(test_.application, 'POST', '/sms-codes', { body: { phone: '13800000001' } });
    const { body: session } = await request(test_.application, 'POST', '/sessions/phone', { body: { phone: '13800000001', code: demoCode } });
    expect((await request(test_.application, 'GET', '/me', { token: session.token })).body).toMatchObject({ displayName: '孟示范', realNameState: 'VERIFIED', resident: { id: filed.id } });
    expect(await identity.accountOfResident(filed.id)).toBe(id);
    await expect(identity.createResident({ phone: '13800000001', resident: null })).rejects.toThrow('already');
    await expect(identity.createResident({ phone: '13800000002', resident: filed })).rejects.toThrow('already');
    expect(await test_.database.query('SELECT id FROM account WHERE display_name = ?', ['尾号 0002 的用户'])).toEqual([]);
    await expect(identity.createResident({ phone: '123', resident: null })).rejects.toThrow(RangeError);

    const staff = { username: 'shifan', displayName: '示范', password: 'tulip-92-kettle', grants: [{ role: 'DOCTOR' as const, institutionId: station.id }] };
    const practitionerId = await addPractitioner(test_, station);
    await identity.createStaff({ ...staff, practitionerId });
    await expect(identity.createStaff(staff)).rejects.toMatchObject({ code: 'USERNAME_TAKEN' });
    await expect(identity.createStaff({ ...staff, username: 'shifan2', practitionerId })).rejects.toMatchObject({ code: 'PRACTITIONER_ALREADY_HAS_ACCOUNT' });
    await expect(identity.createStaff({ ...staff, username: 'x' })).rejects.toMatchObject({ code: 'USERNAME_INVALID' });
  });

  it('opens sessions for benchmarks and tests', async () => {
    const staff = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
    const withFactor = await identity.openSession({ id: staff.accountId, kind: 'STAFF' }, { channel: 'CONSOLE', deviceName: '测试' });
    const without = await identity.openSession({ id: staff.accountId, kind: 'STAFF' }, { channel: 'CONSOLE', deviceName: '测试' }, false);
    expect((await request(test_.application, 'GET', '/staff-accounts', { token: withFactor.token })).status).toBe(200);
    expect((await request(test_.application, 'GET', '/staff-accounts', { token: without.token })).status).toBe(403);
  });
});
