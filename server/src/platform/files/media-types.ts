interface MediaTypeRule {
  /** Bytes. */
  readonly largest: number;
  /** The first bytes are those of this format. */
  readonly looksRight: (bytes: Buffer) => boolean;
}

const mebibyte = 1024 * 1024;
const begins = (...signature: readonly number[]) => (bytes: Buffer): boolean => bytes.subarray(0, signature.length).equals(Buffer.from(signature));
const zip = begins(0x50, 0x4b, 0x03, 0x04);

/** What may be stored. An upload calls itself what it likes; its first bytes decide. */
export const mediaTypes = {
  'image/png': { largest: 10 * mebibyte, looksRight: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  'image/jpeg': { largest: 10 * mebibyte, looksRight: begins(0xff, 0xd8, 0xff) },
  'application/pdf': { largest: 20 * mebibyte, looksRight: begins(0x25, 0x50, 0x44, 0x46, 0x2d) },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { largest: 200 * mebibyte, looksRight: zip },
  'application/json': { largest: 10 * mebibyte, looksRight: (bytes) => /^\s*[[{]/.test(bytes.toString('utf8', 0, 64)) },
} as const satisfies Record<string, MediaTypeRule>;

export type MediaType = keyof typeof mediaTypes;
