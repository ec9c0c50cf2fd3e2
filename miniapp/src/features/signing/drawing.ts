import { toSvgPath, type Signature, type SignaturePoint } from '@jiayi/domain';
import type { DrawingContext } from '@/platform/drawing-surface/drawing-surface.types';
import type { Strokes } from './strokes';

const ink = '#14213d';
const lineWidth = 3.2;

const prepare = (context: DrawingContext): void => {
  context.lineWidth = lineWidth;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = ink;
};

const drawStroke = (context: DrawingContext, stroke: SignaturePoint[]): void => {
  const [first] = stroke;
  if (!first) return;
  context.beginPath();
  context.moveTo(first[0], first[1]);
  stroke.forEach((point, index) => {
    const next = stroke[index + 1];
    if (index === 0) return;
    if (next) context.quadraticCurveTo(point[0], point[1], (point[0] + next[0]) / 2, (point[1] + next[1]) / 2);
    else context.lineTo(point[0], point[1]);
  });
  if (stroke.length === 1) context.lineTo(first[0] + 0.1, first[1]);
  context.stroke();
};

/** Draws all strokes anew, with the same curves as the picture that is kept as evidence. */
export const drawStrokes = (context: DrawingContext, strokes: Strokes, width: number, height: number): void => {
  context.clearRect(0, 0, width, height);
  prepare(context);
  strokes.forEach((stroke) => drawStroke(context, stroke));
};

/** Draws the newest piece only, while the finger moves. */
export const drawSegment = (context: DrawingContext, from: SignaturePoint, to: SignaturePoint): void => {
  prepare(context);
  context.beginPath();
  context.moveTo(from[0], from[1]);
  context.lineTo(to[0], to[1]);
  context.stroke();
};

/** Address of a picture of the signature, for showing it beside the facts. */
export const signaturePicture = (signature: Signature): string => {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${signature.width} ${signature.height}'>`
    + `<path d='${toSvgPath(signature)}' fill='none' stroke='${ink}' stroke-width='${lineWidth}' stroke-linecap='round' stroke-linejoin='round'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};
