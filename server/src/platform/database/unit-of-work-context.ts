import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction.js';

/** One running unit of work: its transaction, and what is to happen once it is committed. */
export interface OpenUnit {
  readonly transaction: Transaction;
  readonly beforeCommit: (() => Promise<void>)[];
  readonly afterCommit: (() => void)[];
  open: boolean;
}

const storage = new AsyncLocalStorage<OpenUnit>();

/** The unit of work of the calling code, or undefined outside of one (or after it has ended). */
export function currentUnit(): OpenUnit | undefined {
  const unit = storage.getStore();
  return unit?.open ? unit : undefined;
}

export const runInUnit = <T>(unit: OpenUnit, work: () => Promise<T>): Promise<T> => storage.run(unit, work);
