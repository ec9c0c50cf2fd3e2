import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CipherError, FieldCipher } from './field-cipher.js';
import type { Keys } from './keys.js';

const secret = () => createSecretKey(randomBytes(32));
const [first, second, indexKey] = [secret(), secret(), secret()];
const keysOf = (activeId: string, byId: [string, ReturnType<typeof secret>][], index = indexKey): Keys =>
  ({ field: { activeId, byId: new Map(byId) }, index, evidence: undefined as never });

const cipher = new FieldCipher(keysOf('k1', [['k1', first]]));
const rotated = new FieldCipher(keysOf('k2', [['k2', second], ['k1', first]]));

describe('FieldCipher', () => {
  it('opens what it sealed, rare characters included, and never seals alike', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (plain) => {
      const [one, other] = [cipher.encrypt(plain, 'phone'), cipher.encrypt(plain, 'phone')];
      expect(one).toMatch(/^k1:[A-Za-z0-9+/]+=*$/);
      expect(one).not.toBe(other);
      expect(cipher.decrypt(one, 'phone')).toBe(plain);
    }));
    expect(cipher.decrypt(cipher.encrypt('䶮𠮷𬭩', 'id-number'), 'id-number')).toBe('䶮𠮷𬭩');
  });

  it('does not open when one bit differs', () => {
    const sealed = cipher.encrypt('110101199003070000', 'id-number');
    const bytes = Buffer.from(sealed.slice(3), 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => cipher.decrypt(`k1:${changed.toString('base64')}`, 'id-number')).toThrow(CipherError);
    }
  });

  it('does not open in a column of another kind', () => {
    expect(() => cipher.decrypt(cipher.encrypt('13800000000', 'phone'), 'id-number')).toThrow(CipherError);
  });

  it.each(['', 'k1', 'k1:', 'k1:AAAA', 'plain text', '13800000000', 'k9:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])('refuses %j without repeating it', (text) => {
    expect(() => cipher.decrypt(text, 'phone')).toThrow(CipherError);
  });

  it('reads values of an older key, and writes with the active one', () => {
    const old = cipher.encrypt('13800000000', 'phone');
    expect(rotated.decrypt(old, 'phone')).toBe('13800000000');
    expect(rotated.isOutdated(old)).toBe(true);
    const renewed = rotated.encrypt('13800000000', 'phone');
    expect(renewed.startsWith('k2:')).toBe(true);
    expect(rotated.isOutdated(renewed)).toBe(false);
    expect(() => cipher.decrypt(renewed, 'phone')).toThrow('k2');
  });

  it('does not open under another key of the same name, nor when the name is exchanged', () => {
    const sealed = cipher.encrypt('13800000000', 'phone');
    expect(() => new FieldCipher(keysOf('k1', [['k1', second]])).decrypt(sealed, 'phone')).toThrow(CipherError);
    const twins = new FieldCipher(keysOf('k1', [['k1', first], ['k2', first]]));
    expect(() => twins.decrypt(sealed.replace('k1:', 'k2:'), 'phone')).toThrow(CipherError);
  });

  it('gives equal indices for equal values of one kind under one key only', () => {
    const index = cipher.index('13800000000', 'phone');
    expect(index).toMatch(/^[0-9a-f]{64}$/);
    expect(rotated.index('13800000000', 'phone')).toBe(index);
    expect(cipher.index('13800000001', 'phone')).not.toBe(index);
    expect(cipher.index('13800000000', 'id-number')).not.toBe(index);
    expect(new FieldCipher(keysOf('k1', [['k1', first]], secret())).index('13800000000', 'phone')).not.toBe(index);
  });
});
