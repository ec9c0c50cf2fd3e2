import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

import { inTree, root } from './paths.mjs';

/** Names of all settings of the server (see .env.example, which explains each). */
export const settingNames = [
  'HOST', 'PORT', 'DATA_FOLDER', 'DATABASE_URL', 'DATABASE_POOL', 'DEMO', 'REGION', 'WECHAT_APP_ID', 'WECHAT_SECRET', 'WECHAT_BASE_URL',
  'SMS_GATEWAY_URL', 'FIELD_KEYS', 'INDEX_KEY', 'EVIDENCE_KEY_FILE', 'LOG_LEVEL', 'TRUST_PROXY', 'BACKGROUND_WORK',
];

/** These say how to run, not that this is a real installation. */
const neutral = new Set(['HOST', 'PORT', 'DATA_FOLDER', 'LOG_LEVEL', 'DATABASE_POOL', 'TRUST_PROXY', 'BACKGROUND_WORK']);

/**
 * Settings to run the server with: the environment, then `.env`. Where nothing says that this is a real installation, it is a demo with a
 * data folder of its own, so that demo accounts with known passwords never end up beside real residents. Paths count from the top folder.
 */
export function readSettings(environment = process.env, file = inTree('.env')) {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const settings = {};
  for (const name of settingNames) {
    const value = (environment[name] ?? fromFile[name] ?? '').trim();
    if (value !== '') settings[name] = value;
  }
  const real = Object.keys(settings).some((name) => !neutral.has(name));
  if (!real) settings.DEMO = '1';
  settings.DATA_FOLDER ??= settings.DEMO === '1' ? join('.data', 'demo') : '.data';
  for (const name of ['DATA_FOLDER', 'EVIDENCE_KEY_FILE']) if (settings[name]) settings[name] = resolve(root, settings[name]);
  settings.HOST ??= '127.0.0.1';
  settings.PORT ??= '3000';
  return settings;
}

/** The address at which a browser on this machine finds the server. */
export function localAddress({ HOST, PORT }) {
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  const host = everywhere ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}
