import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { FirstAdministrator } from '../../src/identity/staff/first-administrator.js';
import { totpCode } from '../../src/identity/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { request, type Answer } from '../support/request.js';

const post = (test: TestApplication, path: string, body: object, token?: string): Promise<Answer> => request(test.application, 'POST', path, { body, token });

describe('an installation for real use', () => {
  let test_: TestApplication;
  let printed = '';
  const logged: string[] = [];

  beforeAll(async () => {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => { printed += String(text); return true; });
    const logs = (['log', 'warn', 'error', 'debug'] as const).map((level) => jest.spyOn(Logger.prototype, level).mockImplementation((...parts) => { logged.push(JSON.stringify(parts)); }));
    try {
      test_ = await startTestApplication({ environment: { DEMO: '0' } });
    } finally {
      for (const mock of [write, ...logs]) mock.mockRestore();
    }
  });
  afterAll(() => test_?.close());

  it('prints the first administrator’s password once, and keeps it nowhere', async () => {
    const password = /一次性密码\s+(\S+)/.exec(printed)?.[1] ?? '';
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(printed.split(password)).toHaveLength(2);
    expect(logged.join('\n')).not.toContain(password);
    const kept = await Promise.all(['account', 'audit_entry', 'outbox_event'].map((table) => test_.database.query(`SELECT * FROM ${table}`)));
    expect(JSON.stringify(kept)).not.toContain(password);
  });

  it('lets him in with a second factor and a new password, before there is any institution', async () => {
    const password = /一次性密码\s+(\S+)/.exec(printed)?.[1] ?? '';
    const { challenge, secret } = (await post(test_, '/sessions/staff', { username: 'admin', password })).body.secondFactor;
    const { token } = (await post(test_, '/sessions/staff/second-factor', { challenge, code: totpCode(secret, test_.clock.now()) })).body;
    expect((await request(test_.application, 'GET', '/staff-accounts', { token })).status).toBe(403);
    expect((await request(test_.application, 'PUT', '/me/password', { token, body: { currentPassword: password, newPassword: 'tulip-92-kettle' } })).status).toBe(204);
    const me = await request(test_.application, 'GET', '/me', { token });
    expect(me.body).toMatchObject({ mustChangePassword: false, grants: [{ role: 'SYSTEM_ADMINISTRATOR', institutionId: 0, institutionName: '全部机构' }] });
    expect((await request(test_.application, 'GET', '/staff-accounts', { token })).body.items).toMatchObject([{ username: 'admin', manageable: true }]);
  });

  it('makes no second one', async () => {
    expect(await test_.application.get(FirstAdministrator).create()).toBeNull();
  });

  it('shows no codes and says that no text messages are set up, nor WeChat', async () => {
    const sms = await post(test_, '/sms-codes', { phone: '13800138000' });
    expect([sms.status, sms.body.code, sms.body.title]).toEqual([503, 'SMS_NOT_CONFIGURED', expect.stringMatching(/短信/)]);
    expect(await test_.database.query('SELECT * FROM sms_code')).toEqual([]);
    const wechat = await post(test_, '/sessions/wechat', { code: 'any' });
    expect([wechat.status, wechat.body.code]).toEqual([503, 'WECHAT_NOT_CONFIGURED']);
  });
});

describe('five processes that start at once', () => {
  it('make one first administrator', async () => {
    const test_ = await startTestApplication();
    try {
      const first = test_.application.get(FirstAdministrator);
      const passwords = await Promise.all(Array.from({ length: 5 }, () => first.create()));
      expect(passwords.filter((password) => password !== null)).toHaveLength(1);
      expect(await test_.database.query("SELECT id FROM account WHERE kind = 'STAFF'")).toHaveLength(1);
    } finally {
      await test_.close();
    }
  });
});

describe('the demo', () => {
  it('has no first administrator of that kind', async () => {
    const test_ = await startTestApplication();
    try {
      expect(await test_.database.query("SELECT id FROM account WHERE username = 'admin'")).toEqual([]);
    } finally {
      await test_.close();
    }
  });
});
