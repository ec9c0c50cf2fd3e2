import { sign, verify } from 'node:crypto';
import type { EvidenceKeys } from '../crypto/index.js';
import { canonicalJson } from './canonical-json.js';
import { CompactTree } from './merkle-tree.js';

/** A signed statement that the log had exactly these records, in this order, at this time. */
export interface Checkpoint {
  /** Number of records covered. */
  readonly size: number;
  /** Size of the checkpoint before this one, 0 for the first: a chain without a gap. */
  readonly previousSize: number;
  readonly root: Buffer;
  /** From which the root follows and the tree goes on growing; see {@link CompactTree}. */
  readonly peaks: readonly Buffer[];
  readonly signedAt: Date;
  readonly keyId: string;
  /** Ed25519 over {@link checkpointNote}. */
  readonly signature: Buffer;
}

type Statement = Pick<Checkpoint, 'size' | 'previousSize' | 'root' | 'signedAt' | 'keyId'>;

/** The text that is signed: one line a field, so that it can be checked with any Ed25519 tool. */
const checkpointNote = ({ size, previousSize, root, signedAt, keyId }: Statement): Buffer =>
  Buffer.from(`jiayi-evidence-checkpoint/1\nsize ${size}\nprevious ${previousSize}\nroot ${root.toString('hex')}\ntime ${signedAt.toISOString()}\nkey ${keyId}\n`);

/** Signs the state of the tree. */
export function signCheckpoint(tree: CompactTree, previousSize: number, signedAt: Date, keys: EvidenceKeys): Checkpoint {
  const statement = { size: tree.size, previousSize, root: tree.root(), signedAt, keyId: keys.id };
  return { ...statement, peaks: tree.peaks, signature: sign(null, checkpointNote(statement), keys.privateKey) };
}

export type CheckpointFault = 'UNKNOWN_KEY' | 'SIGNATURE' | 'PEAKS';

/** What is wrong with a checkpoint taken alone, or null when it is as it was signed. */
export function checkpointFault(checkpoint: Checkpoint, publicKeys: EvidenceKeys['publicKeys']): CheckpointFault | null {
  const key = publicKeys.get(checkpoint.keyId);
  if (!key) return 'UNKNOWN_KEY';
  if (Number.isNaN(checkpoint.signedAt.getTime()) || !verify(null, checkpointNote(checkpoint), key, checkpoint.signature)) return 'SIGNATURE';
  return treeOf(checkpoint)?.root().equals(checkpoint.root) ? null : 'PEAKS';
}

/** The tree to go on from, or null when the peaks cannot belong to this size. */
export function treeOf({ size, peaks }: Pick<Checkpoint, 'size' | 'peaks'>): CompactTree | null {
  try {
    return CompactTree.of(size, peaks);
  } catch {
    return null;
  }
}

/** The checkpoint as one line of the file outside of the database. */
export const checkpointLine = ({ size, previousSize, root, peaks, signedAt, keyId, signature }: Checkpoint): string => canonicalJson({
  size, previousSize, keyId, root: root.toString('hex'), peaks: peaks.map((peak) => peak.toString('hex')),
  signedAt: signedAt.toISOString(), signature: signature.toString('base64'),
});

/** Reads what {@link checkpointLine} wrote; null when the line is anything else. */
export function readCheckpointLine(line: string): Checkpoint | null {
  try {
    const { size, previousSize, keyId, root, peaks, signedAt, signature } = JSON.parse(line) as Record<string, unknown>;
    if (!Number.isSafeInteger(size) || !Number.isSafeInteger(previousSize) || !Array.isArray(peaks)) return null;
    const checkpoint: Checkpoint = {
      size: size as number, previousSize: previousSize as number, keyId: String(keyId), root: Buffer.from(String(root), 'hex'),
      peaks: peaks.map((peak) => Buffer.from(String(peak), 'hex')), signedAt: new Date(String(signedAt)), signature: Buffer.from(String(signature), 'base64'),
    };
    // One checkpoint, one line: anything that is read but not written back the same was not written by us.
    return checkpointLine(checkpoint) === line ? checkpoint : null;
  } catch {
    return null;
  }
}
