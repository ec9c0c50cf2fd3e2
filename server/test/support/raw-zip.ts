import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive that is written by hand, so that a test can make it lie. */
export interface RawEntry {
  name: string;
  data: Buffer | string;
  /** Overrides of what the archive says of the entry. */
  claims?: { size?: number; crc32?: number; offset?: number; compressedSize?: number; flags?: number; method?: number };
}

const UTF8_NAMES = 0x0800;

/** A ZIP archive byte by byte (APPNOTE.TXT 4.3), with honest headers unless an entry claims otherwise. */
export function rawZip(entries: RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims = {} } of entries) {
    const plain = Buffer.from(data);
    const stored = deflateRawSync(plain, { level: 9 });
    const nameBytes = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims.flags ?? UTF8_NAMES, 2);
    common.writeUInt16LE(claims.method ?? 8, 4);
    common.writeUInt32LE(claims.crc32 ?? crc32(plain), 10);
    common.writeUInt32LE(claims.compressedSize ?? stored.length, 14);
    common.writeUInt32LE(claims.size ?? plain.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(claims.offset ?? offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
