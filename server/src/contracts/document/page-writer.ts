import PDFDocument from 'pdfkit';
import { fontBytes, printable, type GlyphCoverage } from './font.js';
import { breakLines, type Line } from './typesetting.js';

export const colours = {
  brand: '#0B6E69', tint: '#E3F1EF', ink: '#17302E', secondary: '#4A5F5D', hairline: '#D5D0C4', paper: '#F5F3EE', demo: '#C8561B',
} as const;

/** A4 in points. */
export const page = { width: 595.28, height: 841.89, left: 60, right: 60, top: 62, bottom: 68 } as const;
export const contentWidth = page.width - page.left - page.right;
const contentBottom = page.height - page.bottom;

export interface TextStyle {
  /** Points. */
  readonly size: number;
  /** Distance from line to line; 1.7 times the size unless told. */
  readonly leading?: number;
  readonly colour?: string;
  /** There is one weight: heavier text is stroked as well. */
  readonly bold?: boolean;
}

export interface ParagraphOptions extends TextStyle {
  readonly x?: number;
  readonly width?: number;
  /** Of the first line, in characters. */
  readonly indent?: number;
  readonly align?: 'left' | 'center';
}

interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** The document's own date, not today's: equal input gives equal bytes. */
  readonly at: Date;
}

const baselineShare = 0.88; // of the em box, in which Chinese characters stand

/** Writes downwards, page after page. All text goes through here, so that none is broken or shown with a glyph missing. */
export class PageWriter {
  readonly pdf: PDFKit.PDFDocument;
  readonly missing = new Set<string>();
  y: number = page.top;
  private readonly coverage: GlyphCoverage;
  /** At 1 point. */
  private readonly widths = new Map<string, number>();

  constructor({ title, author, subject, at }: Metadata) {
    this.pdf = new PDFDocument({
      size: [page.width, page.height], margin: 0, bufferPages: true, lang: 'zh-CN', displayTitle: true, pdfVersion: '1.7',
      info: { Title: title, Author: author, Subject: subject, Creator: '家医', Producer: '家医', CreationDate: at },
    });
    this.pdf.registerFont('body', fontBytes()).font('body');
    this.coverage = (this.pdf as unknown as { _font: { font: GlyphCoverage } })._font.font;
  }

  /** Begins a new page when so much height is not left on this one. */
  need(height: number): void {
    if (this.y + height > contentBottom) this.newPage();
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = page.top;
  }

  gap(height: number): void {
    if (this.y > page.top) this.y += height;
  }

  /** The sum of the characters' own widths; asking for each once is twenty times faster than laying out each piece of text. */
  width(text: string, size: number): number {
    let sum = 0;
    for (const character of text) {
      let width = this.widths.get(character);
      if (width === undefined) {
        width = this.pdf.fontSize(1).widthOfString(character);
        this.widths.set(character, width);
      }
      sum += width;
    }
    return sum * size;
  }

  show(text: string): string {
    return printable(text, this.coverage, (character) => this.missing.add(character));
  }

  lines(text: string, width: number, size: number, indent = 0): Line[] {
    return breakLines(this.show(text), width, (part) => this.width(part, size), indent * size);
  }

  /** One line at a place; the text must fit. `y` is the top of the line. */
  lineAt(text: string, x: number, y: number, style: TextStyle, spacing = 0): void {
    const { size, colour = colours.ink, bold = false } = style;
    const leading = style.leading ?? size * 1.7;
    this.pdf.font('body').fontSize(size).fillColor(colour);
    if (bold) this.pdf.strokeColor(colour).lineWidth(size * 0.032);
    this.pdf.text(text, x, y + (leading - size) / 2 + size * baselineShare, {
      lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing, fill: true, stroke: bold,
    });
  }

  /** Text over as many lines and pages as it takes; never one line of a paragraph alone at the foot of a page. */
  paragraph(text: string, options: ParagraphOptions): void {
    const { size, x = page.left, width = contentWidth, indent = 0, align = 'left' } = options;
    const leading = options.leading ?? size * 1.7;
    const lines = this.lines(text, width, size, indent);
    this.need(leading * Math.min(lines.length, 2));
    lines.forEach((line, index) => {
      const isLastPair = index === lines.length - 2 && lines.length > 2;
      this.need(leading * (isLastPair ? 2 : 1));
      const offset = align === 'center' ? (width - this.width(line.text, size)) / 2 : index === 0 ? indent * size : 0;
      this.lineAt(line.text, x + offset, this.y, options, align === 'center' ? 0 : line.spacing);
      this.y += leading;
    });
  }

  rule(colour: string = colours.hairline, x = page.left, width = contentWidth, thickness = 0.6): void {
    this.pdf.moveTo(x, this.y).lineTo(x + width, this.y).lineWidth(thickness).strokeColor(colour).stroke();
  }

  /** Calls for each page, once all are written. */
  onEachPage(draw: (number: number, count: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index);
      draw(index + 1, count);
    }
  }

  finish(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject);
      this.pdf.end();
    });
  }
}
