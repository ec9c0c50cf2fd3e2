import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/index.js';
import { DomainError } from '../http/domain-error.js';
import { mediaTypes, type MediaType } from './media-types.js';

export interface StoredFile {
  /** SHA-256 of the content, hex: the file's only name. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** A stored file whose content is no longer what its name says. */
export class DamagedFileError extends Error {
  constructor(sha256: string) {
    super(`The stored file ${sha256} is damaged.`);
  }
}

const namePattern = /^[0-9a-f]{64}$/;
const storageFaults = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE']);

/**
 * Files on disk under the hash of their content: `<dataFolder>/files/aa/bb/<sha256>`. A file is whole or not there, is on the
 * disk before its name is given out, never changes, and the same content is kept once.
 */
@Injectable()
export class FileStore {
  private readonly folder: string;

  constructor(settings: Settings) {
    this.folder = join(settings.dataFolder, 'files');
  }

  /**
   * @param mediaType what the bytes are; they must begin as such a file begins, and be within its size limit
   * @throws DomainError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, UNAVAILABLE (the disk is full or cannot be written)
   */
  async put(bytes: Buffer, mediaType: MediaType): Promise<StoredFile> {
    const { largest, looksRight } = mediaTypes[mediaType];
    if (bytes.length > largest) throw new DomainError('PAYLOAD_TOO_LARGE');
    if (!looksRight(bytes)) throw new DomainError('UNSUPPORTED_MEDIA_TYPE');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = this.path(sha256);
    try {
      if (await exists(file)) await this.read(sha256);
      else await write(file, bytes);
    } catch (error) {
      throw asDomainError(error);
    }
    return { sha256, size: bytes.length };
  }

  /**
   * The content, checked against its name; null when there is none.
   * @throws DamagedFileError
   */
  async get(sha256: string): Promise<Buffer | null> {
    try {
      return await this.read(sha256);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw asDomainError(error);
    }
  }

  /** The content as a stream that ends in a {@link DamagedFileError} when it was not what its name says, and in ENOENT when there is none. */
  openRead(sha256: string): Readable {
    const hash = createHash('sha256');
    const check = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
      flush(done) {
        done(hash.digest('hex') === sha256 ? null : new DamagedFileError(sha256));
      },
    });
    return createReadStream(this.path(sha256)).on('error', (error) => check.destroy(error)).pipe(check);
  }

  private async read(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.path(sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new DamagedFileError(sha256);
    return bytes;
  }

  private path(sha256: string): string {
    // A name is 64 hex digits and nothing else, so that none can lead out of the folder.
    if (!namePattern.test(sha256)) throw new DomainError('NOT_FOUND');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

const exists = (file: string): Promise<boolean> => stat(file).then(() => true, (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return false;
  throw error;
});

/** Content to the disk first, then the name, then the folder that holds the name. */
async function write(file: string, bytes: Buffer): Promise<void> {
  const folder = dirname(file);
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Two that store the same content at once write the same bytes, so whichever is last changes nothing.
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
  for (let made = folder; firstMade && made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asDomainError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return storageFaults.has(code) ? new DomainError('STORAGE_UNAVAILABLE') : error;
}
