import type { WorkbookLimits } from './limits.js';
import { parsePart } from './part-parser.js';
import { RichText } from './rich-text.js';
import { SpillFile } from './spill-file.js';
import { WorkbookRefusal } from './workbook-refusal.js';

const OFFSET_BYTES = 8;

/** The shared strings of a workbook, kept on disk with an index of their ends: memory does not grow with their number. */
export class SharedStrings {
  private readonly texts: SpillFile;
  private readonly ends: SpillFile;
  private readonly end = Buffer.alloc(OFFSET_BYTES);
  private count = 0;

  private constructor(folder: string, private readonly limits: WorkbookLimits) {
    this.texts = new SpillFile(folder);
    this.ends = new SpillFile(folder);
  }

  /** Reads the part `sharedStrings.xml`; the spill files lie in `folder` until close(). */
  static async load(part: AsyncIterable<Buffer>, folder: string, limits: WorkbookLimits): Promise<SharedStrings> {
    const strings = new SharedStrings(folder, limits);
    const item = new RichText(limits);
    try {
      await parsePart(part, {
        open: (name) => item.open(name),
        text: (text) => item.text(text),
        close: (name) => {
          item.close(name);
          if (name === 'si') strings.add(item.take());
        },
      }, limits);
      strings.texts.flush();
      strings.ends.flush();
      return strings;
    } catch (error) {
      strings.close();
      throw error;
    }
  }

  /** The clean text of string number `index` (from 0); null when there is no such string. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    const from = index === 0 ? 0 : this.endOf(index - 1);
    return this.texts.read(from, this.endOf(index)).toString('utf8');
  }

  close(): void {
    this.texts.close();
    this.ends.close();
  }

  private add(text: string): void {
    this.count += 1;
    if (this.count > this.limits.sharedStrings) throw new WorkbookRefusal('TOO_MANY_STRINGS');
    this.texts.append(Buffer.from(text, 'utf8'));
    this.end.writeDoubleLE(this.texts.size);
    this.ends.append(this.end);
  }

  private endOf(index: number): number {
    return this.ends.read(index * OFFSET_BYTES, (index + 1) * OFFSET_BYTES).readDoubleLE(0);
  }
}
