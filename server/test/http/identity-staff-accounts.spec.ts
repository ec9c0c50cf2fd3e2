import { IdentityService, totpCode } from '../../src/identity/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type Place, type TestPerson } from '../support/county.js';
import { addPractitioner } from '../support/identity.js';
import { request, type Answer } from '../support/request.js';
import type { StaffRole } from '@jiayi/domain';

let test_: TestApplication;
let county: TestCounty;
let manager: TestPerson;
let officer: TestPerson;
let serial = 0;

beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
  manager = await county.addStaff('INSTITUTION_MANAGER', county.institutions.centre);
  officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
});
afterAll(() => test_?.close());

const send = (method: 'GET' | 'POST' | 'PATCH', path: string, actor: TestPerson, body?: object): Promise<Answer> =>
  request(test_.application, method, path, { token: actor.token, body });
const grant = (role: StaffRole, institution: Place) => ({ role, institutionId: institution.id });
const newUsername = () => `member-${++serial}`;
const create = (actor: TestPerson, grants: object[], change: object = {}): Promise<Answer> =>
  send('POST', '/staff-accounts', actor, { username: newUsername(), displayName: '新员工', practitionerId: null, grants, ...change });
const signIn = (username: string, password: string): Promise<Answer> => request(test_.application, 'POST', '/sessions/staff', { body: { username, password } });

describe('creating staff accounts', () => {
  it('gives a one-time password that signs in, must be changed, and is kept nowhere', async () => {
    const username = newUsername();
    const practitioner = await addPractitioner(test_, county.institutions.station);
    const answer = await create(manager, [grant('DOCTOR', county.institutions.station)], { username, practitionerId: practitioner });
    expect(answer.status).toBe(201);
    expect(answer.body.account).toEqual({
      id: expect.any(Number), username, displayName: '新员工', practitionerId: practitioner, active: true, lockedUntil: null, lastSignedInAt: null,
      secondFactorEnrolled: false, manageable: true,
      grants: [{ role: 'DOCTOR', roleName: '医生', institutionId: county.institutions.station.id, institutionName: 'station机构' }],
    });
    const { initialPassword } = answer.body;
    expect(initialPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const session = await signIn(username, initialPassword);
    expect((await request(test_.application, 'GET', '/me', { token: session.body.session.token })).body).toMatchObject({ mustChangePassword: true, practitioner: { id: practitioner } });
    const kept = await Promise.all(['account', 'audit_entry', 'idempotency_record', 'outbox_event'].map((table) => test_.database.query(`SELECT * FROM ${table}`)));
    expect(JSON.stringify(kept)).not.toContain(initialPassword);
  });

  it.each<[string, () => TestPerson, () => object[], number, string]>([
    ['outside his institution', () => manager, () => [grant('DOCTOR', county.institutions.otherCentre)], 403, 'GRANT_OUT_OF_SCOPE'],
    ['above his institution', () => manager, () => [grant('DOCTOR', county.institutions.county)], 403, 'GRANT_OUT_OF_SCOPE'],
    ['with a role above his', () => manager, () => [grant('COUNTY_OFFICER', county.institutions.centre)], 403, 'GRANT_OUT_OF_SCOPE'],
    ['with one role too much among good ones', () => manager, () => [grant('DOCTOR', county.institutions.centre), grant('SYSTEM_ADMINISTRATOR', county.institutions.centre)], 403, 'GRANT_OUT_OF_SCOPE'],
    ['in another county', () => officer, () => [grant('DOCTOR', county.institutions.foreignCentre)], 403, 'GRANT_OUT_OF_SCOPE'],
    ['in an institution that does not exist', () => officer, () => [{ role: 'DOCTOR', institutionId: 999_999 }], 403, 'GRANT_OUT_OF_SCOPE'],
    ['with a role that does not fit the place', () => officer, () => [grant('DOCTOR', county.institutions.county)], 422, 'GRANT_INVALID'],
    ['without a role', () => officer, () => [], 400, 'VALIDATION_FAILED'],
    ['with an invented role', () => officer, () => [{ role: 'EMPEROR', institutionId: county.institutions.centre.id }], 400, 'VALIDATION_FAILED'],
  ])('is refused %s', async (_case, actor, grants, status, code) => {
    const answer = await create(actor(), grants());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is refused for a name that is taken or not one, and for a practitioner with an account or of somebody else', async () => {
    const username = newUsername();
    const practitionerId = await addPractitioner(test_, county.institutions.centre);
    const doctor = [grant('DOCTOR', county.institutions.centre)];
    expect((await create(manager, doctor, { username, practitionerId })).status).toBe(201);
    expect((await create(manager, doctor, { username: username.toUpperCase() })).body.code).toBe('USERNAME_TAKEN');
    expect((await create(manager, doctor, { username: '张 三' })).body.code).toBe('USERNAME_INVALID');
    expect((await create(manager, doctor, { practitionerId })).body.code).toBe('PRACTITIONER_ALREADY_HAS_ACCOUNT');
    expect((await create(manager, doctor, { practitionerId: await addPractitioner(test_, county.institutions.otherCentre) })).body.code).toBe('PRACTITIONER_UNKNOWN');
  });

  it('makes one account when the same name is asked for five times at once', async () => {
    const username = newUsername();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(manager, [grant('NURSE', county.institutions.centre)], { username })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it.each<StaffRole>(['DOCTOR', 'NURSE', 'AUDITOR', 'REFERRAL_DESK'])('is not for a %s', async (role) => {
    const actor = await county.addStaff(role, role === 'AUDITOR' ? county.institutions.county : county.institutions.centre);
    expect((await create(actor, [grant('ASSISTANT', county.institutions.centre)])).status).toBe(403);
    expect((await send('GET', '/staff-accounts', actor)).status).toBe(403);
  });
});

describe('the list of staff accounts', () => {
  it('ends at the borders of the subtree, pages by cursor and finds parts of names', async () => {
    const own = (await create(manager, [grant('DOCTOR', county.institutions.station)], { displayName: '找得到的王医生' })).body.account;
    const foreign = (await create(officer, [grant('DOCTOR', county.institutions.otherCentre)], { displayName: '隔壁的王医生' })).body.account;
    const all: { id: number; username: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await send('GET', `/staff-accounts?limit=3${cursor ? `&cursor=${cursor}` : ''}`, manager);
      expect(page.body.items.length).toBeLessThanOrEqual(3);
      all.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(own.id);
    expect(ids).not.toContain(foreign.id);
    expect(ids).not.toContain(officer.accountId);
    const found = async (query: string, actor = officer) => (await send('GET', `/staff-accounts?limit=100&${query}`, actor)).body.items.map(({ id }: { id: number }) => id);
    expect(await found(`q=${encodeURIComponent('王医生')}`)).toEqual([own.id, foreign.id]);
    expect(await found(`q=${encodeURIComponent('王医生')}`, manager)).toEqual([own.id]);
    expect(await found(`q=${own.username.toUpperCase()}`)).toContain(own.id);
    expect(await found('q=%25')).toEqual([]);
    expect(await found(`institutionId=${county.institutions.station.id}&q=${encodeURIComponent('王')}`)).toEqual([own.id]);
    expect(await found(`institutionId=${county.institutions.otherCentre.id}`, manager)).toEqual([]);
    expect(await found('institutionId=999999')).toEqual([]);
  });

  it('shows who is locked', async () => {
    const { account } = (await create(manager, [grant('DOCTOR', county.institutions.centre)])).body;
    for (let attempt = 0; attempt < 5; attempt++) await signIn(account.username, 'wrong-password');
    const { items } = (await send('GET', `/staff-accounts?q=${account.username}`, manager)).body;
    expect(items[0].lockedUntil).toBe(new Date(test_.clock.now().getTime() + 15 * 60_000).toISOString());
  });
});

describe('changing staff accounts', () => {
  async function signedIn(role: StaffRole, institution: Place): Promise<TestPerson> {
    return county.addStaff(role, institution);
  }

  it('takes effect with the next request: roles granted, revoked, account disabled', async () => {
    const doctor = await signedIn('DOCTOR', county.institutions.station);
    const mayList = async () => (await send('GET', '/identity-claims', doctor)).status;
    expect(await mayList()).toBe(403);
    const raised = await send('PATCH', `/staff-accounts/${doctor.accountId}`, manager, { grants: [grant('DOCTOR', county.institutions.station), grant('INSTITUTION_MANAGER', county.institutions.station)] });
    expect([raised.status, raised.body.grants.map(({ role }: { role: string }) => role)]).toEqual([200, ['DOCTOR', 'INSTITUTION_MANAGER']]);
    expect(await mayList()).toBe(200);
    await send('PATCH', `/staff-accounts/${doctor.accountId}`, manager, { grants: [grant('DOCTOR', county.institutions.station)], displayName: '改名医生' });
    expect(await mayList()).toBe(403);
    expect((await send('GET', '/me', doctor)).body.displayName).toBe('改名医生');
    expect((await send('PATCH', `/staff-accounts/${doctor.accountId}`, manager, { active: false })).body.active).toBe(false);
    expect((await send('GET', '/me', doctor)).body.code).toBe('SESSION_EXPIRED');
    await send('PATCH', `/staff-accounts/${doctor.accountId}`, manager, { active: true });
    expect((await send('GET', '/me', doctor)).status).toBe(401);
    const audit = await test_.database.query<{ action: string }>("SELECT action FROM audit_entry WHERE target_kind = 'account' AND target_id = ? ORDER BY id", [String(doctor.accountId)]);
    expect(audit.map(({ action }) => action)).toEqual(['account.grant-role', 'account.update', 'account.revoke-role', 'account.disable', 'account.enable']);
  });

  it('does not reach accounts elsewhere, nor those with a role above or outside', async () => {
    const elsewhere = await signedIn('DOCTOR', county.institutions.otherCentre);
    const mixed = await signedIn('DOCTOR', county.institutions.centre);
    await test_.unitOfWork.run(() => test_.database.execute(
      "INSERT INTO role_grant (account_id, role, institution_id, granted_at) VALUES (?, 'COUNTY_OFFICER', ?, '2026-01-01 00:00:00.000')", [mixed.accountId, county.institutions.county.id],
    ));
    for (const [id, status] of [[elsewhere.accountId, 404], [mixed.accountId, 403], [officer.accountId, 404], [999_999, 404]]) {
      expect((await send('PATCH', `/staff-accounts/${id}`, manager, { displayName: '别人' })).status).toBe(status);
      expect((await send('POST', `/staff-accounts/${id}/password-reset`, manager)).status).toBe(status);
    }
    expect((await send('GET', `/staff-accounts?q=${mixed.name}`, manager)).body.items[0].manageable).toBe(false);
  });

  it('leaves one’s own roles and one’s own account to others', async () => {
    const own = await signedIn('INSTITUTION_MANAGER', county.institutions.centre);
    expect((await send('PATCH', `/staff-accounts/${own.accountId}`, own, { active: false })).body.code).toBe('OWN_ACCOUNT_PROTECTED');
    expect((await send('PATCH', `/staff-accounts/${own.accountId}`, own, { grants: [grant('DOCTOR', county.institutions.centre)] })).body.code).toBe('OWN_ACCOUNT_PROTECTED');
    expect((await send('POST', `/staff-accounts/${own.accountId}/password-reset`, own)).body.code).toBe('OWN_PASSWORD_RESET');
  });

  it('can be asked twice with the same key, and is done once', async () => {
    const doctor = await signedIn('DOCTOR', county.institutions.station);
    const options = { token: manager.token, key: 'the-same-key-0000000000', body: { active: false } };
    const answers = await Promise.all([1, 2, 3].map(() => request(test_.application, 'PATCH', `/staff-accounts/${doctor.accountId}`, options)));
    expect(answers.map(({ status, body }) => [status, body.active])).toEqual(Array(3).fill([200, false]));
    const audit = await test_.database.query("SELECT id FROM audit_entry WHERE action = 'account.disable' AND target_id = ?", [String(doctor.accountId)]);
    expect(audit).toHaveLength(1);
  });
});

describe('resetting a password', () => {
  it('ends sessions and lockouts, and has the second factor set up anew', async () => {
    const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const username = newUsername();
    const id = await test_.application.get(IdentityService).createStaff({
      username, displayName: '丢了手机的人', password: 'tulip-92-kettle', mustChangePassword: false, totpSecret, grants: [grant('INSTITUTION_MANAGER', county.institutions.station)],
    });
    const { challenge } = (await signIn(username, 'tulip-92-kettle')).body.secondFactor;
    const { token } = (await request(test_.application, 'POST', '/sessions/staff/second-factor', { body: { challenge, code: totpCode(totpSecret, test_.clock.now()) } })).body;
    const open = (await signIn(username, 'tulip-92-kettle')).body.secondFactor.challenge;
    for (let attempt = 0; attempt < 5; attempt++) await signIn(username, 'wrong-password');

    const { status, body } = await send('POST', `/staff-accounts/${id}/password-reset`, manager);
    expect([status, Object.keys(body)]).toEqual([200, ['initialPassword']]);
    expect((await request(test_.application, 'GET', '/me', { token })).status).toBe(401);
    test_.clock.advance(30_000);
    expect((await request(test_.application, 'POST', '/sessions/staff/second-factor', { body: { challenge: open, code: totpCode(totpSecret, test_.clock.now()) } })).status).toBe(401);
    expect((await signIn(username, 'tulip-92-kettle')).body.code).toBe('PASSWORD_WRONG');
    expect((await signIn(username, body.initialPassword)).body.secondFactor.kind).toBe('ENROL');
  });
});
