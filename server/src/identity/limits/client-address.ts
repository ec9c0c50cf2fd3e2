import { Injectable } from '@nestjs/common';
import { currentRequest } from '../../platform/http/index.js';
import { clientBlock } from '../domain/client-address.js';
import { KeyedHash } from '../keyed-hash.js';

/** For whom a quota by client address is counted: the address itself is personal data and is not kept. */
@Injectable()
export class ClientAddress {
  constructor(private readonly keyedHash: KeyedHash) {}

  /** Keyed hash of the current request's address. */
  subject(): string {
    return this.keyedHash.hex('client-address', clientBlock(currentRequest()?.clientAddress ?? 'none'));
  }
}
