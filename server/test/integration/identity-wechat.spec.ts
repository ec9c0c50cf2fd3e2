import { Logger } from '@nestjs/common';
import { WechatClient } from '../../src/identity/wechat/wechat-client.js';
import { readSettings } from '../../src/platform/config/index.js';
import { WechatStandIn, type WechatFault } from '../support/wechat-stand-in.js';

describe('the WeChat client against a server that speaks the protocol', () => {
  let clock = Date.now();
  const wechat = new WechatStandIn(() => clock);
  let client: WechatClient;
  const logged: string[] = [];

  const clientFor = (environment: Record<string, string>) => new WechatClient(readSettings({ DATA_FOLDER: '/nowhere', ...environment }));

  beforeAll(async () => {
    const keep = (...parts: unknown[]) => { logged.push(JSON.stringify(parts)); };
    Logger.overrideLogger({ log: keep, warn: keep, error: keep });
    const baseUrl = await wechat.start();
    client = clientFor({ WECHAT_APP_ID: wechat.appId, WECHAT_SECRET: wechat.secret, WECHAT_BASE_URL: baseUrl });
  });
  afterAll(async () => {
    Logger.overrideLogger(['fatal']);
    await wechat.stop();
  });
  beforeEach(() => {
    wechat.requests.length = 0;
    logged.length = 0;
  });

  it('learns the openid and keeps nothing else', async () => {
    expect(await client.exchange(wechat.issueCode('oABC-123_x'))).toEqual({ openid: 'oABC-123_x' });
    expect(wechat.requests).toHaveLength(1);
  });

  it('passes a code on as it is, whatever is in it', async () => {
    await expect(client.exchange('a&secret=other#?/..')).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
    expect(new URL(wechat.requests[0] ?? '', 'http://x').searchParams.get('js_code')).toBe('a&secret=other#?/..');
  });

  it('finds a code used once and no more', async () => {
    const code = wechat.issueCode('o-once-1');
    await client.exchange(code);
    await expect(client.exchange(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
  });

  it.each([[5 * 60_000, true], [5 * 60_000 + 1, false]])('after %i ms the code is valid: %s', async (milliseconds, valid) => {
    const code = wechat.issueCode('o-later-1');
    clock += milliseconds;
    await (valid ? expect(client.exchange(code)).resolves.toEqual({ openid: 'o-later-1' }) : expect(client.exchange(code)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' }));
  });

  it.each<[WechatFault, string]>([
    [40029, 'WECHAT_CODE_INVALID'], [40163, 'WECHAT_CODE_INVALID'], [45011, 'WECHAT_RATE_LIMITED'], [40226, 'WECHAT_RISKY_USER'],
    [-1, 'WECHAT_UNAVAILABLE'], [40013, 'WECHAT_UNAVAILABLE'], [40125, 'WECHAT_UNAVAILABLE'], [99999, 'WECHAT_UNAVAILABLE'],
    ['nonsense', 'WECHAT_UNAVAILABLE'], ['empty', 'WECHAT_UNAVAILABLE'], ['array', 'WECHAT_UNAVAILABLE'], ['no-openid', 'WECHAT_UNAVAILABLE'],
    ['http-500', 'WECHAT_UNAVAILABLE'], ['redirect', 'WECHAT_UNAVAILABLE'], ['endless', 'WECHAT_UNAVAILABLE'],
  ])('%s becomes %s, without a second try', async (fault, code) => {
    wechat.failNext(fault);
    await expect(client.exchange(wechat.issueCode('o-fault-1'))).rejects.toMatchObject({ code });
    expect(wechat.requests).toHaveLength(1);
  });

  it('tries once more when the connection broke, since the code may be unused', async () => {
    wechat.failNext('reset');
    expect(await client.exchange(wechat.issueCode('o-again-1'))).toEqual({ openid: 'o-again-1' });
    expect(wechat.requests).toHaveLength(2);
  });

  it('gives up after the second broken connection', async () => {
    wechat.failNext('reset', 'reset');
    await expect(client.exchange(wechat.issueCode('o-again-2'))).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' });
    expect(wechat.requests).toHaveLength(2);
  });

  it('waits five seconds for an answer, not longer, and does not ask again', async () => {
    wechat.failNext('hang');
    const start = Date.now();
    await expect(client.exchange(wechat.issueCode('o-hang-1'))).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' });
    expect(Date.now() - start).toBeLessThan(7_000);
    expect(wechat.requests).toHaveLength(1);
  }, 10_000);

  it('says so when nobody is there, or nothing is set up', async () => {
    const gone = new WechatStandIn();
    const address = await gone.start();
    await gone.stop();
    await expect(clientFor({ WECHAT_APP_ID: 'a', WECHAT_SECRET: 'b', WECHAT_BASE_URL: address }).exchange('code')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' });
    await expect(clientFor({}).exchange('code')).rejects.toMatchObject({ code: 'WECHAT_NOT_CONFIGURED' });
  });

  it('logs neither code nor secret, openid or session key', async () => {
    const code = wechat.issueCode('o-private-1');
    await client.exchange(code);
    for (const fault of ['reset', 'reset', -1, 'nonsense', 'http-500', 40125] as const) {
      wechat.failNext(fault, ...(fault === 'reset' ? ['reset' as const] : []));
      await client.exchange(wechat.issueCode('o-private-2')).catch(() => undefined);
    }
    const text = logged.join('\n');
    expect(text).toContain('ECONNRESET');
    for (const private_ of [wechat.secret, wechat.appId, code, 'o-private', ...wechat.sessionKeys, ...wechat.requests]) expect(text).not.toContain(private_);
  });
});
