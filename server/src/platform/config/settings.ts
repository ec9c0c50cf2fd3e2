import { resolve } from 'node:path';

/** A setting that stops the boot; the message is a sentence for the person who set it. */
export class SettingsError extends Error {}

export interface WechatSettings {
  readonly appId: string;
  readonly secret: string;
  /** Without trailing slash; tests point it at a stand-in server. */
  readonly baseUrl: string;
}

/** Everything that differs between installations. Built once at boot by {@link readSettings}; nothing else reads the environment. */
export abstract class Settings {
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly dataFolder: string;
  /** `mysql://user:password@host:port/database`, or null for the embedded SQLite file in the data folder. */
  abstract readonly databaseUrl: string | null;
  abstract readonly databasePoolSize: number;
  /** Demo identities, demo data and codes shown on screen exist only when this is true. */
  abstract readonly demo: boolean;
  /** Code of the policy pack in libs/policy. */
  abstract readonly region: string;
  abstract readonly wechat: WechatSettings | null;
  /** Address of an HTTP gateway that sends SMS codes, or null. */
  abstract readonly smsGatewayUrl: string | null;
  /** `id:base64(32 bytes)` pairs, the first one active; null lets the key files in the data folder be used. */
  abstract readonly fieldKeys: string | null;
  abstract readonly indexKey: string | null;
  abstract readonly evidenceKeyFile: string | null;
  abstract readonly logLevel: LogLevel;
  /** Believe X-Forwarded-For of a reverse proxy on this machine. */
  abstract readonly trustProxy: boolean;
  /** Outbox, scheduled jobs and the evidence sequencer run in this process. Off for processes that only answer requests. */
  abstract readonly backgroundWork: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment.
 * @throws SettingsError naming the setting, what is wrong with it and what would be right.
 */
export function readSettings(environment: Environment): Settings {
  const text = (name: string): string | null => environment[name]?.trim() || null;

  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const given = text(name);
    if (given === null) return fallback;
    const value = Number(given);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new SettingsError(`设置 ${name} 应为 ${least} 到 ${most} 之间的整数，现在是“${given}”。`);
    }
    return value;
  };

  const flag = (name: string, fallback: boolean): boolean => {
    const given = text(name);
    if (given === null) return fallback;
    if (given !== '0' && given !== '1') throw new SettingsError(`设置 ${name} 只能是 1（开）或 0（关），现在是“${given}”。`);
    return given === '1';
  };

  const url = (name: string, protocols: readonly string[]): string | null => {
    const given = text(name);
    if (given === null) return null;
    const parsed = URL.canParse(given) ? new URL(given) : null;
    // The address may hold a password, so the message never repeats it.
    if (!parsed || !protocols.includes(parsed.protocol)) {
      throw new SettingsError(`设置 ${name} 不是可用的地址，应以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头。`);
    }
    return given.replace(/\/$/, '');
  };

  const databaseUrl = url('DATABASE_URL', ['mysql:', 'mariadb:']);
  if (databaseUrl && new URL(databaseUrl).pathname.length < 2) {
    throw new SettingsError('设置 DATABASE_URL 缺少数据库名，例如 mysql://用户:密码@127.0.0.1:3306/jiayi。');
  }
  const appId = text('WECHAT_APP_ID');
  const secret = text('WECHAT_SECRET');
  if ((appId === null) !== (secret === null)) {
    throw new SettingsError('设置 WECHAT_APP_ID 与 WECHAT_SECRET 须同时给出，或同时不给。');
  }
  const logLevel = (text('LOG_LEVEL') ?? 'info') as LogLevel;
  if (!logLevels.includes(logLevel)) {
    throw new SettingsError(`设置 LOG_LEVEL 应为 ${logLevels.join('、')} 之一，现在是“${logLevel}”。`);
  }

  return {
    host: text('HOST') ?? '127.0.0.1',
    port: whole('PORT', 3000, 0, 65535),
    dataFolder: resolve(text('DATA_FOLDER') ?? '.data'),
    databaseUrl,
    databasePoolSize: whole('DATABASE_POOL', 16, 2, 200),
    demo: flag('DEMO', false),
    region: text('REGION') ?? 'jilin',
    wechat: appId && secret ? { appId, secret, baseUrl: url('WECHAT_BASE_URL', ['https:', 'http:']) ?? 'https://api.weixin.qq.com' } : null,
    smsGatewayUrl: url('SMS_GATEWAY_URL', ['https:', 'http:']),
    fieldKeys: text('FIELD_KEYS'),
    indexKey: text('INDEX_KEY'),
    evidenceKeyFile: text('EVIDENCE_KEY_FILE'),
    logLevel,
    trustProxy: flag('TRUST_PROXY', false),
    backgroundWork: flag('BACKGROUND_WORK', true),
  };
}
