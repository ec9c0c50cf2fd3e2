import type { SqlValue } from './values.js';

/** A condition for a WHERE clause with the values of its placeholders. */
export interface SqlPredicate {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

export const never: SqlPredicate = { sql: '(1 = 0)', parameters: [] };

/**
 * The half-open range of paths that lie in a subtree: from '/1/4/' to '/1/40', because '0' is the character after '/'.
 * Unlike LIKE it is served by the index on both databases, whatever their rules on letter case.
 */
export const pathRange = (path: string): readonly [from: string, before: string] => [path, `${path.slice(0, -1)}0`];

export const isWithin = (path: string, subtree: string): boolean => path.startsWith(subtree);

/** Leaves out every subtree that lies within another one of the list. */
export const outermost = (paths: readonly string[]): string[] =>
  [...new Set(paths)].filter((path, _index, all) => !all.some((other) => other !== path && isWithin(path, other)));

/** True for a path column inside one of the subtrees; false everywhere when there is none. */
export function withinSubtrees(column: string, paths: readonly string[]): SqlPredicate {
  const ranges = outermost(paths).map(pathRange);
  if (!ranges.length) return never;
  return {
    sql: `(${ranges.map(() => `(${column} >= ? AND ${column} < ?)`).join(' OR ')})`,
    parameters: ranges.flat(),
  };
}

/** Either condition; placeholders keep their order. */
export const either = (...predicates: readonly SqlPredicate[]): SqlPredicate => ({
  sql: `(${predicates.map(({ sql }) => sql).join(' OR ')})`,
  parameters: predicates.flatMap(({ parameters }) => parameters),
});

/** Ids of a path from the root to the institution itself. */
export const idsOfPath = (path: string): number[] => path.split('/').filter(Boolean).map(Number);

/** `?, ?, ?` */
export const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
