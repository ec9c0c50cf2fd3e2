import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { request } from '../support/request.js';

/** Accepts messages like a gateway of a telephone company would, or fails as it is told. */
class Gateway {
  readonly received: { phone: string; code: string; validMinutes: number }[] = [];
  next: 'accept' | 'refuse' | 'reset' | 'hang' = 'accept';
  private readonly server: Server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    incoming.on('end', () => {
      if (this.next === 'reset') return void incoming.socket.resetAndDestroy();
      if (this.next === 'hang') return undefined;
      if (this.next === 'refuse') return void response.writeHead(500).end();
      this.received.push(JSON.parse(body) as Gateway['received'][number]);
      response.writeHead(202).end('{"id":"1"}');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('codes through a gateway', () => {
  const gateway = new Gateway();
  let test_: TestApplication;

  beforeAll(async () => {
    const url = await gateway.start();
    const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    test_ = await startTestApplication({ environment: { DEMO: '0', SMS_GATEWAY_URL: url } }).finally(() => write.mockRestore());
  });
  afterAll(async () => {
    await test_?.close();
    await gateway.stop();
  });

  const ask = (phone: string) => request(test_.application, 'POST', '/sms-codes', { body: { phone } });

  it('go to the phone and not to the screen, and sign in', async () => {
    const answer = await ask('+86 138-0013-8000');
    expect([answer.status, answer.body.demoCode]).toEqual([202, null]);
    expect(gateway.received).toEqual([{ phone: '13800138000', code: expect.stringMatching(/^\d{6}$/), validMinutes: 5 }]);
    const session = await request(test_.application, 'POST', '/sessions/phone', { body: { phone: '13800138000', code: gateway.received[0]?.code } });
    expect(session.status).toBe(201);
  });

  it.each([['refuse', '13800138001'], ['reset', '13800138002'], ['hang', '13800138003']] as const)('that fails (%s) leave a sentence, no valid code, and no minute to wait', async (fault, phone) => {
    gateway.next = fault;
    const answer = await ask(phone);
    expect([answer.status, answer.body.code, answer.body.title]).toEqual([503, 'SMS_UNAVAILABLE', '短信暂时发不出去，请稍后再试']);
    gateway.next = 'accept';
    expect((await ask(phone)).status).toBe(202);
  }, 10_000);
});
