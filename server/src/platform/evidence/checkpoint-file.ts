import { createReadStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkpointLine, readCheckpointLine, type Checkpoint } from './checkpoint.js';

export const checkpointFilePath = (dataFolder: string): string => join(dataFolder, 'evidence', 'checkpoints.log');

/**
 * The checkpoints once more, in a file outside of the database, which therefore cannot be cut short or put back to an
 * older state without it showing. Only ever appended to; copy it off the machine to be safe from whoever holds both.
 */
export class CheckpointFile {
  private newest: Checkpoint | null = null;
  private readTo = 0;
  private endsInLine = true;

  constructor(private readonly path: string) {}

  /** The newest checkpoint in the file, lines of other processes included; null while there is none. */
  async last(): Promise<Checkpoint | null> {
    const file = await this.opened();
    try {
      await this.readOn(file);
    } finally {
      await file.close();
    }
    return this.newest;
  }

  /** Appends and returns once it is on the disk. */
  async append(checkpoints: readonly Checkpoint[]): Promise<void> {
    const file = await this.opened();
    try {
      await this.readOn(file);
      // What a crash cut off stays, ends its line, and is followed by the same checkpoint whole.
      const text = `${this.endsInLine ? '' : '\n'}${checkpoints.map((checkpoint) => `${checkpointLine(checkpoint)}\n`).join('')}`;
      await file.appendFile(text);
      await file.sync();
      await this.readOn(file);
    } finally {
      await file.close();
    }
  }

  private async opened(): Promise<FileHandle> {
    try {
      return await open(this.path, 'a+', 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      return open(this.path, 'a+', 0o600);
    }
  }

  private async readOn(file: FileHandle): Promise<void> {
    const { size } = await file.stat();
    // Shorter than it was: begin anew and see what is left.
    if (size < this.readTo) [this.readTo, this.newest, this.endsInLine] = [0, null, true];
    while (this.readTo < size) {
      const chunk = Buffer.alloc(Math.min(size - this.readTo, 1 << 20));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, this.readTo);
      const end = chunk.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
      this.endsInLine = end === bytesRead;
      if (end === 0) return;
      for (const line of chunk.toString('utf8', 0, end).trimEnd().split('\n')) {
        const checkpoint = readCheckpointLine(line);
        if (checkpoint && checkpoint.size > (this.newest?.size ?? 0)) this.newest = checkpoint;
      }
      this.readTo += end;
    }
  }
}

/** The lines of the file in order, without holding them; none when there is no file. */
export async function* checkpointFileLines(path: string): AsyncGenerator<string> {
  try {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) yield line;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
