export { CipherError, FieldCipher, type FieldPurpose, type IndexPurpose } from './field-cipher.js';
export { Keys, loadEvidencePublicKeys, loadKeys, type EvidenceKeys } from './keys.js';
export { KeyCheck } from './key-check.js';
export { CryptoModule } from './crypto.module.js';
