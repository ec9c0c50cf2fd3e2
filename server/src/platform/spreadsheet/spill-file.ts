import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE_BYTES = 64 * 1024;
const CACHED_PAGES = 128;

/** A nameless file that is first appended to and then read, through a few cached pages: memory stays the same at any size. */
export class SpillFile {
  private readonly path: string;
  private readonly descriptor: number;
  private readonly pending = Buffer.allocUnsafe(PAGE_BYTES);
  private pendingBytes = 0;
  private writtenBytes = 0;
  private readonly pages = new Map<number, Buffer>();

  constructor(folder: string) {
    this.path = join(folder, `.spill-${randomUUID()}`);
    this.descriptor = openSync(this.path, 'wx+', 0o600);
    // Unlinked at once where the system allows it, so that a crash leaves no personal data behind.
    if (process.platform !== 'win32') unlinkSync(this.path);
  }

  /** Bytes appended so far. */
  get size(): number {
    return this.writtenBytes + this.pendingBytes;
  }

  append(bytes: Buffer): void {
    for (let from = 0; from < bytes.length;) {
      const copied = bytes.copy(this.pending, this.pendingBytes, from);
      from += copied;
      this.pendingBytes += copied;
      if (this.pendingBytes === PAGE_BYTES) this.flush();
    }
  }

  /** To be called once between the last append and the first read. */
  flush(): void {
    if (this.pendingBytes > 0) writeSync(this.descriptor, this.pending, 0, this.pendingBytes, this.writtenBytes);
    this.writtenBytes += this.pendingBytes;
    this.pendingBytes = 0;
  }

  /** Bytes `from` (included) to `to` (excluded). The buffer may be a view of a cached page: read it before the next call. */
  read(from: number, to: number): Buffer {
    const first = Math.floor(from / PAGE_BYTES);
    if (to <= (first + 1) * PAGE_BYTES) return this.page(first).subarray(from - first * PAGE_BYTES, to - first * PAGE_BYTES);
    const parts: Buffer[] = [];
    for (let position = from; position < to;) {
      const number = Math.floor(position / PAGE_BYTES);
      const end = Math.min(to, (number + 1) * PAGE_BYTES);
      parts.push(this.page(number).subarray(position - number * PAGE_BYTES, end - number * PAGE_BYTES));
      position = end;
    }
    return Buffer.concat(parts);
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  private page(number: number): Buffer {
    let page = this.pages.get(number);
    if (page) {
      this.pages.delete(number);
    } else {
      const oldest = this.pages.size >= CACHED_PAGES ? this.pages.keys().next().value : undefined;
      if (oldest !== undefined) this.pages.delete(oldest);
      page = Buffer.alloc(PAGE_BYTES);
      readSync(this.descriptor, page, 0, PAGE_BYTES, number * PAGE_BYTES);
    }
    this.pages.set(number, page);
    return page;
  }
}
