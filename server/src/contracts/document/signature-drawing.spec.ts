import sharp from 'sharp';
import type { Signature } from '@jiayi/domain';
import { sampleSignature } from '../../../test/support/contract-document.js';
import { renderSignaturePng } from './signature-drawing.js';

async function decode(png: Buffer) {
  const { data, info } = await sharp(png).grayscale().raw().toBuffer({ resolveWithObject: true });
  return { ...info, at: (x: number, y: number) => data[Math.round(y) * info.width + Math.round(x)] as number, ink: data.filter((pixel) => pixel < 128).length };
}

describe('renderSignaturePng', () => {
  it('shows every stroke where it was drawn, dark on white', async () => {
    const signature = sampleSignature();
    const picture = await decode(await renderSignaturePng(signature));
    const scale = picture.width / signature.width;
    expect(picture.height / picture.width).toBeCloseTo(signature.height / signature.width, 2);
    for (const stroke of signature.strokes) {
      const [x, y] = stroke[Math.floor(stroke.length / 2)] as [number, number, number];
      const around = [-2, 0, 2].flatMap((dx) => [-2, 0, 2].map((dy) => picture.at(x * scale + dx, y * scale + dy)));
      expect(Math.min(...around)).toBeLessThan(100);
    }
    for (const [x, y] of [[0, 0], [picture.width - 1, 0], [0, picture.height - 1], [picture.width - 1, picture.height - 1]] as const) expect(picture.at(x, y)).toBe(255);
    expect(picture.ink / (picture.width * picture.height)).toBeLessThan(0.15);
  });

  it('gives equal bytes for equal strokes', async () => {
    expect((await renderSignaturePng(sampleSignature())).equals(await renderSignaturePng(sampleSignature()))).toBe(true);
  });

  it('shows a dot, and nothing for no strokes', async () => {
    const dot: Signature = { width: 300, height: 150, strokes: [[[150, 75, 0]]] };
    expect((await decode(await renderSignaturePng(dot))).ink).toBeGreaterThan(10);
    expect((await decode(await renderSignaturePng({ ...dot, strokes: [] }))).ink).toBe(0);
  });

  it.each([[10_000, 10_000], [10_000, 40], [40, 10_000]])('stays small for a box of %i × %i', async (width, height) => {
    const picture = await decode(await renderSignaturePng({ width, height, strokes: [[[0, 0, 0], [width, height, 900]]] }));
    expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(1200);
    expect(picture.ink).toBeGreaterThan(0);
  });
});
