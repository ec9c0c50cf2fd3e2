import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { seedDemo } from '../../src/demo/index.js';
import { startTestApplication, TestClock, type TestApplication } from '../support/application.js';
import '../support/imports.js';
import { request, type Answer } from '../support/request.js';

jest.setTimeout(180_000);

/** Reading a text takes real time, also in the demo. */
class RunningClock extends TestClock {
  override now(): Date {
    return new Date();
  }
}

let application: TestApplication;
const lines: string[] = [];

beforeAll(async () => {
  application = await startTestApplication({ clock: new RunningClock() });
  await seedDemo(application.application, (line) => void lines.push(line));
}, 180_000);
afterAll(() => application?.close());

interface Identity {
  roleName: string;
  name: string;
  hint: string;
  signIn: { kind: 'PHONE'; phone: string } | { kind: 'STAFF'; username: string; password: string; totpCode: string | null };
}

const identities = async (): Promise<Identity[]> => (await request(application.application, 'GET', '/demo/identities')).body.items as Identity[];

const tokens = new Map<string, string>();

/** Once each: codes are not sent twice a minute. */
async function signIn(identity: Identity): Promise<string> {
  const token = tokens.get(identity.name) ?? await signInAnew(identity);
  tokens.set(identity.name, token);
  return token;
}

async function signInAnew(identity: Identity): Promise<string> {
  const post = (path: string, body: object): Promise<Answer> => request(application.application, 'POST', path, { body });
  if (identity.signIn.kind === 'PHONE') {
    const { phone } = identity.signIn;
    const { demoCode } = (await post('/sms-codes', { phone })).body;
    return (await post('/sessions/phone', { phone, code: demoCode })).body.token as string;
  }
  const { username, password, totpCode } = identity.signIn;
  const { session, secondFactor } = (await post('/sessions/staff', { username, password })).body;
  if (totpCode === null) return session.token as string;
  return (await post('/sessions/staff/second-factor', { challenge: secondFactor.challenge, code: totpCode })).body.token as string;
}

test('the county came in through the import, in the size of [G1], and its workbook can be looked at', async () => {
  const rows = await application.database.query<{ kind: string; count: number }>('SELECT kind, COUNT(*) AS count FROM institution GROUP BY kind');
  const counts = Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
  expect(counts).toEqual({ PROVINCE: 1, CITY: 1, COUNTY: 1, LEAD_HOSPITAL: 1, CENTRE: 9, STATION: 77 });
  const [people] = await application.database.query<{ teams: number; practitioners: number; kinds: number; residents: number; jobs: number }>(
    `SELECT (SELECT COUNT(*) FROM team) AS teams, (SELECT COUNT(*) FROM practitioner) AS practitioners, (SELECT COUNT(DISTINCT kind) FROM practitioner) AS kinds,
       (SELECT COUNT(*) FROM resident) AS residents, (SELECT COUNT(*) FROM import_job WHERE state = 'DONE') AS jobs`,
  );
  expect(people).toMatchObject({ teams: 146, practitioners: 495, kinds: 10, residents: 4_000, jobs: 1 });
  expect(existsSync(join(application.settings.dataFolder, 'demo', '演示县.xlsx'))).toBe(true);
  expect(lines).toHaveLength(2);
});

test('everybody on the list can sign in and is who the list says', async () => {
  const all = await identities();
  expect(all.map(({ roleName }) => roleName)).toEqual(expect.arrayContaining(['居民', '监护人（家长）', '团队医生', '团队护士', '机构管理员', '县级管理人员', '市级管理人员', '省级管理人员', '审计人员', '系统管理员']));
  for (const identity of all) {
    const me = await request(application.application, 'GET', '/me', { token: await signIn(identity) });
    expect(me.status).toBe(200);
    if (identity.signIn.kind === 'STAFF') expect(me.body).toMatchObject({ displayName: identity.name, mustChangePassword: false });
    else expect(me.body).toMatchObject(identity.roleName === '新用户' ? { realNameState: 'NONE' } : { realNameState: 'VERIFIED', resident: { name: identity.name } });
  }
});

test('the new user can bind his real name with what his hint says', async () => {
  const newcomer = (await identities()).find(({ roleName }) => roleName === '新用户')!;
  const token = await signIn(newcomer);
  const idNumber = /\d{17}[\dX]/.exec(newcomer.hint)![0];
  const bound = await request(application.application, 'POST', '/me/real-name', { token, body: { name: newcomer.name, idNumber } });
  expect(bound.body).toMatchObject({ state: 'VERIFIED' });
});

test('the waiting request lies in the queue of the team doctor, with both texts read', async () => {
  const doctor = (await identities()).find(({ roleName }) => roleName === '团队医生')!;
  const token = await signIn(doctor);
  const { body } = await request(application.application, 'GET', '/signing-queue', { token });
  expect(body.items).toEqual([expect.objectContaining({ resident: expect.objectContaining({ name: '何丽' }) })]);
});

test('starting again adds nothing', async () => {
  const count = async () => (await application.database.query('SELECT (SELECT COUNT(*) FROM account) AS accounts, (SELECT COUNT(*) FROM contract) AS contracts, (SELECT COUNT(*) FROM import_job) AS jobs'))
    .map((row) => ({ ...(row as { accounts: number; contracts: number; jobs: number }), _metadata: undefined }));
  const before = await count();
  await seedDemo(application.application, (line) => void lines.push(line));
  expect(await count()).toEqual(before);
  expect(lines).toHaveLength(2);
});

test('without DEMO=1 there is no such list', async () => {
  const plain = await startTestApplication({ environment: { DEMO: '0' } });
  expect((await request(plain.application, 'GET', '/demo/identities')).status).toBe(404);
  await seedDemo(plain.application, () => { throw new Error('must not print'); });
  expect(await plain.database.query('SELECT 1 FROM institution')).toEqual([]);
  await plain.close();
});
