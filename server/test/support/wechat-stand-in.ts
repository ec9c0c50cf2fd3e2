import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does instead of answering properly; a number is an errcode. */
export type WechatFault = 'hang' | 'reset' | 'nonsense' | 'empty' | 'array' | 'no-openid' | 'http-500' | 'redirect' | 'endless' | number;

interface IssuedCode {
  readonly openid: string;
  readonly issuedAt: number;
  used: boolean;
}

const codeValidMs = 5 * 60_000;
const messages: Readonly<Record<number, string>> = {
  [-1]: 'system error', 40013: 'invalid appid', 40029: 'invalid code', 40125: 'invalid appsecret', 40163: 'code been used',
  40226: 'code blocked', 45011: 'api minute-quota reach limit  mustslower  retry next minute',
};

/**
 * A small server that speaks the `auth.code2Session` protocol of WeChat: codes are used once and live five minutes, errors
 * come with HTTP 200 and an errcode, and the media type is text/plain.
 */
export class WechatStandIn {
  readonly appId = 'wx0123456789abcdef';
  readonly secret = 'a-secret-of-the-mini-program';
  /** Paths with queries that were asked for. */
  readonly requests: string[] = [];
  /** Session keys that were handed out; none of them may turn up anywhere else. */
  readonly sessionKeys: string[] = [];
  private readonly codes = new Map<string, IssuedCode>();
  private readonly faults: WechatFault[] = [];
  private server: Server | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  async start(): Promise<string> {
    const server = createServer((request, response) => this.answer(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** What `wx.login` gives a user's phone. */
  issueCode(openid: string): string {
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, { openid, issuedAt: this.now(), used: false });
    return code;
  }

  /** The next requests meet these faults, one each. */
  failNext(...faults: WechatFault[]): void {
    this.faults.push(...faults);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request.url ?? '');
    const fault = this.faults.shift();
    if (fault !== undefined) return this.misbehave(fault, request, response);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stand-in');
    if (request.method !== 'GET' || pathname !== '/sns/jscode2session') return void response.writeHead(404).end();
    if (searchParams.get('appid') !== this.appId) return this.error(response, 40013);
    if (searchParams.get('secret') !== this.secret) return this.error(response, 40125);
    if (searchParams.get('grant_type') !== 'authorization_code') return this.error(response, 40002);
    const issued = this.codes.get(searchParams.get('js_code') ?? '');
    if (!issued || this.now() - issued.issuedAt > codeValidMs) return this.error(response, 40029);
    if (issued.used) return this.error(response, 40163);
    issued.used = true;
    const sessionKey = randomBytes(16).toString('base64');
    this.sessionKeys.push(sessionKey);
    this.send(response, JSON.stringify({ session_key: sessionKey, openid: issued.openid }));
  }

  private misbehave(fault: WechatFault, request: IncomingMessage, response: ServerResponse): void {
    switch (fault) {
      case 'hang': return;
      case 'reset': return void request.socket.resetAndDestroy();
      case 'nonsense': return this.send(response, '<html>gateway</html>');
      case 'empty': return this.send(response, '');
      case 'array': return this.send(response, '[1,2]');
      case 'no-openid': return this.send(response, '{"session_key":"x","openid":42}');
      case 'http-500': return void response.writeHead(500).end('{"openid":"o-from-an-error-page"}');
      case 'redirect': return void response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end();
      case 'endless': return this.pour(response);
      default: return this.error(response, fault);
    }
  }

  private pour(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const chunk = 'x'.repeat(8 * 1024);
    const timer = setInterval(() => response.write(chunk), 1);
    response.on('close', () => clearInterval(timer));
  }

  private error(response: ServerResponse, errcode: number): void {
    this.send(response, JSON.stringify({ errcode, errmsg: `${messages[errcode] ?? 'unknown'}, rid: 5f0e1a2b-3c4d5e6f` }));
  }

  private send(response: ServerResponse, body: string): void {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(body);
  }
}
