import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingsError } from '../config/index.js';

export const newFieldKeys = (): string => `k1:${randomBytes(32).toString('base64')}\n`;
export const newIndexKey = (): string => `${randomBytes(32).toString('base64')}\n`;
export const newEvidenceKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

/**
 * Text of a key file (mode 0600, folder 0700), made by `create` when there is none yet. Of several processes that start
 * together one makes it and the others read it. A file that is there is never written.
 */
export function keepOrCreateKeyFile(file: string, create: () => string): string {
  try {
    return read(file) ?? make(file, create());
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(`密钥文件 ${file} 无法读写（${(error as NodeJS.ErrnoException).code}），请检查数据文件夹的权限和磁盘空间。`);
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function make(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    fchmodSync(descriptor, 0o600);
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    // A link is made whole or not at all, and fails when another process was first.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}
