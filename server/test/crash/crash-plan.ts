import type { Settings } from '../../src/platform/config/index.js';
import type { StopAt } from './course.js';
import type { Deed } from './deed.js';

/** Where a deed meets the end of the process: while its request is answered, or while its events have their effects. */
export interface CrashPoint extends StopAt {
  readonly phase: 'request' | 'settling';
}

export interface Attempt {
  readonly deed: Deed;
  readonly point: CrashPoint;
}

/** What one process is to do before it kills itself: at each place the application runs and every attempt is brought to its point. */
export interface CrashPlan {
  readonly instant: string;
  readonly places: readonly { readonly settings: Settings; readonly attempts: readonly Attempt[] }[];
}

/** How far one attempt came; in the order of the plan. */
export interface Standstill {
  /** Stood still at its point. */
  readonly reached: boolean;
  readonly statements: readonly string[];
  /** Of a request that was answered although it should not have been. */
  readonly status: number | null;
}
