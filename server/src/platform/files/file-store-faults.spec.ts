import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import * as filesystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';

/** What the disk does next to a file that is written: half of the bytes, then this error. */
let fault: string | null = null;

jest.unstable_mockModule('node:fs/promises', () => ({
  ...filesystem,
  open: async (...parameters: Parameters<typeof filesystem.open>) => {
    const handle = await filesystem.open(...parameters);
    const writeFile = handle.writeFile.bind(handle);
    handle.writeFile = async (bytes) => {
      if (!fault) return writeFile(bytes);
      await writeFile((bytes as Buffer).subarray(0, 10));
      throw Object.assign(new Error(`${fault}: no space left on device`), { code: fault });
    };
    return handle;
  },
}));

const { FileStore } = await import('./file-store.js');

let dataFolder: string;
beforeEach(() => { dataFolder = mkdtempSync(join(tmpdir(), 'jiayi-files-')); });
afterEach(() => {
  fault = null;
  rmSync(dataFolder, { recursive: true, force: true });
});

const pdf = Buffer.from('%PDF-1.7 and more');

it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'])('answers %s with a sentence, leaves nothing half done, and goes on when the disk does', async (code) => {
  const store = new FileStore({ dataFolder } as never);
  fault = code;
  await expect(store.put(pdf, 'application/pdf')).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE', status: 503, title: expect.stringContaining('磁盘空间') });
  expect(readdirSync(join(dataFolder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  fault = null;
  const { sha256 } = await store.put(pdf, 'application/pdf');
  expect(existsSync(join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256))).toBe(true);
});

it('does not hide a fault of the program behind that sentence', async () => {
  fault = 'ERR_INVALID_ARG_TYPE';
  await expect(new FileStore({ dataFolder } as never).put(pdf, 'application/pdf')).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
});
