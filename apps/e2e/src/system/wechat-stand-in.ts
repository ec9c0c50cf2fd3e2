import { createServer, type Server } from 'node:http';

/** Stands in for WeChat's server: exchanges login codes for openids by the documented protocol, each code once. */
export class WechatStandIn {
  readonly #codes = new Map<string, string>();
  #count = 0;

  private constructor(private readonly server: Server, readonly address: string) {}

  static async start(): Promise<WechatStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (!address || typeof address !== 'object') throw new Error('no address');
    const standIn = new WechatStandIn(server, `http://127.0.0.1:${address.port}`);
    server.on('request', (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', standIn.address);
      const code = searchParams.get('js_code') ?? '';
      const openid = pathname === '/sns/jscode2session' ? standIn.#codes.get(code) : undefined;
      standIn.#codes.delete(code);
      response.setHeader('content-type', 'text/plain');
      response.end(JSON.stringify(openid ? { openid, session_key: 'c2Vzc2lvbi1rZXktb2YtdGhlLXRlc3Q=' } : { errcode: 40029, errmsg: 'invalid code' }));
    });
    return standIn;
  }

  /** A fresh code, as wx.login gives it to the WeChat user with this openid. */
  codeFor(openid: string): string {
    this.#count += 1;
    const code = `code-${this.#count}`;
    this.#codes.set(code, openid);
    return code;
  }

  /** Settings that make a server use this instead of WeChat. */
  get settings(): Record<string, string> {
    return { WECHAT_APP_ID: 'wx0000000000000000', WECHAT_SECRET: 'secret-of-the-test', WECHAT_BASE_URL: this.address };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
