import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError } from '../config/index.js';
import { loadEvidencePublicKeys, loadKeys } from './keys.js';

let dataFolder: string;
beforeEach(() => { dataFolder = mkdtempSync(join(tmpdir(), 'jiayi-keys-')); });
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const none = { fieldKeys: null, indexKey: null, evidenceKeyFile: null };
const random = () => randomBytes(32).toString('base64');
const pem = (type: 'ed25519' | 'x25519' = 'ed25519') => generateKeyPairSync(type as 'ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

function withEvidenceFile(text: string) {
  const evidenceKeyFile = join(dataFolder, 'given.pem');
  writeFileSync(evidenceKeyFile, text);
  return { ...none, dataFolder, evidenceKeyFile };
}

describe('loadKeys', () => {
  it('makes keys on the first start, for their owner alone, and finds them on the second', () => {
    const first = loadKeys({ ...none, dataFolder });
    const second = loadKeys({ ...none, dataFolder });
    expect(second.index.equals(first.index)).toBe(true);
    expect(second.field.byId.get('k1')?.equals(first.field.byId.get('k1') as never)).toBe(true);
    expect(second.evidence.id).toBe(first.evidence.id);
    for (const name of ['field-keys', 'index-key', 'evidence-key.pem']) expect(statSync(join(dataFolder, 'keys', name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataFolder, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('takes keys from the settings and makes no files for these', () => {
    const keys = loadKeys({ ...none, dataFolder, fieldKeys: `k2:${random()}, k1:${random()}`, indexKey: random() });
    expect([...keys.field.byId.keys()]).toEqual(['k2', 'k1']);
    expect(keys.field.activeId).toBe('k2');
    expect(() => statSync(join(dataFolder, 'keys/field-keys'))).toThrow('ENOENT');
  });

  it('keeps the public keys behind the private one for verification', () => {
    const old = createPublicKey(pem()).export({ type: 'spki', format: 'pem' }) as string;
    const { evidence } = loadKeys(withEvidenceFile(`${pem()}\n${old}`));
    expect(evidence.publicKeys.size).toBe(2);
    expect(evidence.publicKeys.keys().next().value).toBe(evidence.id);
  });

  const same = random();
  it.each<[string, object, string]>([
    ['a key without a name', { fieldKeys: random() }, 'FIELD_KEYS 应为“编号:base64 密钥”'],
    ['a short key', { fieldKeys: `k1:${randomBytes(16).toString('base64')}` }, '编号 k1 的密钥 应是 32 字节'],
    ['a mistyped key', { fieldKeys: `k1:${random().replace(/.$/, '!')}` }, '编号 k1 的密钥 应是 32 字节'],
    ['a name twice', { fieldKeys: `k1:${random()},k1:${random()}` }, '编号 k1 出现了两次'],
    ['an index key that is none', { indexKey: 'secret' }, 'INDEX_KEY 应是 32 字节'],
    ['one key for two uses', { fieldKeys: `k1:${same}`, indexKey: same }, 'INDEX_KEY 与 FIELD_KEYS 中的一把密钥相同'],
    ['an evidence key file that is not there', { evidenceKeyFile: '/nowhere/key.pem' }, '/nowhere/key.pem 读不出（ENOENT）'],
  ])('stops with a sentence at %s', (_, settings, sentence) => {
    const load = () => loadKeys({ ...none, dataFolder, ...settings });
    expect(load).toThrow(SettingsError);
    expect(load).toThrow(sentence);
    expect(load).not.toThrow(same);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['text', 'a key'],
    ['a public key alone', createPublicKey(pem()).export({ type: 'spki', format: 'pem' }) as string],
    ['two private keys', `${pem()}\n${pem()}`],
    ['a key of another kind', pem('x25519')],
  ])('stops with a sentence at an evidence key file with %s', (_, text) => {
    expect(() => loadKeys(withEvidenceFile(text))).toThrow('应有且只有一把 Ed25519 私钥');
  });

  it('stops at a key file that was damaged, and does not touch it', () => {
    loadKeys({ ...none, dataFolder });
    const file = join(dataFolder, 'keys/index-key');
    writeFileSync(file, 'damaged');
    expect(() => loadKeys({ ...none, dataFolder })).toThrow(`密钥文件 ${file}`);
    expect(readFileSync(file, 'utf8')).toBe('damaged');
  });

  it('stops with a sentence when the folder cannot be made', () => {
    writeFileSync(join(dataFolder, 'file'), '');
    expect(() => loadKeys({ ...none, dataFolder: join(dataFolder, 'file') })).toThrow('无法读写（ENOTDIR）');
  });
});

describe('loadEvidencePublicKeys', () => {
  it('makes no key: a check must not change what it checks', () => {
    expect(() => loadEvidencePublicKeys({ ...none, dataFolder })).toThrow('没有存证密钥');
    expect(() => statSync(join(dataFolder, 'keys'))).toThrow('ENOENT');
    const { evidence } = loadKeys({ ...none, dataFolder });
    expect([...loadEvidencePublicKeys({ ...none, dataFolder }).keys()]).toEqual([evidence.id]);
  });
});
