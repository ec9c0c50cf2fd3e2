import type { FileHandle } from 'node:fs/promises';
import { WorkbookRefusal, type RefusalCode } from './workbook-refusal.js';

const HEAD_BYTES = 512;
const SECTOR_BYTES = 512;
const DIRECTORY_BYTES = 4_096;
const OLE_DIRECTORY_SECTOR_OFFSET = 48;

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const known: [Buffer, RefusalCode][] = [
  [Buffer.from('Rar!'), 'OTHER_ARCHIVE'],
  [Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'OTHER_ARCHIVE'],
  [Buffer.from([0x1f, 0x8b]), 'OTHER_ARCHIVE'],
];

/**
 * Looks at the first bytes, not at the name, and throws WorkbookRefusal unless they open a ZIP archive.
 * Signatures: ECMA-376 part 2 (ZIP), MS-CFB 2.2 (compound file: .xls, or .xlsx behind a password).
 */
export async function requireZipSignature(file: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  if (bytesRead === 0) throw new WorkbookRefusal('EMPTY_FILE');
  if (startsWith(head, zip)) return;
  if (startsWith(head, ole)) {
    throw new WorkbookRefusal(await isEncryptedPackage(file, head) ? 'PASSWORD_PROTECTED' : 'LEGACY_WORKBOOK');
  }
  const match = known.find(([signature]) => startsWith(head, signature));
  if (match) throw new WorkbookRefusal(match[1]);
  if (!looksLikeText(head)) throw new WorkbookRefusal('OTHER_FILE');
  const start = head.toString('utf8').replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('%PDF')) throw new WorkbookRefusal('OTHER_FILE');
  throw new WorkbookRefusal(start.startsWith('<') ? 'WEB_PAGE' : 'TEXT_FILE');
}

const startsWith = (head: Buffer, signature: Buffer): boolean => head.subarray(0, signature.length).equals(signature);

/** A password-protected workbook is a compound file with a stream named "EncryptedPackage" in its directory. */
async function isEncryptedPackage(file: FileHandle, head: Buffer): Promise<boolean> {
  if (head.length < HEAD_BYTES) return false;
  const sector = head.readUInt32LE(OLE_DIRECTORY_SECTOR_OFFSET);
  const directory = Buffer.alloc(DIRECTORY_BYTES);
  await file.read(directory, 0, DIRECTORY_BYTES, (sector + 1) * SECTOR_BYTES);
  return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** Text has no control characters but tab, line feed, form feed and carriage return (any encoding: GBK, UTF-8); UTF-16 shows by its mark. */
function looksLikeText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}
