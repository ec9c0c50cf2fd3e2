import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Settings, SettingsError } from '../config/index.js';
import { Keys } from '../crypto/index.js';
import { isUniqueViolation, redactedDatabaseError, UnitOfWork } from '../database/index.js';
import { currentUnit } from '../database/unit-of-work-context.js';
import { CheckpointFile, checkpointFilePath } from './checkpoint-file.js';
import { checkpointFault, signCheckpoint, treeOf, type Checkpoint } from './checkpoint.js';
import { EvidenceRepository } from './evidence.repository.js';
import { recordLeaf } from './leaf.js';
import { CompactTree } from './merkle-tree.js';
import { isStoredLevel } from './stored-tree.js';

/** The log is not what was signed; nothing more is signed until a person has looked. */
export class EvidenceIntegrityError extends Error {}

const lookEveryMs = 1_000;

/**
 * Gives committed records their places in the tree, and signs. Ids are handed out before the commit, so that a smaller one
 * may become visible after a larger one: the order that counts is the one in which the sequencer finds them.
 */
@Injectable()
export class EvidenceSequencer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('evidence');
  private readonly file: CheckpointFile;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private running: Promise<unknown> = Promise.resolve();
  private reported = '';

  constructor(
    private readonly settings: Settings,
    private readonly keys: Keys,
    private readonly repository: EvidenceRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    this.file = new CheckpointFile(checkpointFilePath(settings.dataFolder));
  }

  async onApplicationBootstrap(): Promise<void> {
    const last = await this.repository.lastCheckpoint();
    if (last && !this.keys.evidence.publicKeys.has(last.keyId)) {
      throw new SettingsError(`存证日志原先用编号 ${last.keyId} 的密钥签名，现在的密钥是 ${this.keys.evidence.id}。请换回原来的私钥；若确要更换，请把原来的公钥附在新私钥文件之后。`);
    }
    if (this.settings.backgroundWork) this.lookAgain();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running.catch(() => undefined);
  }

  /**
   * Takes up all records that are waiting. Safe in several processes at once: the one whose checkpoint is first decides.
   * @returns how many records this call placed
   * @throws EvidenceIntegrityError when the log differs from its last checkpoint or from the checkpoint file
   */
  sequence(now: Date): Promise<number> {
    // The file must never know a checkpoint that is rolled back.
    if (currentUnit()) throw new Error('The sequencer takes up committed records: call it after the unit of work.');
    const turn = this.running.catch(() => undefined).then(() => this.placeAll(now));
    this.running = turn;
    return turn;
  }

  private lookAgain(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.sequence(this.clock.now())
        .then(() => { this.reported = ''; }, (error: unknown) => this.report(error))
        .finally(() => this.lookAgain());
    }, lookEveryMs);
    this.timer.unref();
  }

  private report(error: unknown): void {
    const text = redactedDatabaseError(error) ?? (error instanceof EvidenceIntegrityError ? error.message : String(error));
    // Once, not every second.
    if (text !== this.reported) this.logger.error(text);
    this.reported = text;
  }

  private async placeAll(now: Date): Promise<number> {
    await this.bringFileUpToDate();
    let placed = 0;
    while (await this.repository.isAnyWaiting()) {
      const count = await this.placeBatch(now);
      // Another process is at it and will not leave anything out.
      if (count === 0) break;
      placed += count;
      await this.bringFileUpToDate();
      // SQLite answers without leaving this turn of the event loop; let requests in.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return placed;
  }

  /** Everything is read and computed before the transaction, which therefore only writes, and is short. */
  private async placeBatch(now: Date): Promise<number> {
    const last = await this.repository.lastCheckpoint();
    const tree = last ? this.soundTreeOf(last) : CompactTree.empty();
    const start = tree.size;
    const nodes: [level: number, position: number, hash: Buffer][] = [];
    const sealed = (await this.repository.waitingRecords()).map((record, index) => {
      const leafIndex = start + index;
      const leaf = recordLeaf({ ...record, leafIndex });
      tree.append(leaf, (level, position, hash) => { if (isStoredLevel(level)) nodes.push([level, position, hash]); });
      return { id: record.id, leafIndex, leaf };
    });
    if (sealed.length === 0) return 0;
    const checkpoint = signCheckpoint(tree, start, now, this.keys.evidence);
    const isOurs = await this.unitOfWork.run(async () => {
      // First, and unique on the size it starts from: what was read above holds unless somebody else began from there.
      await this.repository.insertCheckpoint(checkpoint);
      for (const { id, leafIndex, leaf } of sealed) await this.repository.seal(id, leafIndex, leaf);
      for (const node of nodes) await this.repository.insertNode(...node);
      return true;
    }).catch(async (error: unknown) => {
      if (isUniqueViolation(error) && ((await this.repository.lastCheckpoint())?.size ?? 0) > start) return false;
      throw error;
    });
    return isOurs ? sealed.length : 0;
  }

  private soundTreeOf(last: Checkpoint): CompactTree {
    const tree = this.isSound(last) ? treeOf(last) : null;
    if (!tree) throw changed(last);
    return tree;
  }

  private isSound(checkpoint: Checkpoint): boolean {
    return checkpointFault(checkpoint, this.keys.evidence.publicKeys) === null;
  }

  /** Appends what the file lacks, and refuses to go on when the file knows more than the database. */
  private async bringFileUpToDate(): Promise<void> {
    const [inFile, inDatabase] = [await this.file.last(), await this.repository.lastCheckpoint()];
    // A changed checkpoint is told as such, and never copied into the file.
    if (inDatabase && !this.isSound(inDatabase)) throw changed(inDatabase);
    if (inFile && (!inDatabase || inFile.size > inDatabase.size || (inFile.size === inDatabase.size && !inFile.root.equals(inDatabase.root)))) {
      // Another process may have committed and appended between the two looks.
      const again = await this.repository.lastCheckpoint();
      if (!again || inFile.size > again.size || (inFile.size === again.size && !inFile.root.equals(again.root))) throw this.shortened(inFile, again);
    }
    let size = inFile?.size ?? 0;
    while (inDatabase && size < inDatabase.size) {
      const missing = await this.repository.checkpointsAfter(size);
      if (missing.length === 0) return;
      const unsound = missing.find((checkpoint) => !this.isSound(checkpoint));
      if (unsound) throw changed(unsound);
      await this.file.append(missing);
      size = missing.at(-1)?.size ?? size;
    }
  }

  private shortened(inFile: Checkpoint, inDatabase: Checkpoint | null): EvidenceIntegrityError {
    return new EvidenceIntegrityError(
      `存证文件 ${checkpointFilePath(this.settings.dataFolder)} 记到第 ${inFile.size} 条，数据库记到第 ${inDatabase?.size ?? 0} 条，两者不符，已停止签名。`
      + '数据库可能被截断或换成了旧备份，请运行 npm run verify-evidence 查看；若是有意重建数据库，请把这个文件改名保存。',
    );
  }
}

const changed = ({ size }: Checkpoint): EvidenceIntegrityError =>
  new EvidenceIntegrityError(`存证日志第 ${size} 条处的校验点被改动，已停止签名。请运行 npm run verify-evidence 查看。`);
