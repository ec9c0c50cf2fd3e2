import { signatureLimits, toSvgPath, validateSignature, type Signature, type SignaturePoint } from './signature.js';

const line = (points: number, length: number, start = 10): SignaturePoint[] =>
  Array.from({ length: points }, (_, index): SignaturePoint => [start + (length * index) / (points - 1), 20 + (index % 2), index * 16]);

const drawn = (...strokes: SignaturePoint[][]): Signature => ({ width: 300, height: 150, strokes });

describe('signatures', () => {
  test('two real strokes are a signature', () => {
    const signature = drawn(line(20, 120), line(15, 80));
    expect(validateSignature(signature)).toEqual({ ok: true, value: signature });
  });

  test('points on the edge of the box belong to it', () => {
    expect(validateSignature(drawn([...line(20, 120), [300, 150, 400], [0, 0, 420]])).ok).toBe(true);
  });

  const manyStrokes = Array.from({ length: signatureLimits.maximumStrokes + 1 }, () => line(2, 10));
  test.each<[string, unknown, string]>([
    ['nothing', drawn(), 'EMPTY'],
    ['empty strokes', drawn([], []), 'EMPTY'],
    ['a dot', drawn([[50, 50, 0]]), 'EMPTY'],
    ['a long press on one spot', drawn(Array.from({ length: 100 }, (_, index): SignaturePoint => [50, 50, index])), 'EMPTY'],
    ['a tiny tick', drawn(line(20, 15)), 'EMPTY'],
    ['a straight line between two points', drawn(line(2, 250)), 'EMPTY'],
    ['too many strokes', drawn(...manyStrokes), 'TOO_LONG'],
    ['too many points', drawn(line(signatureLimits.maximumPoints + 1, 200)), 'TOO_LONG'],
    ['hours of drawing', drawn([...line(20, 120), [50, 50, 3_600_001]]), 'TOO_LONG'],
    ['a point outside', drawn([...line(20, 120), [301, 50, 400]]), 'OUT_OF_BOX'],
    ['a negative coordinate', drawn([...line(20, 120), [10, -0.1, 400]]), 'OUT_OF_BOX'],
    ['time before the first touch', drawn([...line(20, 120), [10, 10, -1]]), 'OUT_OF_BOX'],
    ['infinity', drawn([...line(20, 120), [Number.POSITIVE_INFINITY, 10, 1]]), 'NOT_NUMBERS'],
    ['not a number', drawn([...line(20, 120), [Number.NaN, 10, 1]]), 'NOT_NUMBERS'],
    ['a point of two numbers', drawn([...line(20, 120), [10, 10] as unknown as SignaturePoint]), 'NOT_NUMBERS'],
    ['texts', drawn([...line(20, 120), ['1', '2', '3'] as unknown as SignaturePoint]), 'NOT_NUMBERS'],
    ['a stroke that is no list', { width: 300, height: 150, strokes: [{ length: 9 }] }, 'NOT_NUMBERS'],
    ['no strokes at all', { width: 300, height: 150 }, 'NOT_NUMBERS'],
    ['a box without size', { ...drawn(line(20, 120)), width: 0 }, 'NOT_NUMBERS'],
    ['a box without end', { ...drawn(line(20, 120)), height: 1e9 }, 'NOT_NUMBERS'],
  ])('%s is refused', (_, signature, fault) => {
    expect(validateSignature(signature as Signature)).toEqual({ ok: false, fault });
  });

  test('the path goes through the middles and ends at the last point', () => {
    expect(toSvgPath(drawn([[0, 0, 0], [10, 0, 16], [20, 10, 32]]))).toBe('M0 0 Q10 0 15 5 L20 10');
    expect(toSvgPath(drawn([[1.23456, 2, 0], [3, 4, 16]], [], [[5, 6, 99]]))).toBe('M1.23 2 L3 4 M5 6 L5 6');
    expect(toSvgPath(drawn())).toBe('');
  });
});
