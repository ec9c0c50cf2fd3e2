import { Injectable } from '@nestjs/common';
import { Keys } from '../crypto/index.js';
import { Database } from '../database/index.js';
import { canonicalJson, type JsonObject } from './canonical-json.js';
import { checkpointFault, type Checkpoint } from './checkpoint.js';
import { newEvidenceCode } from './evidence-code.js';
import { EvidenceRepository, type StoredRecord } from './evidence.repository.js';
import { recordLeaf } from './leaf.js';
import { inclusionProof, sha256, verifyInclusion } from './merkle-tree.js';
import { storedTree } from './stored-tree.js';

export interface NewEvidence {
  /** What happened, as a name: `CONTRACT_SUBMITTED`. */
  readonly kind: string;
  /** The kind of thing that it happened to: `contract`. */
  readonly subjectKind: string;
  readonly subjectId: number;
  /** All that must be provable later; whole numbers, text, booleans, lists and objects only. */
  readonly body: JsonObject;
  readonly at: Date;
}

export interface EvidenceReceipt {
  readonly id: number;
  /** For people: `JY7K-2MQ4-XT9P-8HWD`. */
  readonly code: string;
  /** SHA-256 of the canonical body, hex. */
  readonly sha256: string;
}

/** One record as a person may check it, with the way from it to a signed root. */
export interface PresentedEvidence {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: number;
  readonly sha256: string;
  readonly recordedAt: Date;
  /** Null when what is stored is no longer JSON. */
  readonly body: JsonObject | null;
  /** Place in the log; null in the first second, until the sequencer has been by. */
  readonly leafIndex: number | null;
  readonly checkpoint: { readonly size: number; readonly root: string; readonly signedAt: Date; readonly keyId: string; readonly signature: string } | null;
  /** Hashes, hex, from the leaf up to the checkpoint's root. */
  readonly proof: readonly string[];
  /** The record is unchanged, in its place, and under a checkpoint with a good signature. */
  readonly verified: boolean;
}

/** About a megabyte; a signing with a long signature has a tenth of it. */
const largestBody = 1_000_000;
const kindPattern = /^[A-Z][A-Z_]{0,47}$/;
const subjectPattern = /^[a-z][a-z_-]{0,47}$/;

/** Append-only log of what must be provable later: consents, contracts, cancellations [J10]. */
@Injectable()
export class EvidenceLog {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly database: Database,
    private readonly keys: Keys,
  ) {}

  /**
   * Adds a record in the caller's unit of work, by one INSERT. The sequencer gives it its place in the tree after the commit.
   * @throws CanonicalJsonError when the body holds a float, undefined or the like
   */
  async append(evidence: NewEvidence): Promise<EvidenceReceipt> {
    const { kind, subjectKind, subjectId, at } = evidence;
    if (!kindPattern.test(kind) || !subjectPattern.test(subjectKind) || !Number.isSafeInteger(subjectId)) {
      throw new Error('Evidence needs a KIND, a subject-kind and the subject\'s id.');
    }
    const body = canonicalJson(evidence.body);
    if (Buffer.byteLength(body) > largestBody) throw new Error(`An evidence body has at most ${largestBody} bytes.`);
    const digest = sha256(body).toString('hex');
    const code = newEvidenceCode();
    const id = await this.repository.insertRecord({ kind, subjectKind, subjectId, code, body, sha256: digest, recordedAt: at });
    return { id, code, sha256: digest };
  }

  /** The record with its proof, checked anew; null when there is none with this id. O(log n) reads. */
  async present(id: number): Promise<PresentedEvidence | null> {
    const record = await this.repository.findRecord(id);
    return record ? this.withProof(record) : null;
  }

  /** @param code as {@link readEvidenceCode} gives it */
  async presentByCode(code: string): Promise<PresentedEvidence | null> {
    const record = await this.repository.findRecordByCode(code);
    return record ? this.withProof(record) : null;
  }

  private async withProof(record: StoredRecord): Promise<PresentedEvidence> {
    const { id, code, kind, subjectKind, subjectId, recordedAt, leafIndex } = record;
    const presented = { id, code, kind, subjectKind, subjectId, sha256: record.sha256, recordedAt, leafIndex, body: readBody(record.body) };
    const checkpoint = leafIndex === null ? null : await this.repository.lastCheckpoint();
    if (leafIndex === null || !checkpoint || leafIndex < 0 || leafIndex >= checkpoint.size) {
      return { ...presented, checkpoint: null, proof: [], verified: false };
    }
    const proof = await inclusionProof(leafIndex, checkpoint.size, storedTree(this.database)).catch(() => null);
    const { size, root, signedAt, keyId, signature } = checkpoint;
    return {
      ...presented,
      checkpoint: { size, root: root.toString('hex'), signedAt, keyId, signature: signature.toString('base64') },
      proof: (proof ?? []).map((hash) => hash.toString('hex')),
      verified: proof !== null && this.isSound({ ...record, leafIndex }, checkpoint, proof),
    };
  }

  private isSound(record: StoredRecord & { leafIndex: number }, checkpoint: Checkpoint, proof: readonly Buffer[]): boolean {
    try {
      return sha256(record.body).toString('hex') === record.sha256
        && checkpointFault(checkpoint, this.keys.evidence.publicKeys) === null
        && verifyInclusion(recordLeaf(record), record.leafIndex, checkpoint.size, proof, checkpoint.root);
    } catch {
      // A row changed to what no record can be, such as an impossible date.
      return false;
    }
  }
}

function readBody(body: string): JsonObject | null {
  try {
    return JSON.parse(body) as JsonObject;
  } catch {
    return null;
  }
}
