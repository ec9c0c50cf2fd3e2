/** Counts of one institution. */
export interface CoverageCounts {
  readonly residents: number;
  readonly signed: number;
  readonly keyGroupResidents: number;
  readonly keyGroupSigned: number;
}

export const noCounts: CoverageCounts = { residents: 0, signed: 0, keyGroupResidents: 0, keyGroupSigned: 0 };

export const sum = (one: CoverageCounts, other: CoverageCounts): CoverageCounts => ({
  residents: one.residents + other.residents,
  signed: one.signed + other.signed,
  keyGroupResidents: one.keyGroupResidents + other.keyGroupResidents,
  keyGroupSigned: one.keyGroupSigned + other.keyGroupSigned,
});

export const difference = (one: CoverageCounts, other: CoverageCounts): CoverageCounts => ({
  residents: one.residents - other.residents,
  signed: one.signed - other.signed,
  keyGroupResidents: one.keyGroupResidents - other.keyGroupResidents,
  keyGroupSigned: one.keyGroupSigned - other.keyGroupSigned,
});

export const isNothing = (counts: CoverageCounts): boolean =>
  counts.residents === 0 && counts.signed === 0 && counts.keyGroupResidents === 0 && counts.keyGroupSigned === 0;

/**
 * Adds what belongs to each institution alone up to all institutions above it.
 * @param ancestorsOf ids from the root to the institution itself
 * @returns counts of each institution with everything below it
 */
export function rollUp(own: readonly (CoverageCounts & { institutionId: number })[], ancestorsOf: (institutionId: number) => readonly number[]): Map<number, CoverageCounts> {
  const totals = new Map<number, CoverageCounts>();
  for (const { institutionId, ...counts } of own) {
    for (const id of ancestorsOf(institutionId)) totals.set(id, sum(totals.get(id) ?? noCounts, counts));
  }
  return totals;
}
