import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { WorkbookLimits } from './limits.js';
import { WorkbookRefusal } from './workbook-refusal.js';

/** What a reader of one part wants to hear. Names come without their namespace prefix. */
export interface PartHandler {
  open(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const byteOrderMarks: [number, number, string][] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/**
 * Feeds the bytes of one XML part to a handler, chunk by chunk; nothing but the current token is kept.
 * DOCTYPE is refused before any entity could be declared; so are endless tokens and bottomless nesting.
 */
export class PartParser {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: TextDecoder | null = null;
  private depth = 0;
  private events = 0;
  private pendingCharacters = 0;

  constructor(handler: PartHandler, private readonly limits: WorkbookLimits) {
    const text = handler.text?.bind(handler);
    const hear = (value: string): void => {
      this.events += 1;
      text?.(value);
    };
    this.parser.on('opentag', (tag) => {
      this.events += 1;
      this.depth += 1;
      if (this.depth > limits.depth) throw new WorkbookRefusal('SPOOFED_ARCHIVE');
      handler.open(localName(tag.name), tag.attributes as Record<string, string>);
    });
    this.parser.on('closetag', (tag) => {
      this.events += 1;
      this.depth -= 1;
      handler.close?.(localName(tag.name));
    });
    this.parser.on('text', hear);
    this.parser.on('cdata', hear);
    this.parser.on('doctype', () => {
      throw new WorkbookRefusal('ENTITY_DECLARATION');
    });
    this.parser.on('error', (error) => {
      throw new WorkbookRefusal('DAMAGED', {}, { cause: error });
    });
  }

  write(chunk: Buffer): void {
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = this.decode(() => this.decoder?.decode(chunk, { stream: true }) ?? '');
    const before = this.events;
    this.parser.write(text);
    this.pendingCharacters = this.events === before ? this.pendingCharacters + text.length : 0;
    if (this.pendingCharacters > this.limits.tokenCharacters) {
      throw new WorkbookRefusal('CELL_TOO_LONG', { limit: this.limits.cellCharacters });
    }
  }

  end(): void {
    this.parser.write(this.decode(() => this.decoder?.decode() ?? ''));
    this.parser.close();
  }

  private decode(work: () => string): string {
    try {
      return work();
    } catch (error) {
      throw new WorkbookRefusal('DAMAGED', {}, { cause: error });
    }
  }
}

/** Reads a whole part through a handler; for the small parts that describe the workbook. */
export async function parsePart(chunks: AsyncIterable<Buffer>, handler: PartHandler, limits: WorkbookLimits): Promise<void> {
  const parser = new PartParser(handler, limits);
  for await (const chunk of chunks) parser.write(chunk);
  parser.end();
}

const encodingOf = (head: Buffer): string =>
  byteOrderMarks.find(([first, second]) => head[0] === first && head[1] === second)?.[2] ?? 'utf-8';

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};
