import type { EvidenceKeys } from '../crypto/index.js';
import { checkpointPairs, type CheckpointPair } from './checkpoint-pairs.js';
import { checkpointFault, checkpointLine, treeOf, type Checkpoint } from './checkpoint.js';
import { faultsKept, type EvidenceFault, type EvidenceReport } from './evidence-report.js';
import type { EvidenceRepository, StoredRecord } from './evidence.repository.js';
import { recordLeaf, type SealedRecord } from './leaf.js';
import { CompactTree, sha256 } from './merkle-tree.js';
import { isStoredLevel } from './stored-tree.js';

/** So long a record may wait for its place, and a checkpoint for its line in the file, while the server runs. */
const graceMs = 60_000;

/**
 * Reads the whole log and compares it with what was signed; changes nothing. Memory does not grow with the log. After a fault
 * the tree is taken up again from the next good checkpoint, so that faults are told by place and not just once.
 * @param path of the checkpoint file
 */
export async function verifyEvidence(
  repository: EvidenceRepository, publicKeys: EvidenceKeys['publicKeys'], path: string, now: Date,
): Promise<EvidenceReport> {
  return new Verification(repository, publicKeys, new Date(now.getTime() - graceMs)).run(path);
}

type StoredNode = readonly [level: number, position: number, hash: Buffer];

class Verification {
  private readonly faults: EvidenceFault[] = [];
  private faultCount = 0;
  private records = 0;
  private checkpoints = 0;
  private tree = CompactTree.empty();
  private size = 0;
  private databaseSize = 0;
  private fileSize = 0;
  /** Checkpoints that only one of the two places has: in the middle one was removed, at the end the place was cut short. */
  private onlyInFile: number[] = [];
  private onlyInDatabase: Checkpoint[] = [];

  constructor(
    private readonly repository: EvidenceRepository,
    private readonly publicKeys: EvidenceKeys['publicKeys'],
    private readonly settledBefore: Date,
  ) {}

  async run(path: string): Promise<EvidenceReport> {
    for await (const pair of checkpointPairs(this.repository, path, (fault) => this.report(fault))) await this.checkPair(pair);
    this.checkEnds();
    // Places behind the last good checkpoint, if the last ones were bad.
    if (this.tree.size < this.size) await this.checkRecords(this.size);
    const waiting = await this.checkRest();
    return { records: this.records, checkpoints: this.checkpoints, waiting, faultCount: this.faultCount, faults: this.faults };
  }

  private report(fault: EvidenceFault): void {
    this.faultCount++;
    if (this.faults.length < faultsKept) this.faults.push(fault);
  }

  private async checkPair({ size, inDatabase, inFile }: CheckpointPair): Promise<void> {
    this.checkpoints++;
    this.notePresence(size, inDatabase, inFile);
    const good = this.goodOf(size, inDatabase, inFile);
    const previousSize = good?.previousSize ?? this.size;
    if (previousSize !== this.size) this.report({ code: 'CHECKPOINTS_SKIPPED', from: this.size, to: size });
    this.size = size;
    if (good) await this.checkUpTo(good);
  }

  private notePresence(size: number, inDatabase: Checkpoint | null, inFile: Checkpoint | null): void {
    if (inDatabase) {
      for (const missing of this.onlyInFile) this.report({ code: 'CHECKPOINT_REMOVED', size: missing });
      this.onlyInFile = [];
      this.databaseSize = size;
      if (!inFile) this.onlyInDatabase.push(inDatabase);
    }
    if (inFile) {
      for (const missing of this.onlyInDatabase) if (missing !== inDatabase) this.report({ code: 'FILE_CHECKPOINT_REMOVED', size: missing.size });
      this.onlyInDatabase = [];
      this.fileSize = size;
      if (!inDatabase) this.onlyInFile.push(size);
    }
  }

  private checkEnds(): void {
    if (this.onlyInFile.length > 0) this.report({ code: 'DATABASE_SHORTENED', size: this.databaseSize, knownSize: this.fileSize });
    const settled = this.onlyInDatabase.filter(({ signedAt }) => signedAt < this.settledBefore);
    if (settled.length === 0) return;
    this.report(this.fileSize === 0 ? { code: 'FILE_MISSING' } : { code: 'FILE_SHORTENED', size: this.fileSize, knownSize: this.databaseSize });
  }

  private goodOf(size: number, inDatabase: Checkpoint | null, inFile: Checkpoint | null): Checkpoint | null {
    const databaseFault = inDatabase && checkpointFault(inDatabase, this.publicKeys);
    const fileFault = inFile && checkpointFault(inFile, this.publicKeys);
    if (databaseFault) this.report({ code: 'CHECKPOINT_CHANGED', size, reason: databaseFault });
    if (fileFault) this.report({ code: 'FILE_CHECKPOINT_CHANGED', size, reason: fileFault });
    const good = [databaseFault ? null : inDatabase, fileFault ? null : inFile].filter((checkpoint) => checkpoint !== null);
    if (good.length === 2 && checkpointLine(good[0] as Checkpoint) !== checkpointLine(good[1] as Checkpoint)) this.report({ code: 'CHECKPOINTS_DIFFER', size });
    return good[0] ?? null;
  }

  private async checkUpTo(checkpoint: Checkpoint): Promise<void> {
    const { size, root } = checkpoint;
    const [from, recordsBefore] = [this.tree.size, this.records];
    const isWhole = await this.checkRecords(size);
    if (isWhole && !this.tree.root().equals(root)) this.report({ code: 'RECORDS_REPLACED', from, to: size - 1 });
    if (!isWhole && this.records > recordsBefore) this.report({ code: 'RECORDS_UNPROVEN', from, to: size - 1 });
    this.tree = treeOf(checkpoint) ?? this.tree;
  }

  /**
   * Reads the records from the tree's size up to `end` and compares each with its own stored leaf. The tree grows by the
   * stored leaves: when their root is the signed one, the records found here are all that were changed.
   * @returns false when one is missing, so that the tree could not grow to `end`
   */
  private async checkRecords(end: number): Promise<boolean> {
    let expected = this.tree.size;
    let isWhole = true;
    const nodes: StoredNode[] = [];
    while (expected < end) {
      const batch = await this.repository.recordsBetween(expected, end);
      for (const record of batch) {
        const index = record.leafIndex as number;
        if (index > expected) {
          this.report({ code: 'RECORDS_REMOVED', from: expected, to: index - 1 });
          isWhole = false;
        }
        expected = index + 1;
        this.checkRecord(record, index);
        if (isWhole) this.tree.append(Buffer.from(record.leafHash ?? '', 'hex'), (level, position, hash) => { if (isStoredLevel(level)) nodes.push([level, position, hash]); });
      }
      if (batch.length === 0) {
        this.report({ code: 'RECORDS_REMOVED', from: expected, to: end - 1 });
        isWhole = false;
        break;
      }
    }
    await this.checkNodes(nodes);
    return isWhole;
  }

  private checkRecord(record: StoredRecord, leafIndex: number): void {
    this.records++;
    const { id, code: evidenceCode } = record;
    if (leafOf({ ...record, leafIndex }) !== (record.leafHash ?? '')) this.report({ code: 'RECORD_CHANGED', index: leafIndex, id, evidenceCode });
    else if (sha256(record.body).toString('hex') !== record.sha256) this.report({ code: 'BODY_CHANGED', index: leafIndex, id, evidenceCode });
  }

  private async checkNodes(nodes: readonly StoredNode[]): Promise<void> {
    for (const [level, position, hash] of nodes) {
      if ((await this.repository.findNode(level, position)) !== hash.toString('hex')) this.report({ code: 'NODE_CHANGED', level, position });
    }
  }

  /** Records without a checkpoint over them; returns how many wait for one. */
  private async checkRest(): Promise<number> {
    // The server may have gone on meanwhile; what it added since is for the next verification.
    const newest = await this.repository.lastCheckpoint();
    const outside = await this.repository.countOutside(Math.max(this.size, newest?.size ?? 0));
    if (outside > 0) this.report({ code: 'RECORDS_OUTSIDE', count: outside });
    const waiting = await this.repository.countWaiting(this.settledBefore);
    if (waiting.before > 0) this.report({ code: 'RECORDS_NOT_TAKEN_UP', count: waiting.before });
    return waiting.all;
  }
}

/** A row may have been changed to what no record can be, such as an impossible date; that is a change like any other. */
function leafOf(record: SealedRecord): string | null {
  try {
    return recordLeaf(record).toString('hex');
  } catch {
    return null;
  }
}
