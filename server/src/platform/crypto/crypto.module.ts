import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/index.js';
import { FieldCipher } from './field-cipher.js';
import { KeyCheck } from './key-check.js';
import { Keys, loadKeys } from './keys.js';

/** Keys and field encryption for everyone. */
@Global()
@Module({
  providers: [{ provide: Keys, inject: [Settings], useFactory: (settings: Settings) => loadKeys(settings) }, KeyCheck, FieldCipher],
  exports: [Keys, FieldCipher],
})
export class CryptoModule {}
