import { IdentityService, newTotpSecret, totpCode } from '../../src/identity/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';
import { request, type Answer } from '../support/request.js';
import type { StaffRole } from '@jiayi/domain';

const minute = 60_000;
const password = 'tulip-92-kettle';

let test_: TestApplication;
let county: TestCounty;
let serial = 0;

beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
});
afterAll(() => test_?.close());

const post = (path: string, body: object, options: { token?: string; address?: string; headers?: Record<string, string> } = {}): Promise<Answer> =>
  request(test_.application, 'POST', path, { body, ...options });
const get = (path: string, token: string): Promise<Answer> => request(test_.application, 'GET', path, { token });
const signIn = (username: string, secret = password, options: { address?: string; headers?: Record<string, string> } = {}): Promise<Answer> =>
  post('/sessions/staff', { username, password: secret }, options);
const changePassword = (token: string, currentPassword: string, newPassword: string): Promise<Answer> =>
  request(test_.application, 'PUT', '/me/password', { token, body: { currentPassword, newPassword } });

async function addStaff(role: StaffRole, change: { totpSecret?: string; mustChangePassword?: boolean } = {}): Promise<{ id: number; username: string }> {
  const username = `staff.member${++serial}`;
  const institution = role === 'COUNTY_OFFICER' ? county.institutions.county : county.institutions.centre;
  const id = await test_.application.get(IdentityService).createStaff({
    username, displayName: `员工${serial}`, password, mustChangePassword: false, grants: [{ role, institutionId: institution.id }], ...change,
  });
  return { id, username };
}

const actionsOn = async (accountId: number): Promise<string[]> => (await test_.database.query<{ action: string }>(
  "SELECT action FROM audit_entry WHERE (target_kind = 'account' AND target_id = ?) OR account_id = ? ORDER BY id", [String(accountId), accountId],
)).map((row) => row.action);

describe('signing in with a password', () => {
  it('gives a session of twelve hours at most', async () => {
    const { username, id } = await addStaff('DOCTOR');
    const answer = await signIn(` ${username.toUpperCase()} `, password, { headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140' } });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      secondFactor: null,
      session: {
        token: expect.stringMatching(/^[\w-]{43}$/), sessionId: expect.any(Number), kind: 'STAFF',
        expiresAt: new Date(test_.clock.now().getTime() + 12 * 60 * minute).toISOString(), rotateAfter: new Date(test_.clock.now().getTime() + 60 * minute).toISOString(),
      },
    });
    const { token } = answer.body.session;
    expect((await get('/sessions', token)).body.items).toMatchObject([{ channel: 'CONSOLE', deviceName: 'Windows 设备', current: true }]);
    expect((await get('/me', token)).body).toMatchObject({
      kind: 'STAFF', mustChangePassword: false, phoneMasked: null,
      grants: [{ role: 'DOCTOR', roleName: '医生', institutionId: county.institutions.centre.id, institutionName: 'centre机构' }],
    });
    expect(await actionsOn(id)).toEqual(['account.create', 'session.sign-in']);
    test_.clock.advance(65 * minute);
    expect((await get('/me', token)).status).toBe(401);
  });

  it('tells unknown names and wrong passwords apart neither by the answer nor by the time', async () => {
    const { username } = await addStaff('DOCTOR');
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers: Answer[] = [];
    for (let round = 0; round < 8; round++) {
      for (const [kind, name] of [['known', round < 4 ? username : (await addStaff('DOCTOR')).username], ['unknown', `nobody${round}`]] as const) {
        const start = performance.now();
        answers.push(await signIn(name, 'wrong-password'));
        times[kind].push(performance.now() - start);
      }
    }
    const described = answers.map(({ status, body }) => ({ status, ...body, traceId: '' }));
    expect(new Set(described.map((each) => JSON.stringify(each))).size).toBe(1);
    expect([answers[0]?.status, answers[0]?.body.code]).toEqual([401, 'PASSWORD_WRONG']);
    const median = (values: number[]) => [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
    // Without the decoy the answer for an unknown name takes a tenth of the time.
    expect(median(times.unknown)).toBeGreaterThan(median(times.known) * 0.5);
    expect(median(times.known)).toBeGreaterThan(median(times.unknown) * 0.5);
  });

  it.each(['known', 'unknown'])('locks a %s name after five failures, for longer each time, and the right password does not help', async (kind) => {
    const name = kind === 'known' ? (await addStaff('DOCTOR')).username : `ghost${++serial}`;
    for (const minutes of [15, 30, 60]) {
      for (let attempt = 0; attempt < 4; attempt++) expect((await signIn(name, 'wrong-password')).body.code).toBe('PASSWORD_WRONG');
      const fifth = await signIn(name, 'wrong-password');
      expect([fifth.status, fifth.body.code, fifth.body.title]).toEqual([423, 'ACCOUNT_LOCKED', `密码多次输错，账号已锁定，请 ${minutes} 分钟后再试或联系管理员`]);
      test_.clock.advance(minutes * minute - 1);
      expect((await signIn(name)).body.code).toBe('ACCOUNT_LOCKED');
      test_.clock.advance(1);
    }
    const after = await signIn(name);
    expect(after.status).toBe(kind === 'known' ? 201 : 401);
  });

  it('forgets failures after a success', async () => {
    const { username, id } = await addStaff('DOCTOR');
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 4; attempt++) await signIn(username, 'wrong-password');
      expect((await signIn(username)).status).toBe(201);
    }
    expect(await actionsOn(id)).not.toContain('session.lockout');
  });

  it('takes the right password at the fifth try', async () => {
    const { username } = await addStaff('DOCTOR');
    for (let attempt = 0; attempt < 4; attempt++) await signIn(username, 'wrong-password');
    expect((await signIn(username)).status).toBe(201);
    expect((await signIn(username, 'wrong-password')).body.code).toBe('PASSWORD_WRONG');
  });

  it('looks at five of forty parallel guesses', async () => {
    const { username, id } = await addStaff('DOCTOR');
    const answers = await Promise.all(Array.from({ length: 40 }, (_, guess) => signIn(username, `guess-number-${guess}`)));
    expect(answers.filter(({ body }) => body.code === 'PASSWORD_WRONG')).toHaveLength(4);
    expect(answers.filter(({ body }) => body.code === 'ACCOUNT_LOCKED')).toHaveLength(36);
    expect((await actionsOn(id)).filter((action) => action.startsWith('session.'))).toHaveLength(5);
    expect((await actionsOn(id)).filter((action) => action === 'session.lockout')).toHaveLength(1);
  });

  it('tells of a disabled account only who knows its password', async () => {
    const { username, id } = await addStaff('DOCTOR');
    await test_.unitOfWork.run(() => test_.database.execute('UPDATE account SET active = 0 WHERE id = ?', [id]));
    expect((await signIn(username, 'wrong-password')).body.code).toBe('PASSWORD_WRONG');
    const right = await signIn(username);
    expect([right.status, right.body.code]).toEqual([403, 'ACCOUNT_DISABLED']);
  });

  it('keeps the password as Argon2id and names no unknown user in the audit', async () => {
    const { id } = await addStaff('DOCTOR');
    const [row] = await test_.database.query<{ hash: string }>('SELECT password_hash AS hash FROM account WHERE id = ?', [id]);
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signIn('hunter2-typed-as-name', 'x');
    const rows = await test_.database.query<object>('SELECT * FROM audit_entry');
    expect(JSON.stringify([...rows, ...await test_.database.query('SELECT * FROM lockout')])).not.toContain('hunter2');
  });
});

describe('the second factor', () => {
  const complete = (challenge: string, code: string): Promise<Answer> => post('/sessions/staff/second-factor', { challenge, code });

  it.each<StaffRole>(['INSTITUTION_MANAGER', 'REFERRAL_DESK', 'COUNTY_OFFICER', 'AUDITOR'])('is set up at the first sign-in of a %s, and asked for at the next', async (role) => {
    const { username, id } = await addStaff(role);
    const first = await signIn(username);
    expect(first.body.session).toBeNull();
    const { challenge, kind, secret, otpauthUri } = first.body.secondFactor;
    expect([kind, new URL(otpauthUri).searchParams.get('secret'), decodeURIComponent(otpauthUri)]).toEqual(['ENROL', secret, expect.stringContaining(username)]);
    const wrongCode = totpCode(secret, new Date(test_.clock.now().getTime() + 10 * minute));
    expect((await complete(challenge, wrongCode)).body.code).toBe('SECOND_FACTOR_WRONG');
    const enrolled = await complete(challenge, totpCode(secret, test_.clock.now()));
    expect(enrolled.status).toBe(201);
    expect((await get('/identity-claims', enrolled.body.token)).status).toBe(role === 'AUDITOR' || role === 'REFERRAL_DESK' ? 403 : 200);
    expect(await actionsOn(id)).toContain('account.enrol-second-factor');

    test_.clock.advance(minute);
    const second = await signIn(username);
    expect(second.body.secondFactor).toEqual({ kind: 'VERIFY', challenge: expect.any(String), secret: null, otpauthUri: null });
    expect((await complete(second.body.secondFactor.challenge, totpCode(secret, test_.clock.now()))).status).toBe(201);
    const rows = await test_.database.query<object>('SELECT * FROM account');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is not asked of those who see their own team only', async () => {
    for (const role of ['DOCTOR', 'NURSE', 'PHARMACIST', 'ASSISTANT'] as const) expect((await signIn((await addStaff(role)).username)).body.secondFactor).toBeNull();
  });

  it('takes a code once, whichever challenge it is for', async () => {
    const totpSecret = newTotpSecret();
    const { username } = await addStaff('COUNTY_OFFICER', { totpSecret });
    const challenges = await Promise.all([1, 2, 3].map(async () => (await signIn(username)).body.secondFactor.challenge as string));
    const code = totpCode(totpSecret, test_.clock.now());
    const answers = await Promise.all(challenges.map((challenge) => complete(challenge, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    test_.clock.advance(30_000);
    expect((await complete((await signIn(username)).body.secondFactor.challenge, code)).body.code).toBe('SECOND_FACTOR_WRONG');
    expect((await complete((await signIn(username)).body.secondFactor.challenge, totpCode(totpSecret, test_.clock.now()))).status).toBe(201);
  });

  it('takes a challenge once, for five minutes', async () => {
    const totpSecret = newTotpSecret();
    const { username } = await addStaff('COUNTY_OFFICER', { totpSecret });
    const { challenge } = (await signIn(username)).body.secondFactor;
    expect((await complete(challenge, totpCode(totpSecret, test_.clock.now()))).status).toBe(201);
    test_.clock.advance(30_000);
    expect((await complete(challenge, totpCode(totpSecret, test_.clock.now()))).body.code).toBe('SECOND_FACTOR_EXPIRED');
    const late = (await signIn(username)).body.secondFactor.challenge;
    test_.clock.advance(5 * minute);
    const answer = await complete(late, totpCode(totpSecret, test_.clock.now()));
    expect([answer.status, answer.body.code]).toEqual([401, 'SECOND_FACTOR_EXPIRED']);
    expect((await complete('x'.repeat(43), '123456')).body.code).toBe('SECOND_FACTOR_EXPIRED');
  });

  it('locks after five wrong codes in a row, however many challenges they are spread over', async () => {
    const totpSecret = newTotpSecret();
    const { username } = await addStaff('COUNTY_OFFICER', { totpSecret });
    const wrongCode = () => totpCode(totpSecret, new Date(test_.clock.now().getTime() - 10 * minute));
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt++) codes.push((await complete((await signIn(username)).body.secondFactor.challenge, wrongCode())).body.code);
    expect(codes).toEqual([...Array<string>(4).fill('SECOND_FACTOR_WRONG'), 'ACCOUNT_LOCKED', 'ACCOUNT_LOCKED']);
    const right = await complete((await signIn(username)).body.secondFactor.challenge, totpCode(totpSecret, test_.clock.now()));
    expect(right.body.code).toBe('ACCOUNT_LOCKED');
    test_.clock.advance(15 * minute);
    expect((await complete((await signIn(username)).body.secondFactor.challenge, totpCode(totpSecret, test_.clock.now()))).status).toBe(201);
  });

  it('is set up once when two first sign-ins overlap', async () => {
    const { username } = await addStaff('COUNTY_OFFICER');
    const [one, two] = [await signIn(username), await signIn(username)].map(({ body }) => body.secondFactor);
    expect((await complete(one.challenge, totpCode(one.secret, test_.clock.now()))).status).toBe(201);
    expect((await complete(two.challenge, totpCode(two.secret, test_.clock.now()))).body.code).toBe('SECOND_FACTOR_WRONG');
  });

  it('is what a role needs that was granted after a sign-in by password alone', async () => {
    const { username, id } = await addStaff('DOCTOR');
    const { token } = (await signIn(username)).body.session;
    await test_.unitOfWork.run(() => test_.database.execute(
      "INSERT INTO role_grant (account_id, role, institution_id, granted_at) VALUES (?, 'INSTITUTION_MANAGER', ?, '2026-01-01 00:00:00.000')", [id, county.institutions.centre.id],
    ));
    expect((await get('/identity-claims', token)).status).toBe(403);
    expect((await get('/institutions', token)).status).toBe(200);
    expect((await signIn(username)).body.secondFactor.kind).toBe('ENROL');
  });
});

describe('changing the password', () => {
  it('comes before everything else while the one-time password is in use', async () => {
    const totpSecret = newTotpSecret();
    const { username } = await addStaff('COUNTY_OFFICER', { totpSecret, mustChangePassword: true });
    const { challenge } = (await signIn(username)).body.secondFactor;
    const { token } = (await post('/sessions/staff/second-factor', { challenge, code: totpCode(totpSecret, test_.clock.now()) })).body;
    expect((await get('/me', token)).body).toMatchObject({ mustChangePassword: true, grants: [{ role: 'COUNTY_OFFICER' }] });
    expect((await get('/staff-accounts', token)).status).toBe(403);
    expect((await changePassword(token, password, 'another-tulip-93')).status).toBe(204);
    expect((await get('/staff-accounts', token)).status).toBe(200);
    expect((await get('/me', token)).body.mustChangePassword).toBe(false);
    expect((await signIn(username)).body.code).toBe('PASSWORD_WRONG');
    expect((await signIn(username, 'another-tulip-93')).status).toBe(201);
  });

  it('signs every other session out', async () => {
    const { username, id } = await addStaff('DOCTOR');
    const [one, two] = await Promise.all([1, 2].map(async () => (await signIn(username)).body.session.token as string)) as [string, string];
    await changePassword(one, password, 'another-tulip-93');
    expect([(await get('/me', one)).status, (await get('/me', two)).status]).toEqual([200, 401]);
    expect(await actionsOn(id)).toContain('account.change-password');
  });

  it.each([['short', 'PASSWORD_TOO_WEAK'], ['password123', 'PASSWORD_TOO_WEAK'], [password, 'PASSWORD_UNCHANGED']])('does not take %s', async (newPassword, code) => {
    const { token } = (await signIn((await addStaff('DOCTOR')).username)).body.session;
    const answer = await changePassword(token, password, newPassword);
    expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([422, code, '/newPassword']);
    expect(answer.raw.toString()).not.toContain(newPassword);
  });

  it('needs the current one, and counts wrong ones like any sign-in', async () => {
    const { username } = await addStaff('DOCTOR');
    const { token } = (await signIn(username)).body.session;
    for (let attempt = 0; attempt < 4; attempt++) expect((await changePassword(token, 'wrong-password', 'another-tulip-93')).body.code).toBe('CURRENT_PASSWORD_WRONG');
    expect((await changePassword(token, 'wrong-password', 'another-tulip-93')).body.code).toBe('ACCOUNT_LOCKED');
    expect((await changePassword(token, password, 'another-tulip-93')).body.code).toBe('ACCOUNT_LOCKED');
    expect((await signIn(username)).body.code).toBe('ACCOUNT_LOCKED');
  });

  it('is for staff', async () => {
    const resident = await county.addUnboundAccount();
    expect((await changePassword(resident.token, 'x', 'another-tulip-93')).status).toBe(403);
  });
});
