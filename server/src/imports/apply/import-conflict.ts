import type { ImportFault } from '../domain/import-row.js';

/** What is on file has changed since the check in a way that makes rows impossible: nothing is applied. */
export class ImportConflict extends Error {
  constructor(readonly faults: readonly ImportFault[]) {
    super('rows conflict with data that changed after the check');
  }
}
