import { signatureLimits, type Signature, type SignaturePoint } from '@jiayi/domain';

/** A signature being drawn: strokes in the units of a surface of this size. */
export type Strokes = SignaturePoint[][];

/** Points closer than this to the one before add nothing to the line, only to its size on the wire. */
const nearest = 1.5;

/** Whole units: a finger is no finer, and the API takes nothing else. */
const clamp = (value: number, maximum: number): number => Math.round(Math.min(Math.max(value, 0), maximum));

/** A point inside the surface: a finger easily slides over its edge. */
export const clampPoint = (x: number, y: number, width: number, height: number, milliseconds: number): SignaturePoint =>
  [clamp(x, width), clamp(y, height), Math.max(0, Math.round(milliseconds))];

const pointCount = (strokes: Strokes): number => strokes.reduce((total, stroke) => total + stroke.length, 0);

export const beginStroke = (strokes: Strokes, point: SignaturePoint): Strokes =>
  strokes.length >= signatureLimits.maximumStrokes || pointCount(strokes) >= signatureLimits.maximumPoints
    ? strokes
    : [...strokes, [point]];

/** Adds a point to the last stroke unless it is too near the one before or the signature is as long as it may be. */
export const extendStroke = (strokes: Strokes, point: SignaturePoint): Strokes => {
  const last = strokes[strokes.length - 1];
  const before = last?.[last.length - 1];
  if (!last || !before) return strokes;
  if (Math.hypot(point[0] - before[0], point[1] - before[1]) < nearest) return strokes;
  if (pointCount(strokes) >= signatureLimits.maximumPoints) return strokes;
  return [...strokes.slice(0, -1), [...last, point]];
};

export const undoStroke = (strokes: Strokes): Strokes => strokes.slice(0, -1);

/** The same drawing on a surface of another size (the phone was turned, or the draft comes from another one). */
export const fitStrokes = (signature: Signature, width: number, height: number): Strokes => {
  if (signature.width === width && signature.height === height) return signature.strokes;
  const scale = Math.min(width / signature.width, height / signature.height);
  return signature.strokes.map((stroke) => stroke.map(([x, y, t]) => clampPoint(x * scale, y * scale, width, height, t)));
};

/** Milliseconds at the end of the drawing, so that a continued one goes on after it. */
export const lastMoment = (strokes: Strokes): number =>
  strokes.reduce((latest, stroke) => stroke.reduce((moment, [, , t]) => Math.max(moment, t), latest), 0);
