import { Injectable, Logger } from '@nestjs/common';
import type { ErrorCode } from '@jiayi/domain';
import { Settings, type WechatSettings } from '../../platform/config/index.js';
import { DomainError } from '../../platform/http/index.js';

const timeoutMs = 5_000;
const longestAnswer = 16 * 1024;

/** Codes of the `auth.code2Session` protocol that a person can do something about; any other one is our own fault or WeChat's. */
const refusals: Readonly<Record<number, ErrorCode>> = {
  40029: 'WECHAT_CODE_INVALID',
  40163: 'WECHAT_CODE_INVALID', // used before
  45011: 'WECHAT_RATE_LIMITED',
  40226: 'WECHAT_RISKY_USER',
};

/** The connection broke before there was an answer, so that the code may well be unused. */
const networkFailures = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']);

/** Who the WeChat user is for this mini-program. The session key is left out on purpose: nothing here needs it, so it is not kept. */
export interface WechatIdentity {
  readonly openid: string;
}

/** Exchanges the code of `wx.login` (single use, five minutes) with the WeChat server. */
@Injectable()
export class WechatClient {
  private readonly logger = new Logger('wechat');

  constructor(private readonly settings: Settings) {}

  /**
   * @returns the openid of the person who made the code
   * @throws DomainError WECHAT_CODE_INVALID, WECHAT_RATE_LIMITED, WECHAT_RISKY_USER, WECHAT_NOT_CONFIGURED, or WECHAT_UNAVAILABLE for everything else
   */
  async exchange(code: string): Promise<WechatIdentity> {
    const { wechat } = this.settings;
    if (!wechat) throw new DomainError('WECHAT_NOT_CONFIGURED');
    return this.interpret(await this.ask(wechat, code));
  }

  private async ask(wechat: WechatSettings, code: string): Promise<string> {
    const address = `${wechat.baseUrl}/sns/jscode2session?${new URLSearchParams({
      appid: wechat.appId, secret: wechat.secret, js_code: code, grant_type: 'authorization_code',
    }).toString()}`;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.get(address);
      } catch (error) {
        // The address holds the secret and the error may hold the address: only the kind of failure is logged.
        const kind = failureKind(error);
        this.logger.warn({ failure: kind, attempt });
        if (attempt === 2 || !networkFailures.has(kind)) throw new DomainError('WECHAT_UNAVAILABLE');
      }
    }
  }

  private async get(address: string): Promise<string> {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs), headers: { accept: 'application/json' } });
    if (!response.ok) {
      await response.body?.cancel();
      throw new UnusableAnswer(`HTTP ${response.status}`);
    }
    return boundedText(response);
  }

  private interpret(text: string): WechatIdentity {
    const answer = parsed(text);
    const errcode = answer['errcode'];
    if (typeof errcode === 'number' && errcode !== 0) {
      const code = refusals[errcode] ?? 'WECHAT_UNAVAILABLE';
      // errmsg repeats request ids and addresses; the number says all.
      if (code === 'WECHAT_UNAVAILABLE') this.logger.error({ errcode });
      throw new DomainError(code);
    }
    const openid = answer['openid'];
    if (typeof openid !== 'string' || !/^[A-Za-z0-9_-]{6,64}$/.test(openid)) {
      this.logger.error({ failure: 'answer without openid' });
      throw new DomainError('WECHAT_UNAVAILABLE');
    }
    return { openid };
  }
}

class UnusableAnswer extends Error {}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

/** The body as text; an endless one is cut off. The declared media type is not looked at: the real server says text/plain. */
async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > longestAnswer) throw new UnusableAnswer('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The kind of a failed request, from names and codes alone: messages may repeat the address. */
function failureKind(error: unknown): string {
  if (error instanceof UnusableAnswer) return error.message;
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  return typeof cause?.code === 'string' ? cause.code : 'unreadable';
}
