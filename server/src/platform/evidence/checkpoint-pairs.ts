import { checkpointFileLines } from './checkpoint-file.js';
import { checkpointLine, readCheckpointLine, type Checkpoint } from './checkpoint.js';
import type { EvidenceFault } from './evidence-report.js';
import type { EvidenceRepository } from './evidence.repository.js';

/** The checkpoint of one size, from the two places where it is kept. */
export interface CheckpointPair {
  readonly size: number;
  readonly inDatabase: Checkpoint | null;
  readonly inFile: Checkpoint | null;
}

/** All checkpoints of database and file in order of size, without holding them. */
export async function* checkpointPairs(repository: EvidenceRepository, path: string, report: (fault: EvidenceFault) => void): AsyncGenerator<CheckpointPair> {
  const file = fileCheckpoints(repository, path, report);
  const database = new DatabaseCheckpoints(repository);
  let inFile = await nextOf(file);
  for (;;) {
    // The database is asked after the file: a line is written after its commit, so what the file has the database must have.
    const inDatabase = await database.peek();
    if (!inDatabase && !inFile) return;
    const size = Math.min(inDatabase?.size ?? Infinity, inFile?.size ?? Infinity);
    const [takesDatabase, takesFile] = [inDatabase?.size === size, inFile?.size === size];
    yield { size, inDatabase: takesDatabase ? inDatabase : null, inFile: takesFile ? inFile : null };
    if (takesDatabase) database.take();
    if (takesFile) inFile = await nextOf(file);
  }
}

const nextOf = async (file: AsyncGenerator<Checkpoint>): Promise<Checkpoint | null> => {
  const { value, done } = await file.next();
  return done ? null : (value as Checkpoint);
};

class DatabaseCheckpoints {
  private batch: Checkpoint[] = [];
  private taken = 0;

  constructor(private readonly repository: EvidenceRepository) {}

  async peek(): Promise<Checkpoint | null> {
    if (this.batch.length === 0) this.batch = await this.repository.checkpointsAfter(this.taken);
    return this.batch[0] ?? null;
  }

  take(): void {
    this.taken = this.batch.shift()?.size ?? this.taken;
  }
}

/**
 * Ascending, each once. A crash may have left the beginning of a line, and of two processes that bring the file up to date
 * the slower one repeats what the other has written, so a repetition is no fault.
 */
async function* fileCheckpoints(repository: EvidenceRepository, path: string, report: (fault: EvidenceFault) => void): AsyncGenerator<Checkpoint> {
  let newest = 0;
  let torn: { text: string; line: number } | null = null;
  let line = 0;
  for await (const text of checkpointFileLines(path)) {
    line++;
    const checkpoint = readCheckpointLine(text);
    if (torn && !text.startsWith(torn.text)) report({ code: 'FILE_LINE_UNREADABLE', line: torn.line });
    torn = checkpoint ? null : { text, line };
    if (!checkpoint) continue;
    if (checkpoint.size > newest) {
      newest = checkpoint.size;
      yield checkpoint;
    } else {
      const [stored] = await repository.checkpointsAfter(checkpoint.size - 1);
      if (!stored || checkpointLine(stored) !== text) report({ code: 'FILE_LINE_REPEATED_OTHERWISE', line });
    }
  }
  if (torn) report({ code: 'FILE_LINE_UNREADABLE', line: torn.line });
}
