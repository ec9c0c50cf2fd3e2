import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';

/** What a person sees of a PDF. */
export interface PdfPages {
  /** Its text as a reader would copy it. */
  text: string;
  /** Share of dark pixels of each page as drawn: 0 is an empty page. Glyphs that were lost leave the text but not the ink. */
  ink: number[];
  /** The first page as a picture (PNG). */
  picture: Buffer;
}

/** Reads and draws a PDF with poppler's tools. */
export function readPdf(bytes: Buffer): PdfPages {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-pdf-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const pages = text.split('\f').length - 1;
    execFileSync('pdftoppm', ['-r', '72', '-png', file, join(folder, 'page')]);
    const pictures = Array.from({ length: pages }, (_, index) => readFileSync(join(folder, `page-${String(index + 1).padStart(String(pages).length, '0')}.png`)));
    const [picture] = pictures;
    if (!picture) throw new Error('the PDF has no page');
    return { text, ink: pictures.map(inkOf), picture };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inkOf(picture: Buffer): number {
  const { data, width, height } = PNG.sync.read(picture);
  let dark = 0;
  for (let index = 0; index < data.length; index += 4) if ((data[index] ?? 255) < 128) dark += 1;
  return dark / (width * height);
}
