import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keys } from '../platform/crypto/index.js';

export type KeyedHashPurpose = 'sms-code' | 'session-rotation' | 'client-address' | 'username' | 'account' | 'phone' | 'id-number';

/** HMAC-SHA-256 for values too few to hide behind a plain hash: codes, addresses, names. */
@Injectable()
export class KeyedHash {
  constructor(private readonly keys: Keys) {}

  /** @returns 64 hex digits; equal values of different purposes differ */
  hex(purpose: KeyedHashPurpose, value: string): string {
    return this.bytes(purpose, value).toString('hex');
  }

  /** @returns 32 bytes */
  bytes(purpose: KeyedHashPurpose, value: string): Buffer {
    return createHmac('sha256', this.keys.index).update(`identity:${purpose}\0${value}`).digest();
  }
}
