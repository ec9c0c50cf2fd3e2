import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from '../keyed-hash.js';

/** What the database keeps of an opaque token: 256 random bits need no salt and no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 random bits, 43 characters of base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

@Injectable()
export class SessionTokens {
  constructor(private readonly keyedHash: KeyedHash) {}

  /**
   * The token that follows a token. It is derived under a key that neither the client nor the database holds, so that
   * nobody else can foresee it, and yet asking twice, because the answer was lost or two tabs asked at once, gives the
   * same one.
   */
  successor(token: string): string {
    return this.keyedHash.bytes('session-rotation', token).toString('base64url');
  }
}
