import { open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { requireZipSignature } from './file-signature.js';
import type { WorkbookLimits } from './limits.js';
import { WorkbookRefusal, type RefusalCode } from './workbook-refusal.js';

const LOCAL_HEADER_BYTES = 30;
const INFLATE_CHUNK_BYTES = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Parts that make a workbook something else than a table of values. They are never opened, only named. */
const refusedParts: [RegExp, RefusalCode][] = [
  [/^xl\/vbaproject\.bin$|^xl\/(macrosheets|dialogsheets)\//, 'MACROS'],
  [/^xl\/workbook\.bin$/, 'BINARY_WORKBOOK'],
  [/^(word|ppt)\//, 'OTHER_OFFICE_FILE'],
  [/^xl\/(externallinks|querytables)\/|^xl\/connections\.xml$/, 'EXTERNAL_LINK'],
  [/^xl\/(embeddings|activex|ctrlprops)\/|\.(zip|rar|7z|gz|xlsx|xlsm|xlsb|xls|docx|doc|pptx|exe|dll|js|vbs)$/, 'EMBEDDED_OBJECT'],
];

/** The ZIP archive of a workbook, opened with distrust: parts are listed, checked and inflated one at a time. */
export class WorkbookArchive {
  private totalBytes = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Throws WorkbookRefusal for anything that is not a plain, whole archive of a workbook. */
  static async open(path: string, limits: WorkbookLimits): Promise<WorkbookArchive> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > limits.fileBytes) throw new WorkbookRefusal('FILE_TOO_LARGE', { limit: limits.fileBytes });
      await requireZipSignature(file);
    } finally {
      await file.close();
    }
    const zip = await damagedUnless(() => yauzl.openPromise(path, { autoClose: false, strictFileNames: true }));
    try {
      const entries = await listEntries(zip, limits);
      if (!entries.has('[content_types].xml')) {
        throw new WorkbookRefusal(entries.has('mimetype') && entries.has('content.xml') ? 'OPEN_DOCUMENT' : 'OTHER_ARCHIVE');
      }
      for (const name of entries.keys()) {
        const match = refusedParts.find(([pattern]) => pattern.test(name));
        if (match) throw new WorkbookRefusal(match[1]);
      }
      await requireSeparateRanges(zip, [...entries.values()]);
      return new WorkbookArchive(zip, entries, limits);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Part names are compared without regard to case (ECMA-376 part 2, 6.2.2). */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Size of a part as the archive claims it, bytes: good enough for a progress bar, not for trust. */
  claimedBytes(name: string): number {
    return this.entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** Inflates one part. Bytes are counted as they come, the check sum is compared at the end. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookRefusal('DAMAGED');
    const stored = await damagedUnless(() => this.zip.openReadStreamPromise(entry, { decodeFileData: false }));
    const inflated = entry.compressionMethod === STORED ? stored : stored.pipe(createInflateRaw({ chunkSize: INFLATE_CHUNK_BYTES }));
    stored.on('error', (error) => inflated.destroy(error));
    let bytes = 0;
    let checksum = 0;
    try {
      for await (const chunk of damagedStream(inflated as AsyncIterable<Buffer>)) {
        bytes += chunk.length;
        this.totalBytes += chunk.length;
        this.requireModestSize(entry, bytes);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
      if (bytes !== entry.uncompressedSize) throw new WorkbookRefusal('SPOOFED_ARCHIVE');
      if (checksum !== entry.crc32) throw new WorkbookRefusal('DAMAGED');
    } finally {
      stored.destroy();
      inflated.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }

  private requireModestSize(entry: Entry, bytes: number): void {
    const { partBytes, totalBytes, ratio, ratioFromBytes } = this.limits;
    const inflatesTooFar = bytes > ratioFromBytes && bytes > entry.compressedSize * ratio;
    if (bytes > partBytes || this.totalBytes > totalBytes || inflatesTooFar) throw new WorkbookRefusal('COMPRESSION_BOMB');
    if (bytes > entry.uncompressedSize) throw new WorkbookRefusal('SPOOFED_ARCHIVE');
  }
}

async function listEntries(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of damagedStream(zip.eachEntry())) {
    if (entries.size >= limits.entries) throw new WorkbookRefusal('TOO_MANY_PARTS', { limit: limits.entries });
    if (entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new WorkbookRefusal('SPOOFED_ARCHIVE');
    if (entry.isEncrypted()) throw new WorkbookRefusal('PASSWORD_PROTECTED');
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new WorkbookRefusal('DAMAGED');
    entries.set(name, entry);
  }
  return entries;
}

/**
 * In an honest archive every part has bytes of its own. A bomb without nested archives lets many entries share one
 * kernel of compressed data (D. Fifield, "A better zip bomb", 2019).
 */
async function requireSeparateRanges(zip: ZipFile, entries: Entry[]): Promise<void> {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new WorkbookRefusal('SPOOFED_ARCHIVE');
    const { fileDataStart } = await damagedUnless(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }));
    end = Math.max(fileDataStart, entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES) + entry.compressedSize;
  }
}

/** Faults of the archive format and of the compressed data become refusals; refusals pass. */
function refusalFor(error: unknown): unknown {
  if (error instanceof WorkbookRefusal) return error;
  const message = error instanceof Error ? error.message : '';
  const unsafe = /^(absolute path|invalid relative path|invalid characters in fileName)/.test(message);
  return new WorkbookRefusal(unsafe ? 'UNSAFE_PATH' : 'DAMAGED', {}, { cause: error });
}

async function damagedUnless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalFor(error);
  }
}

async function* damagedStream<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    throw refusalFor(error);
  }
}
