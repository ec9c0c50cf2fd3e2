import { readInstant } from '../../src/platform/database/index.js';
import { startTestApplication, TestClock, type TestApplication } from '../support/application.js';
import { request, type Answer } from '../support/request.js';

const minute = 60_000;
const day = 24 * 60 * minute;

let test_: TestApplication;
let phoneSerial = 0;

beforeAll(async () => {
  test_ = await startTestApplication();
});
afterAll(() => test_?.close());

const post = (path: string, body: object, options: { token?: string; address?: string; headers?: Record<string, string> } = {}): Promise<Answer> =>
  request(test_.application, 'POST', path, { body, ...options });
const newPhone = (): string => `138${String(++phoneSerial).padStart(8, '0')}`;
const askCode = async (phone: string, address?: string): Promise<string> => (await post('/sms-codes', { phone }, { address })).body.demoCode as string;
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

async function signIn(phone = newPhone(), deviceName = '测试手机'): Promise<{ phone: string; token: string; body: Answer['body'] }> {
  const answer = await post('/sessions/phone', { phone, code: await askCode(phone), deviceName });
  expect(answer.status).toBe(201);
  return { phone, token: answer.body.token as string, body: answer.body };
}

describe('codes by SMS', () => {
  it('are six digits, shown in the demo, and kept as a keyed hash only', async () => {
    const phone = newPhone();
    const answer = await post('/sms-codes', { phone });
    expect([answer.status, answer.body]).toEqual([202, { expiresInSeconds: 300, resendInSeconds: 60, demoCode: expect.stringMatching(/^\d{6}$/) }]);
    const rows = await test_.database.query<Record<string, unknown>>('SELECT * FROM sms_code');
    expect(JSON.stringify(rows)).not.toContain(phone);
    expect(JSON.stringify(rows)).not.toContain(`"${answer.body.demoCode}"`);
  });

  it('answer alike for a phone with an account and one without', async () => {
    const { phone } = await signIn();
    test_.clock.advance(minute);
    const [known, unknown] = [await post('/sms-codes', { phone }), await post('/sms-codes', { phone: newPhone() })];
    expect(known.status).toBe(unknown.status);
    expect({ ...known.body, demoCode: '' }).toEqual({ ...unknown.body, demoCode: '' });
  });

  it.each(['', '1380013800', '23800138000', '138001380001', 'abc'])('are not sent to %j', async (phone) => {
    expect([400, 422]).toContain((await post('/sms-codes', { phone })).status);
  });

  it('are sent again after a minute and not before, and the older one is void', async () => {
    const phone = newPhone();
    const first = await askCode(phone);
    test_.clock.advance(59_999);
    const refused = await post('/sms-codes', { phone });
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([429, 'SMS_TOO_OFTEN', '验证码获取太频繁，请 1 秒后再试']);
    test_.clock.advance(1);
    let second = await askCode(phone);
    for (; second === first; second = await askCode(phone)) test_.clock.advance(minute);
    expect((await post('/sessions/phone', { phone, code: first })).body.code).toBe('SMS_CODE_WRONG');
    expect((await post('/sessions/phone', { phone, code: second })).status).toBe(201);
  });

  it('are limited to ten a day for a phone', async () => {
    const phone = newPhone();
    for (let sent = 0; sent < 10; sent++) {
      expect((await post('/sms-codes', { phone })).status).toBe(202);
      test_.clock.advance(minute);
    }
    expect((await post('/sms-codes', { phone })).body.code).toBe('SMS_DAILY_LIMIT');
    test_.clock.advance(day);
    expect((await post('/sms-codes', { phone })).status).toBe(202);
  });

  it('are limited for an address, whole IPv6 blocks counted as one, without touching other addresses', async () => {
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < 210; sent++) {
      const { status } = await post('/sms-codes', { phone: newPhone() }, { address: `2001:db8:7:7::${sent.toString(16)}` });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[202, 200], [429, 10]]);
    expect((await post('/sms-codes', { phone: newPhone() }, { address: '2001:db8:7:8::1' })).status).toBe(202);
    const rows = await test_.database.query<object>('SELECT * FROM throttle');
    expect(JSON.stringify(rows)).not.toContain('2001:db8');
  });

  it('can be tried wrongly five times, after which the right one is worth nothing', async () => {
    const phone = newPhone();
    const code = await askCode(phone);
    for (let attempt = 0; attempt < 5; attempt++) expect((await post('/sessions/phone', { phone, code: wrong(code) })).body.code).toBe('SMS_CODE_WRONG');
    const late = await post('/sessions/phone', { phone, code });
    expect([late.status, late.body.code]).toEqual([422, 'SMS_CODE_EXPIRED']);
  });

  it.each([[5 * minute - 1, 201], [5 * minute, 422]])('after %i ms give %i', async (milliseconds, status) => {
    const phone = newPhone();
    const code = await askCode(phone);
    test_.clock.advance(milliseconds);
    expect((await post('/sessions/phone', { phone, code })).status).toBe(status);
  });

  it('open one session out of twenty at once', async () => {
    const phone = newPhone();
    const code = await askCode(phone);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/sessions/phone', { phone, code })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'SMS_CODE_EXPIRED')).toHaveLength(19);
  });

  it('stop an address that guesses', async () => {
    const address = '198.51.100.77';
    let refused = 0;
    for (let round = 0; round < 45; round++) {
      const phone = newPhone();
      const code = await askCode(phone, '198.51.100.78');
      for (let attempt = 0; attempt < 5; attempt++) {
        if ((await post('/sessions/phone', { phone, code: wrong(code) }, { address })).body.code === 'RATE_LIMITED') refused++;
      }
    }
    expect(refused).toBe(25);
    const phone = newPhone();
    expect((await post('/sessions/phone', { phone, code: await askCode(phone) }, { address })).status).toBe(429);
    test_.clock.advance(60 * minute);
  });
});

describe('an account by phone', () => {
  it('is made at the first sign-in and found again at the next', async () => {
    const first = await signIn();
    expect(first.body).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), sessionId: expect.any(Number), kind: 'RESIDENT',
      expiresAt: new Date(test_.clock.now().getTime() + 90 * day).toISOString(), rotateAfter: new Date(test_.clock.now().getTime() + day).toISOString(),
    });
    test_.clock.advance(minute);
    const second = await signIn(first.phone);
    const ids = await test_.database.query<{ accountId: number }>('SELECT account_id AS accountId FROM session WHERE id IN (?, ?)', [first.body.sessionId, second.body.sessionId]);
    expect(ids[0]?.accountId).toBe(ids[1]?.accountId);
    const me = await request(test_.application, 'GET', '/me', { token: second.token });
    expect(me.body).toEqual({
      kind: 'RESIDENT', displayName: `尾号 ${first.phone.slice(-4)} 的用户`, phoneMasked: `${first.phone.slice(0, 3)}****${first.phone.slice(7)}`,
      realNameState: 'NONE', resident: null, grants: [], practitioner: null, mustChangePassword: false,
    });
  });

  it('keeps the phone encrypted and the token hashed', async () => {
    const { phone, token } = await signIn();
    const rows = [...await test_.database.query('SELECT * FROM account'), ...await test_.database.query('SELECT * FROM session'), ...await test_.database.query('SELECT * FROM audit_entry')];
    expect(JSON.stringify(rows)).not.toContain(phone);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('sessions', () => {
  const list = async (token: string): Promise<{ id: number; current: boolean; deviceName: string; channel: string; lastSeenAt: string }[]> =>
    (await request(test_.application, 'GET', '/sessions', { token })).body.items;

  it('are listed with their device, ended one by one, and by signing out', async () => {
    const first = await signIn(newPhone(), '老人的手机');
    test_.clock.advance(minute);
    const second = await signIn(first.phone, '女儿的手机');
    const items = await list(second.token);
    expect(items.map(({ deviceName, channel, current }) => [deviceName, channel, current])).toEqual([['女儿的手机', 'H5', true], ['老人的手机', 'H5', false]]);
    const stranger = await signIn();
    expect((await request(test_.application, 'DELETE', `/sessions/${first.body.sessionId}`, { token: stranger.token })).status).toBe(404);
    expect((await request(test_.application, 'DELETE', `/sessions/${first.body.sessionId}`, { token: second.token })).status).toBe(204);
    expect((await request(test_.application, 'GET', '/me', { token: first.token })).body.code).toBe('SESSION_EXPIRED');
    expect((await request(test_.application, 'DELETE', `/sessions/${first.body.sessionId}`, { token: second.token })).status).toBe(404);
    expect((await request(test_.application, 'DELETE', '/sessions/current', { token: second.token })).status).toBe(204);
    expect((await request(test_.application, 'GET', '/me', { token: second.token })).status).toBe(401);
  });

  it('of an account number twenty at most; the one not used for longest goes', async () => {
    const address = '198.51.100.1';
    const phone = newPhone();
    const tokens: string[] = [];
    for (let session = 0; session < 21; session++) {
      const answer = await post('/sessions/phone', { phone, code: await askCode(phone, address) }, { address });
      tokens.push(answer.body.token);
      test_.clock.advance(day / 2);
    }
    const statuses = await Promise.all(tokens.map(async (token) => (await request(test_.application, 'GET', '/sessions', { token })).status));
    expect(statuses).toEqual([401, ...Array<number>(20).fill(200)]);
  });

  it('end after thirty days of silence', async () => {
    const { token } = await signIn();
    test_.clock.advance(29.9 * day);
    expect((await request(test_.application, 'GET', '/me', { token })).status).toBe(200);
    test_.clock.advance(30.1 * day);
    expect((await request(test_.application, 'GET', '/me', { token })).body.code).toBe('SESSION_EXPIRED');
    expect((await post('/sessions/current/rotation', {}, { token })).body.code).toBe('SESSION_EXPIRED');
  });

  it('write "last seen" apart from the requests and every five minutes at most', async () => {
    const { token, body } = await signIn();
    const activity = test_.application.get((await import('../../src/identity/sessions/session-activity.js')).SessionActivity);
    const seen = async () => {
      const [row] = await test_.database.query<{ at: Date | string }>('SELECT last_seen_at AS at FROM session WHERE id = ?', [body.sessionId]);
      return readInstant(row?.at ?? '').getTime();
    };
    const signedInAt = test_.clock.now().getTime();
    test_.clock.advance(1_000);
    await request(test_.application, 'GET', '/me', { token });
    expect(await seen()).toBe(signedInAt);
    await activity.flush();
    expect(await seen()).toBe(signedInAt + 1_000);
    test_.clock.advance(5 * minute - 1);
    await request(test_.application, 'GET', '/me', { token });
    await activity.flush();
    expect(await seen()).toBe(signedInAt + 1_000);
    test_.clock.advance(1);
    await request(test_.application, 'GET', '/me', { token });
    await activity.flush();
    expect(await seen()).toBe(signedInAt + 1_000 + 5 * minute);
  });
});

describe('rotation', () => {
  const rotate = (token: string) => post('/sessions/current/rotation', {}, { token });
  const status = async (token: string) => (await request(test_.application, 'GET', '/me', { token })).status;
  const flush = async () => test_.application.get((await import('../../src/identity/sessions/session-activity.js')).SessionActivity).flush();

  it('gives a new token; the old one serves requests under way for a minute', async () => {
    const { token, body } = await signIn();
    test_.clock.advance(day);
    const answer = await rotate(token);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ sessionId: body.sessionId, expiresAt: body.expiresAt, rotateAfter: new Date(test_.clock.now().getTime() + day).toISOString() });
    expect(answer.body.token).not.toBe(token);
    test_.clock.advance(1_000);
    expect([await status(token), await status(answer.body.token)]).toEqual([200, 200]);
    await flush();
    test_.clock.advance(minute);
    expect([await status(token), await status(answer.body.token)]).toEqual([401, 200]);
    expect((await rotate(token)).body.code).toBe('SESSION_EXPIRED');
  });

  it('gives the same token to two tabs that ask at once', async () => {
    const { token } = await signIn();
    const answers = await Promise.all(Array.from({ length: 8 }, () => rotate(token)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map((answer) => answer.body.token)).size).toBe(1);
  });

  it('can be asked again after an hour without network, as long as the new token was not seen', async () => {
    const { token } = await signIn();
    test_.clock.advance(day);
    const lost = await rotate(token);
    test_.clock.advance(60 * minute);
    expect(await status(token)).toBe(401);
    const again = await rotate(token);
    expect(again.body.token).toBe(lost.body.token);
    expect(await status(again.body.token)).toBe(200);
    await flush();
    test_.clock.advance(minute);
    expect((await rotate(token)).status).toBe(401);
  });

  it('refuses strangers and those who signed out', async () => {
    expect((await post('/sessions/current/rotation', {})).body.code).toBe('UNAUTHENTICATED');
    expect((await rotate('a'.repeat(43))).body.code).toBe('SESSION_EXPIRED');
    const { token } = await signIn();
    await request(test_.application, 'DELETE', '/sessions/current', { token });
    expect((await rotate(token)).body.code).toBe('SESSION_EXPIRED');
  });

  it('does not lengthen a session beyond its ninety days', async () => {
    const clock = new TestClock(test_.clock.now().toISOString());
    let { token } = await signIn();
    for (let week = 0; week < 12; week++) {
      test_.clock.advance(7 * day);
      token = (await rotate(token)).body.token;
      expect(await status(token)).toBe(200);
      await flush();
    }
    test_.clock.advance(6 * day - 1);
    expect(test_.clock.now().getTime() - clock.now().getTime()).toBe(90 * day - 1);
    expect(await status(token)).toBe(200);
    test_.clock.advance(1);
    expect(await status(token)).toBe(401);
    expect((await rotate(token)).status).toBe(401);
  });
});
