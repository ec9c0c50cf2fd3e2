import { createHash } from 'node:crypto';

/*
 * The Merkle tree of RFC 6962, section 2.1. A leaf's hash begins with 0x00 and a node's with 0x01, so that no node can be
 * passed off as a leaf. "Perfect" subtrees have 2^level leaves and start at a multiple of that; once complete they never
 * change. All hashes are 32 bytes of SHA-256.
 */

const leafPrefix = Buffer.of(0x00);
const nodePrefix = Buffer.of(0x01);

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** MTH({}): the root of the empty tree. */
export const emptyRoot: Buffer = sha256('');

export const leafHash = (data: string | Uint8Array): Buffer => createHash('sha256').update(leafPrefix).update(data).digest();

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest();

/** The hash of a perfect subtree: the `position`-th (from 0) of those with 2^level leaves. */
export type NodeSource = (level: number, position: number) => Promise<Buffer>;

/** How many perfect subtrees, its peaks, a tree of this size consists of. */
export function peakCount(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/**
 * A growing tree of which only the peaks are kept: adding a leaf and computing the root take O(log n) hashes and no look-up.
 */
export class CompactTree {
  private constructor(private count: number, private readonly largestFirst: Buffer[]) {}

  static empty(): CompactTree {
    return new CompactTree(0, []);
  }

  /** @param peaks of the perfect subtrees, largest first; as many as `size` has binary ones */
  static of(size: number, peaks: readonly Buffer[]): CompactTree {
    if (peaks.length !== peakCount(size)) throw new RangeError(`A tree of ${size} leaves has ${peakCount(size)} peaks, not ${peaks.length}.`);
    return new CompactTree(size, [...peaks]);
  }

  get size(): number {
    return this.count;
  }

  get peaks(): readonly Buffer[] {
    return this.largestFirst;
  }

  /** @param onNode is told of each perfect subtree that this leaf completes, from level 1 upwards */
  append(leaf: Buffer, onNode?: (level: number, position: number, hash: Buffer) => void): void {
    let hash = leaf;
    let position = this.count;
    for (let level = 1; position % 2 === 1; level++) {
      hash = nodeHash(this.largestFirst.pop() as Buffer, hash);
      position = (position - 1) / 2;
      onNode?.(level, position, hash);
    }
    this.largestFirst.push(hash);
    this.count++;
  }

  root(): Buffer {
    if (this.count === 0) return emptyRoot;
    return this.largestFirst.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Hash of the leaves `start` (inclusive) to `end` (exclusive), where `start` begins a subtree of the RFC's division. */
async function rangeHash(start: number, end: number, source: NodeSource): Promise<Buffer> {
  const width = end - start;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return source(level, start / width);
  const left = largestPowerBelow(width);
  return nodeHash(await rangeHash(start, start + left, source), await rangeHash(start + left, end, source));
}

/** Largest power of two smaller than `width` (at least 2). */
const largestPowerBelow = (width: number): number => 2 ** (Math.ceil(Math.log2(width)) - 1);

/** PATH(index, D[size]): the hashes that lead from one leaf to the root, from the bottom up. */
export async function inclusionProof(index: number, size: number, source: NodeSource): Promise<Buffer[]> {
  if (!(Number.isInteger(index) && index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
  const path: Buffer[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      path.unshift(await rangeHash(middle, end, source));
      end = middle;
    } else {
      path.unshift(await rangeHash(start, middle, source));
      start = middle;
    }
  }
  return path;
}

/** True when `proof` shows that `leaf` is number `index` of the tree with this size and root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean {
  if (!(Number.isInteger(index) && index >= 0 && index < size)) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

/** PROOF(older, D[newer]): the hashes that show the older tree to be the beginning of the newer one. */
export async function consistencyProof(older: number, newer: number, source: NodeSource): Promise<Buffer[]> {
  if (!(Number.isInteger(older) && older > 0 && older <= newer)) throw new RangeError(`A tree of ${newer} has no beginning of ${older}.`);
  const proof: Buffer[] = [];
  let [start, end] = [0, newer];
  while (older !== end) {
    const middle = start + largestPowerBelow(end - start);
    if (older <= middle) {
      proof.unshift(await rangeHash(middle, end, source));
      end = middle;
    } else {
      proof.unshift(await rangeHash(start, middle, source));
      start = middle;
    }
  }
  // The verifier knows the older root, so it is only sent when it is not this subtree itself.
  if (start > 0) proof.unshift(await rangeHash(start, end, source));
  return proof;
}

/** True when `proof` shows that the newer tree only added leaves to the older one (RFC 9162, 2.1.4.2). */
export function verifyConsistency(older: number, newer: number, proof: readonly Buffer[], olderRoot: Buffer, newerRoot: Buffer): boolean {
  if (!(Number.isInteger(older) && older > 0 && older <= newer)) return false;
  if (older === newer) return proof.length === 0 && olderRoot.equals(newerRoot);
  const path = Number.isInteger(Math.log2(older)) ? [olderRoot, ...proof] : [...proof];
  let [node, last] = [older - 1, newer - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  const first = path.shift();
  if (!first) return false;
  let [olderHash, newerHash] = [first, first];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      olderHash = nodeHash(sibling, olderHash);
      newerHash = nodeHash(sibling, newerHash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      newerHash = nodeHash(newerHash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && olderHash.equals(olderRoot) && newerHash.equals(newerRoot);
}
