import sharp from 'sharp';
import { toSvgPath, type Signature } from '@jiayi/domain';
import type { PageWriter } from './page-writer.js';

// Each picture is made once; libvips would keep it in memory for a second time that does not come.
sharp.cache(false);

const longestSide = 1200;
const ink = '#17302E';
/** Thickness of the pen as a share of the box's shorter side. */
const penShare = 1 / 55;
/** In pixels, else a line would fade out in a very long box. */
const thinnestPen = 2.5;

/** The signature as a picture on white, in the proportions of the box it was drawn in; at most 1200 pixels a side. */
export async function renderSignaturePng(signature: Signature): Promise<Buffer> {
  const { width, height } = signature;
  const scale = Math.min(2, longestSide / Math.max(width, height));
  const [pixelsWide, pixelsHigh] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const pen = Math.max(thinnestPen / scale, Math.min(width, height) * penShare);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixelsWide}" height="${pixelsHigh}" viewBox="0 0 ${Number(width)} ${Number(height)}">`
    + '<rect width="100%" height="100%" fill="#fff"/>'
    + `<path d="${toSvgPath(signature)}" fill="none" stroke="${ink}" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return sharp(Buffer.from(svg), { limitInputPixels: longestSide * longestSide }).flatten({ background: '#fff' }).png({ compressionLevel: 9, palette: true }).toBuffer();
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws the strokes as vectors, as large as the box allows: people sign small in a large box. */
export function drawSignature(writer: PageWriter, signature: Signature, box: Box): void {
  const points = signature.strokes.flat();
  if (points.length === 0) return;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [inkWidth, inkHeight] = [Math.max(Math.max(...xs) - left, 1), Math.max(Math.max(...ys) - top, 1)];
  const scale = Math.min(box.width / inkWidth, box.height / inkHeight);
  const [x, y] = [box.x + (box.width - inkWidth * scale) / 2, box.y + (box.height - inkHeight * scale) / 2];
  writer.pdf.save().translate(x, y).scale(scale).translate(-left, -top)
    .path(toSvgPath(signature)).lineWidth(1.5 / scale).lineCap('round').lineJoin('round').strokeColor(ink).stroke().restore();
}
