import { createHash, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError, type Settings } from '../config/index.js';
import { keepOrCreateKeyFile, newEvidenceKey, newFieldKeys, newIndexKey } from './key-files.js';

/** Keys for the encryption of single fields: new values use the active one, old values name the one they were written with. */
export interface FieldKeys {
  readonly activeId: string;
  readonly byId: ReadonlyMap<string, KeyObject>;
}

/** Signs the checkpoints of the evidence log. The database never holds it. */
export interface EvidenceKeys {
  readonly id: string;
  readonly privateKey: KeyObject;
  /** By key id; holds the public half of the signing key and of those that signed before it. */
  readonly publicKeys: ReadonlyMap<string, KeyObject>;
}

export abstract class Keys {
  abstract readonly field: FieldKeys;
  abstract readonly index: KeyObject;
  abstract readonly evidence: EvidenceKeys;
}

type KeySettings = Pick<Settings, 'fieldKeys' | 'indexKey' | 'evidenceKeyFile' | 'dataFolder'>;

const keyBytes = 32;
const keyIdPattern = /^[a-z0-9]{1,16}$/;

/**
 * Reads all keys, from the settings where they are given, else from `<dataFolder>/keys`, where they are made on the first start.
 * Secrets become KeyObjects here, once: a string secret would be prepared anew for each value.
 * @throws SettingsError naming the setting or file that is not right; never with a part of a key.
 */
export function loadKeys(settings: KeySettings): Keys {
  const folder = join(settings.dataFolder, 'keys');
  const kept = (name: string, create: () => string): [text: string, source: string] => {
    const file = join(folder, name);
    return [keepOrCreateKeyFile(file, create), `文件 ${file}`];
  };
  const field = settings.fieldKeys !== null ? [settings.fieldKeys, '设置 FIELD_KEYS'] as const : kept('field-keys', newFieldKeys);
  const index = settings.indexKey !== null ? [settings.indexKey, '设置 INDEX_KEY'] as const : kept('index-key', newIndexKey);
  const evidence = settings.evidenceKeyFile !== null
    ? [readEvidenceKeyFile(settings.evidenceKeyFile), `设置 EVIDENCE_KEY_FILE 所指的文件 ${settings.evidenceKeyFile}`] as const
    : kept('evidence-key.pem', newEvidenceKey);
  const keys = { field: parseFieldKeys(...field), index: parseIndexKey(...index), evidence: parseEvidenceKeys(...evidence) };
  for (const key of keys.field.byId.values()) {
    if (key.equals(keys.index)) throw new SettingsError('INDEX_KEY 与 FIELD_KEYS 中的一把密钥相同，请用另一把。');
  }
  return keys;
}

/**
 * `id:base64,…`, the first one active.
 * @param source where the text came from, for the message
 */
export function parseFieldKeys(text: string, source: string): FieldKeys {
  const byId = new Map<string, KeyObject>();
  for (const part of text.split(',').map((each) => each.trim())) {
    const separator = part.indexOf(':');
    const id = part.slice(0, Math.max(separator, 0));
    if (!keyIdPattern.test(id)) {
      throw new SettingsError(`${source} 应为“编号:base64 密钥”，多把以逗号分开，编号用小写字母和数字（如 k1），第一把用于加密。`);
    }
    if (byId.has(id)) throw new SettingsError(`${source} 中编号 ${id} 出现了两次。`);
    byId.set(id, parseSecret(part.slice(separator + 1), `${source} 中编号 ${id} 的密钥`));
  }
  const activeId = byId.keys().next().value as string;
  return { activeId, byId };
}

export const parseIndexKey = (text: string, source: string): KeyObject => parseSecret(text.trim(), source);

function parseSecret(base64: string, source: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64');
  // Buffer.from skips what is not base64, so a mistyped key would pass without the way back.
  if (bytes.length !== keyBytes || bytes.toString('base64') !== base64) {
    throw new SettingsError(`${source} 应是 32 字节随机数的 base64 写法（44 个字符），可用命令 openssl rand -base64 32 生成。`);
  }
  return createSecretKey(bytes);
}

function readEvidenceKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`设置 EVIDENCE_KEY_FILE 所指的文件 ${file} 读不出（${(error as NodeJS.ErrnoException).code}）。`);
  }
}

/**
 * One private key, which signs, and behind it the public keys of its predecessors, which still verify.
 * @param text PEM blocks
 */
export function parseEvidenceKeys(text: string, source: string): EvidenceKeys {
  const blocks = text.match(/-----BEGIN (PRIVATE|PUBLIC) KEY-----[^-]+-----END \1 KEY-----/g) ?? [];
  const privateBlocks = blocks.filter((block) => block.includes('PRIVATE'));
  if (privateBlocks.length !== 1) throw sourceFault(source);
  try {
    const privateKey = createPrivateKey(privateBlocks[0] as string);
    const publicKeys = new Map<string, KeyObject>();
    for (const key of [createPublicKey(privateKey), ...blocks.filter((block) => block.includes('PUBLIC')).map((block) => createPublicKey(block))]) {
      if (key.asymmetricKeyType !== 'ed25519') throw sourceFault(source);
      publicKeys.set(evidenceKeyId(key), key);
    }
    return { id: publicKeys.keys().next().value as string, privateKey, publicKeys };
  } catch {
    throw sourceFault(source);
  }
}

const sourceFault = (source: string): SettingsError =>
  new SettingsError(`${source} 应是一把 Ed25519 私钥（PKCS#8 PEM），可用命令 openssl genpkey -algorithm ed25519 生成；以前用过的公钥可附在其后。`);

/** Names an Ed25519 public key by its content: the first 16 hex digits of SHA-256 over its SPKI form. */
export const evidenceKeyId = (publicKey: KeyObject): string =>
  createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
