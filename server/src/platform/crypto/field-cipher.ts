import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keys } from './keys.js';

/** What an encrypted value is. It is bound into the cipher, so that a value copied into a column of another kind does not open there. */
export type FieldPurpose = 'id-number' | 'phone' | 'totp-secret';

/** What can be looked up by its keyed index. */
export type IndexPurpose = 'id-number' | 'phone';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A cipher that does not open: written with a key that is not here, changed, or moved from a field of another kind. */
export class CipherError extends Error {}

/** Encryption and look-up of personal data in single database columns. */
@Injectable()
export class FieldCipher {
  constructor(private readonly keys: Keys) {}

  /**
   * AES-256-GCM with the active key.
   * @returns `keyId:base64(nonce ‖ tag ‖ ciphertext)`; 4/3 of the UTF-8 length and about 45 characters more
   */
  encrypt(plain: string, purpose: FieldPurpose): string {
    const { activeId } = this.keys.field;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key(activeId), nonce, { authTagLength: tagBytes }).setAAD(associatedData(activeId, purpose));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${activeId}:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
  }

  /** @throws CipherError without a part of the value */
  decrypt(cipher: string, purpose: FieldPurpose): string {
    const separator = cipher.indexOf(':');
    const keyId = cipher.slice(0, Math.max(separator, 0));
    const bytes = Buffer.from(cipher.slice(separator + 1), 'base64');
    if (bytes.length < nonceBytes + tagBytes) throw new CipherError(`A stored ${purpose} is not a cipher.`);
    try {
      const decipher = createDecipheriv(algorithm, this.key(keyId), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(associatedData(keyId, purpose))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch (error) {
      if (error instanceof CipherError) throw error;
      throw new CipherError(`A stored ${purpose} does not open with key ${keyId}.`);
    }
  }

  /** True when the value was written with an older key and should be encrypted again. */
  isOutdated(cipher: string): boolean {
    return !cipher.startsWith(`${this.keys.field.activeId}:`);
  }

  /**
   * HMAC-SHA-256 under a key of its own: equal values give equal indices, and without the key nobody can try out the
   * few billion possible ID numbers. The caller brings the value into its one canonical form first.
   * @returns 64 hex digits
   */
  index(plain: string, purpose: IndexPurpose): string {
    return createHmac('sha256', this.keys.index).update(`${purpose}\0${plain}`).digest('hex');
  }

  private key(id: string) {
    const key = this.keys.field.byId.get(id);
    if (!key) throw new CipherError(`Key ${id} is not among the field keys.`);
    return key;
  }
}

const associatedData = (keyId: string, purpose: FieldPurpose): Buffer => Buffer.from(`${keyId}\0${purpose}`);
