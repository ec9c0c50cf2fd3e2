import { failure, success, type Result } from './result.js';

/** x and y in the units of the box, t in milliseconds since the first touch. */
export type SignaturePoint = [x: number, y: number, t: number];

/** A signature as it was drawn; width and height are those of the box it was drawn in. */
export interface Signature {
  width: number;
  height: number;
  strokes: SignaturePoint[][];
}

export type SignatureFault = 'EMPTY' | 'TOO_LONG' | 'OUT_OF_BOX' | 'NOT_NUMBERS';

export const signatureFaultNames: Record<SignatureFault, string> = {
  EMPTY: '还没有签名，或签得太小，请把名字写大一些',
  TOO_LONG: '笔画太多了，请清除后重新签名',
  OUT_OF_BOX: '签名超出了签名框，请清除后重新签名',
  NOT_NUMBERS: '签名数据不完整，请清除后重新签名',
};

export const signatureLimits = {
  maximumStrokes: 200,
  maximumPoints: 5_000,
  /** A touch reports dozens of points a second: a written name never has fewer. */
  minimumPoints: 8,
  /** Ink length as a share of the box's shorter side: a dot, a tick or a slip of the finger has less. */
  minimumLengthShare: 0.5,
  minimumBox: 40,
  maximumBox: 10_000,
  maximumMilliseconds: 3_600_000,
} as const;

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isPoint = (value: unknown): value is SignaturePoint =>
  Array.isArray(value) && value.length === 3 && value.every(isFiniteNumber);

const strokeLength = (stroke: readonly SignaturePoint[]): number =>
  stroke.reduce((length, point, index) => {
    const previous = stroke[index - 1];
    return previous ? length + Math.hypot(point[0] - previous[0], point[1] - previous[1]) : 0;
  }, 0);

/**
 * Whether somebody really signed: numbers only, inside the box, neither a dot nor endless. The drawing surface has
 * to clamp points to its box, since a finger easily slides over the edge.
 */
export const validateSignature = (signature: Signature): Result<Signature, SignatureFault> => {
  const { width, height, strokes } = signature;
  const isSide = (side: unknown): boolean =>
    isFiniteNumber(side) && side >= signatureLimits.minimumBox && side <= signatureLimits.maximumBox;
  if (!isSide(width) || !isSide(height) || !Array.isArray(strokes)) return failure('NOT_NUMBERS');
  if (strokes.length > signatureLimits.maximumStrokes) return failure('TOO_LONG');
  if (!strokes.every((stroke) => Array.isArray(stroke))) return failure('NOT_NUMBERS');
  const count = strokes.reduce((total, stroke) => total + stroke.length, 0);
  if (count > signatureLimits.maximumPoints) return failure('TOO_LONG');
  const points = strokes.flat();
  if (!points.every(isPoint)) return failure('NOT_NUMBERS');
  const inside = points.every(([x, y, t]) => x >= 0 && x <= width && y >= 0 && y <= height && t >= 0);
  if (!inside) return failure('OUT_OF_BOX');
  if (points.some(([, , t]) => t > signatureLimits.maximumMilliseconds)) return failure('TOO_LONG');
  const length = strokes.reduce((total, stroke) => total + strokeLength(stroke), 0);
  const enough = length >= signatureLimits.minimumLengthShare * Math.min(width, height);
  return enough && count >= signatureLimits.minimumPoints ? success(signature) : failure('EMPTY');
};

const round = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * The strokes as one SVG path (to be stroked with round caps and joins): curves through the middles between points,
 * which smooths a coarse touch screen; a single point becomes a dot.
 */
export const toSvgPath = (signature: Signature): string =>
  signature.strokes.filter((stroke) => stroke.length > 0).map(strokePath).join(' ');

const strokePath = (stroke: readonly SignaturePoint[]): string => {
  const [first, ...rest] = stroke;
  const last = stroke[stroke.length - 1];
  if (!first || !last) return '';
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${round(point[0])} ${round(point[1])} ${round((point[0] + next[0]) / 2)} ${round((point[1] + next[1]) / 2)}`;
  });
  return [`M${round(first[0])} ${round(first[1])}`, ...curves, `L${round(last[0])} ${round(last[1])}`].join(' ');
};
