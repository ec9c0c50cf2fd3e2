/** Texts that differ in more than this share of their characters are no likely slips. */
const LIKELY_SHARE = 0.4;
const LONGEST_COMPARED = 40;

/**
 * The candidate that was most likely meant: the fewest inserted, removed, replaced or swapped characters
 * (optimal string alignment), letters compared without case. Null when none is near.
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  const wanted = text.toLowerCase().slice(0, LONGEST_COMPARED);
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(wanted.length * LIKELY_SHARE)) + 1;
  for (const candidate of candidates) {
    const compared = candidate.toLowerCase();
    if (Math.abs(compared.length - wanted.length) >= fewest) continue;
    const changes = distance(wanted, compared);
    if (changes < fewest) {
      best = candidate;
      fewest = changes;
      if (changes === 0) break;
    }
  }
  return best;
}

function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let changes = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) changes = Math.min(changes, at(beforeLast, column - 2) + 1);
      current.push(changes);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
