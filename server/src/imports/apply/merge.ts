import type { ChangeKind } from '../import-state.js';

/** What a staged text makes of a live one: null says nothing, '' clears. */
export const mergedText = (staged: string | null, live: string | null): string | null => (staged === null ? live : staged === '' ? null : staged);

/** Whether a row adds, changes or repeats what is on file, by comparing the columns it would write. */
export function changeOf(live: object | null | undefined, wanted: object): ChangeKind {
  if (!live) return 'ADDED';
  const before = new Map<string, unknown>(Object.entries(live));
  return Object.entries(wanted).some(([column, value]) => before.get(column) !== value) ? 'CHANGED' : 'UNCHANGED';
}
