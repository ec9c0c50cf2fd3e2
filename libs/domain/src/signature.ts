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
  /** Characters of the text; a written name needs a tenth. */
  maximumText: 120_000,
} as const;

/** What {@link walk} meets on its way along a text. */
interface Visitor {
  box(width: number, height: number): void;
  stroke(): void;
  point(x: number, y: number, t: number): void;
}

const code = { space: 32, comma: 44, zero: 48, nine: 57, semicolon: 59, x: 120 } as const;
/** More digits than any limit has. */
const mostDigits = 7;

/**
 * Goes along a signature's text once, without making anything of it: a signature is hundreds of points, and it is checked on the way
 * of every signing.
 * @returns false when the text is not in the form of {@link writeSignature}
 */
function walk(text: string, visitor: Visitor): boolean {
  // The numbers of the point being read; the box is read like a point of two.
  let [first, second, place, number, digits, inBox] = [0, 0, 0, 0, 0, true];
  for (let index = 0; index <= text.length; index++) {
    const character = index < text.length ? text.charCodeAt(index) : code.semicolon;
    if (character >= code.zero && character <= code.nine) {
      number = number * 10 + character - code.zero;
      if (++digits > mostDigits) return false;
      continue;
    }
    if (digits === 0) return false;
    if (inBox) {
      if (character === code.x && place === 0) [first, place] = [number, 1];
      else if (character === code.semicolon && place === 1) {
        visitor.box(first, number);
        if (index < text.length) visitor.stroke();
        [place, inBox] = [0, false];
      } else return false;
    } else if (character === code.comma && place < 2) {
      if (place === 0) first = number;
      else second = number;
      place++;
    } else if ((character === code.space || character === code.semicolon) && place === 2) {
      visitor.point(first, second, number);
      if (character === code.semicolon && index < text.length) visitor.stroke();
      place = 0;
    } else return false;
    number = 0;
    digits = 0;
  }
  return true;
}

/**
 * The signature as it is sent, kept and proven, in one text: the box, then each stroke, its points in a row.
 * `340x260;20,80,0 32,81,16 44,83,32;90,60,410 …` — x, y and milliseconds in whole numbers.
 */
export const writeSignature = ({ width, height, strokes }: Signature): string =>
  [`${Math.round(width)}x${Math.round(height)}`, ...strokes.map((stroke) => stroke.map((point) => point.map(Math.round).join(',')).join(' '))].join(';');

/** A text of {@link writeSignature} back as points. @throws Error when it is none */
export function readSignature(text: string): Signature {
  const signature: Signature = { width: 0, height: 0, strokes: [] };
  const isRead = walk(text, {
    box: (width, height) => Object.assign(signature, { width, height }),
    stroke: () => signature.strokes.push([]),
    point: (...point) => signature.strokes.at(-1)?.push(point),
  });
  if (!isRead) throw new Error('Not the text of a signature.');
  return signature;
}

/**
 * Whether somebody really signed, or what is wrong: not in the form of {@link writeSignature}, outside of the box, a dot, endless. The
 * drawing surface has to clamp points to its box, since a finger easily slides over the edge.
 */
export function signatureFault(text: string): SignatureFault | null {
  let [width, height, strokes, points, length, latest, outside] = [0, 0, 0, 0, 0, 0, false];
  let [previousX, previousY, isFirst] = [0, 0, true];
  const isRead = walk(text, {
    box: (wide, high) => { [width, height] = [wide, high]; },
    stroke: () => {
      strokes++;
      isFirst = true;
    },
    point: (x, y, t) => {
      points++;
      if (x > width || y > height) outside = true;
      if (t > latest) latest = t;
      if (!isFirst) length += Math.hypot(x - previousX, y - previousY);
      previousX = x;
      previousY = y;
      isFirst = false;
    },
  });
  const isSide = (side: number): boolean => side >= signatureLimits.minimumBox && side <= signatureLimits.maximumBox;
  if (!isRead || !isSide(width) || !isSide(height)) return 'NOT_NUMBERS';
  if (strokes > signatureLimits.maximumStrokes || points > signatureLimits.maximumPoints) return 'TOO_LONG';
  if (outside) return 'OUT_OF_BOX';
  if (latest > signatureLimits.maximumMilliseconds) return 'TOO_LONG';
  const isEnough = length >= signatureLimits.minimumLengthShare * Math.min(width, height) && points >= signatureLimits.minimumPoints;
  return isEnough ? null : 'EMPTY';
}

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
