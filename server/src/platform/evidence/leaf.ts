import { canonicalJson } from './canonical-json.js';
import { leafHash } from './merkle-tree.js';

/** The columns of a record that its place in the tree binds. The body is bound through its hash. */
export interface SealedRecord {
  readonly id: number;
  readonly leafIndex: number;
  readonly code: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: number;
  /** SHA-256 of the canonical body, hex. */
  readonly sha256: string;
  readonly recordedAt: Date;
}

/**
 * The record's leaf in the tree. It covers the id, which other tables refer to, and the index, so that the row itself shows
 * that it was moved; both are only known once the record is committed, so the sequencer computes it.
 */
export function recordLeaf(record: SealedRecord): Buffer {
  const { id, leafIndex, code, kind, subjectKind, subjectId, sha256, recordedAt } = record;
  return leafHash(canonicalJson({ id, leafIndex, code, kind, subjectKind, subjectId, sha256, recordedAt: recordedAt.toISOString() }));
}
