import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { request, type Answer } from '../support/request.js';
import { WechatStandIn } from '../support/wechat-stand-in.js';

const minute = 60_000;

const wechat = new WechatStandIn();
let test_: TestApplication;
let county: TestCounty;
let serial = 0;

beforeAll(async () => {
  const baseUrl = await wechat.start();
  test_ = await startTestApplication({ environment: { WECHAT_APP_ID: wechat.appId, WECHAT_SECRET: wechat.secret, WECHAT_BASE_URL: baseUrl } });
  county = await TestCounty.make(test_);
});
afterAll(async () => {
  await test_?.close();
  await wechat.stop();
});

const post = (path: string, body: object, token?: string): Promise<Answer> => request(test_.application, 'POST', path, { body, token });
const newOpenid = () => `o-wechat-${++serial}`;
const newPhone = () => `139${String(++serial).padStart(8, '0')}`;
const askCode = async (phone: string): Promise<string> => {
  test_.clock.advance(minute);
  return (await post('/sms-codes', { phone })).body.demoCode as string;
};
const signInWithWechat = async (openid: string): Promise<string> => (await post('/sessions/wechat', { code: wechat.issueCode(openid) })).body.token as string;
const signInWithPhone = async (phone: string): Promise<string> => (await post('/sessions/phone', { phone, code: await askCode(phone) })).body.token as string;
const setPhone = async (token: string, phone: string, code?: string): Promise<Answer> =>
  request(test_.application, 'PUT', '/me/phone', { token, body: { phone, code: code ?? await askCode(phone) } });
const me = async (token: string) => (await request(test_.application, 'GET', '/me', { token })).body;
const accountOf = async (token: string): Promise<number> => {
  const sessions = await request(test_.application, 'GET', '/sessions', { token });
  const current = sessions.body.items.find((session: { current: boolean }) => session.current);
  const [row] = await test_.database.query<{ id: number }>('SELECT account_id AS id FROM session WHERE id = ?', [current.id]);
  return row?.id ?? 0;
};
const bind = (token: string, residentId: number) => test_.unitOfWork.run(async () =>
  test_.database.execute('UPDATE account SET resident_id = ? WHERE id = ?', [residentId, await accountOf(token)]));

describe('signing in with WeChat', () => {
  it('makes an account, finds it again, and shows nobody the openid or the session key', async () => {
    const openid = newOpenid();
    const first = await post('/sessions/wechat', { code: wechat.issueCode(openid), deviceName: '微信' });
    expect(first.status).toBe(201);
    const second = await signInWithWechat(openid);
    expect(await accountOf(second)).toBe(await accountOf(first.body.token));
    const seen = JSON.stringify([first.body, await me(second), (await request(test_.application, 'GET', '/sessions', { token: second })).body]);
    for (const hidden of [openid, ...wechat.sessionKeys, wechat.secret]) expect(seen).not.toContain(hidden);
    expect((await me(second)).displayName).toBe('微信用户');
  });

  it('makes one account out of ten first sign-ins at once', async () => {
    const openid = newOpenid();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('/sessions/wechat', { code: wechat.issueCode(openid) })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    const [row] = await test_.database.query<{ n: number }>('SELECT COUNT(*) AS n FROM account WHERE wechat_openid = ?', [openid]);
    expect(Number(row?.n)).toBe(1);
  });

  it.each([[40029, 422, 'WECHAT_CODE_INVALID'], [45011, 429, 'WECHAT_RATE_LIMITED'], [40226, 403, 'WECHAT_RISKY_USER'], [-1, 503, 'WECHAT_UNAVAILABLE'], ['http-500', 503, 'WECHAT_UNAVAILABLE']] as const)(
    'answers %s with %i %s and a sentence',
    async (fault, status, code) => {
      wechat.failNext(fault);
      const answer = await post('/sessions/wechat', { code: wechat.issueCode(newOpenid()) });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.title).toMatch(/微信/);
    },
  );

  it('refuses a code sent twice', async () => {
    const code = wechat.issueCode(newOpenid());
    const answers = await Promise.all([post('/sessions/wechat', { code }), post('/sessions/wechat', { code })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('keeps nothing that the server could not do without', async () => {
    await signInWithWechat(newOpenid());
    const everything = JSON.stringify([
      ...await test_.database.query('SELECT * FROM account'), ...await test_.database.query('SELECT * FROM session'), ...await test_.database.query('SELECT * FROM audit_entry'),
    ]);
    for (const sessionKey of wechat.sessionKeys) expect(everything).not.toContain(sessionKey);
  });
});

describe('adding a phone', () => {
  it('needs the code of that phone, and the same request again changes nothing', async () => {
    const token = await signInWithWechat(newOpenid());
    const phone = newPhone();
    const code = await askCode(phone);
    const refused = await setPhone(token, phone, code === '000000' ? '000001' : '000000');
    expect([refused.status, refused.body.code]).toEqual([422, 'SMS_CODE_WRONG']);
    const answer = await setPhone(token, phone, code);
    expect([answer.status, answer.body.phoneMasked]).toEqual([200, `${phone.slice(0, 3)}****${phone.slice(7)}`]);
    expect((await setPhone(token, phone, code)).status).toBe(200);
    expect(await accountOf(await signInWithPhone(phone))).toBe(await accountOf(token));
  });

  it('counts wrong codes although the request fails', async () => {
    const token = await signInWithWechat(newOpenid());
    const phone = newPhone();
    const code = await askCode(phone);
    for (let attempt = 0; attempt < 5; attempt++) await setPhone(token, phone, code === '000000' ? '000001' : '000000');
    expect((await setPhone(token, phone, code)).body.code).toBe('SMS_CODE_EXPIRED');
  });

  it('takes it over from an account of the same person that holds nothing', async () => {
    const phone = newPhone();
    const browser = await signInWithPhone(phone);
    const token = await signInWithWechat(newOpenid());
    const account = await accountOf(token);
    expect((await setPhone(token, phone)).status).toBe(200);
    expect((await request(test_.application, 'GET', '/me', { token: browser })).status).toBe(401);
    expect(await accountOf(await signInWithPhone(phone))).toBe(account);
  });

  it('joins the bound account of the same person: both ways in lead to it, and the session goes on', async () => {
    const phone = newPhone();
    const openid = newOpenid();
    const browser = await signInWithPhone(phone);
    const resident = await county.addResident(county.institutions.station, { account: false });
    await bind(browser, resident.residentId);
    const token = await signInWithWechat(openid);
    const answer = await setPhone(token, phone);
    expect([answer.status, answer.body.realNameState, answer.body.resident.id]).toEqual([200, 'VERIFIED', resident.residentId]);
    const account = await accountOf(browser);
    expect([await accountOf(token), await accountOf(await signInWithWechat(openid)), await accountOf(await signInWithPhone(phone))]).toEqual([account, account, account]);
  });

  it('is refused when both accounts are bound to someone', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => county.addResident(county.institutions.station, { account: false }))) as [TestPerson, TestPerson];
    const phone = newPhone();
    const browser = await signInWithPhone(phone);
    const token = await signInWithWechat(newOpenid());
    await bind(browser, one.residentId);
    await bind(token, other.residentId);
    const answer = await setPhone(token, phone);
    expect([answer.status, answer.body.code]).toEqual([409, 'PHONE_TAKEN']);
    expect((await me(token)).phoneMasked).toBeNull();
    expect((await me(browser)).resident.id).toBe(one.residentId);
  });

  it('is for residents', async () => {
    const doctor = await county.addStaff('DOCTOR', county.institutions.centre);
    expect((await setPhone(doctor.token, newPhone(), '123456')).status).toBe(403);
  });

  it('gives one phone to one account when two ask at once', async () => {
    const phone = newPhone();
    const tokens = await Promise.all([1, 2].map(() => signInWithWechat(newOpenid())));
    const code = await askCode(phone);
    const answers = await Promise.all(tokens.map((token) => setPhone(token, phone, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});
