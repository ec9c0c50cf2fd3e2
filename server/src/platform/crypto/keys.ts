import { createHash, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
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
  const field = given(settings.fieldKeys, '设置 FIELD_KEYS') ?? kept(settings, 'field-keys', newFieldKeys);
  const index = given(settings.indexKey, '设置 INDEX_KEY') ?? kept(settings, 'index-key', newIndexKey);
  const evidence = givenEvidenceKey(settings) ?? kept(settings, evidenceKeyName, newEvidenceKey);
  const keys = { field: parseFieldKeys(field), index: parseSecret(index.text.trim(), index.source), evidence: parseEvidenceKeys(evidence) };
  for (const key of keys.field.byId.values()) {
    if (key.equals(keys.index)) throw new SettingsError('INDEX_KEY 与 FIELD_KEYS 中的一把密钥相同，请用另一把。');
  }
  return keys;
}

/**
 * The keys that checkpoints are verified with, for a check that must not change anything: no key is made.
 * @throws SettingsError when there is no evidence key yet
 */
export function loadEvidencePublicKeys(settings: KeySettings): EvidenceKeys['publicKeys'] {
  const file = keyFile(settings, evidenceKeyName);
  const evidence = givenEvidenceKey(settings) ?? (existsSync(file) ? kept(settings, evidenceKeyName, newEvidenceKey) : null);
  if (!evidence) throw new SettingsError(`没有存证密钥：既没有设置 EVIDENCE_KEY_FILE，也没有文件 ${file}。请在存放数据的机器上、用同样的设置运行。`);
  return parseEvidenceKeys(evidence).publicKeys;
}

const evidenceKeyName = 'evidence-key.pem';

/** A key as text, and where it came from, for the message. */
interface KeyText {
  readonly text: string;
  readonly source: string;
}

const given = (text: string | null, source: string): KeyText | null => (text === null ? null : { text, source });

const keyFile = (settings: KeySettings, name: string): string => join(settings.dataFolder, 'keys', name);

function kept(settings: KeySettings, name: string, create: () => string): KeyText {
  const file = keyFile(settings, name);
  return { text: keepOrCreateKeyFile(file, create), source: `密钥文件 ${file}` };
}

function givenEvidenceKey({ evidenceKeyFile }: KeySettings): KeyText | null {
  if (evidenceKeyFile === null) return null;
  try {
    return { text: readFileSync(evidenceKeyFile, 'utf8'), source: `设置 EVIDENCE_KEY_FILE 所指的文件 ${evidenceKeyFile}` };
  } catch (error) {
    throw new SettingsError(`设置 EVIDENCE_KEY_FILE 所指的文件 ${evidenceKeyFile} 读不出（${(error as NodeJS.ErrnoException).code}）。`);
  }
}

/** `id:base64,…`, the first one active. */
function parseFieldKeys({ text, source }: KeyText): FieldKeys {
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
  return { activeId: byId.keys().next().value as string, byId };
}

function parseSecret(base64: string, source: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64');
  // Buffer.from skips what is not base64, so that a mistyped key would pass without the way back.
  if (bytes.length !== keyBytes || bytes.toString('base64') !== base64) {
    throw new SettingsError(`${source} 应是 32 字节随机数的 base64 写法（44 个字符），可用命令 openssl rand -base64 32 生成。`);
  }
  return createSecretKey(bytes);
}

/** One private key in PEM, which signs, and behind it the public keys of its predecessors, which still verify. */
function parseEvidenceKeys({ text, source }: KeyText): EvidenceKeys {
  const blocks = text.match(/-----BEGIN (PRIVATE|PUBLIC) KEY-----[^-]+-----END \1 KEY-----/g) ?? [];
  const [privateBlock, ...others] = blocks.filter((block) => block.includes('PRIVATE'));
  try {
    if (!privateBlock || others.length > 0) throw new Error('not exactly one private key');
    const privateKey = createPrivateKey(privateBlock);
    const publicKeys = [createPublicKey(privateKey), ...blocks.filter((block) => block !== privateBlock).map((block) => createPublicKey(block))];
    if (publicKeys.some((key) => key.asymmetricKeyType !== 'ed25519')) throw new Error('not Ed25519');
    const byId = new Map(publicKeys.map((key) => [evidenceKeyId(key), key]));
    return { id: byId.keys().next().value as string, privateKey, publicKeys: byId };
  } catch {
    throw new SettingsError(`${source} 应有且只有一把 Ed25519 私钥（PKCS#8 PEM），可用命令 openssl genpkey -algorithm ed25519 生成；以前用过的公钥可附在其后。`);
  }
}

/** Names an Ed25519 public key by its content: the first 16 hex digits of SHA-256 over its SPKI form. */
const evidenceKeyId = (publicKey: KeyObject): string =>
  createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
