import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '../http/domain-error.js';
import { DamagedFileError, FileStore } from './file-store.js';

let dataFolder: string;
let store: FileStore;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'jiayi-files-'));
  store = new FileStore({ dataFolder } as never);
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const png = (size = 100) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(size)]);
const pathOf = (sha256: string) => join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : error);

describe('FileStore', () => {
  it('keeps content under its hash and gives it back', async () => {
    const bytes = png(300_000);
    const stored = await store.put(bytes, 'image/png');
    expect(stored).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length });
    expect(readFileSync(pathOf(stored.sha256))).toEqual(bytes);
    expect(statSync(pathOf(stored.sha256)).mode & 0o777).toBe(0o600);
    expect(await store.get(stored.sha256)).toEqual(bytes);
    expect(await buffer(store.openRead(stored.sha256))).toEqual(bytes);
  });

  it('keeps the same content once, also when stored many times at once, and leaves no drafts', async () => {
    const bytes = png();
    const all = await Promise.all(Array.from({ length: 30 }, () => store.put(bytes, 'image/png')));
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1);
    const sha256 = all[0]?.sha256 ?? '';
    expect(readdirSync(join(pathOf(sha256), '..'))).toEqual([sha256]);
    const before = statSync(pathOf(sha256));
    await store.put(bytes, 'image/png');
    expect(statSync(pathOf(sha256))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it('knows nothing of what is not there', async () => {
    expect(await store.get('0'.repeat(64))).toBeNull();
    await expect(buffer(store.openRead('0'.repeat(64)))).rejects.toThrow('ENOENT');
  });

  it.each(['../../../etc/passwd', '..', '', 'a'.repeat(63), `${'a'.repeat(62)}/.`, 'A'.repeat(64), `${'a'.repeat(64)}\n`, `/${'a'.repeat(63)}`])('has no file named %j', async (name) => {
    expect(codeOf(await store.get(name).catch((error: unknown) => error))).toBe('NOT_FOUND');
    expect(() => store.openRead(name)).toThrow(DomainError);
  });

  it('gives out nothing that is damaged, and does not store over it', async () => {
    const bytes = png();
    const { sha256 } = await store.put(bytes, 'image/png');
    writeFileSync(pathOf(sha256), bytes.subarray(0, 50));
    await expect(store.get(sha256)).rejects.toThrow(DamagedFileError);
    await expect(buffer(store.openRead(sha256))).rejects.toThrow(DamagedFileError);
    await expect(store.put(bytes, 'image/png')).rejects.toThrow(DamagedFileError);
    expect(readFileSync(pathOf(sha256))).toHaveLength(50);
  });

  it('refuses what is too large or is not what it is called', async () => {
    expect(codeOf(await store.put(png(10 * 1024 * 1024), 'image/png').catch((error: unknown) => error))).toBe('PAYLOAD_TOO_LARGE');
    expect(codeOf(await store.put(Buffer.from('<svg onload="alert(1)"/>'), 'image/png').catch((error: unknown) => error))).toBe('UNSUPPORTED_MEDIA_TYPE');
    expect(codeOf(await store.put(png(), 'application/pdf').catch((error: unknown) => error))).toBe('UNSUPPORTED_MEDIA_TYPE');
    expect(existsSync(join(dataFolder, 'files'))).toBe(false);
  });
});
