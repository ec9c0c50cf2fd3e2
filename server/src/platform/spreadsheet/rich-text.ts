import { cleanText } from './cell.js';
import type { WorkbookLimits } from './limits.js';
import { WorkbookRefusal, type RefusalPlace } from './workbook-refusal.js';

/**
 * Collects the text of one string item (`si` or `is`): plain, or rich text in several runs.
 * The reading aids (`rPh`) that input methods add are not part of it.
 */
export class RichText {
  private runs: string[] = [];
  private characters = 0;
  private inText = false;
  private phonetic = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  open(name: string): void {
    if (name === 'rPh') this.phonetic += 1;
    else if (name === 't') this.inText = this.phonetic === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    else if (name === 't') this.inText = false;
  }

  text(text: string, place: RefusalPlace = {}): void {
    if (!this.inText) return;
    this.characters += text.length;
    const limit = this.limits.cellCharacters;
    if (this.characters > limit) throw new WorkbookRefusal('CELL_TOO_LONG', { ...place, limit });
    this.runs.push(text);
  }

  /** The clean text collected since the last call. */
  take(): string {
    const text = cleanText(this.runs.join(''));
    this.runs = [];
    this.characters = 0;
    this.inText = false;
    this.phonetic = 0;
    return text;
  }
}
