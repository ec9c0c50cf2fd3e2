import { readSignature, signatureFault, signatureLimits, toSvgPath, writeSignature, type Signature, type SignaturePoint } from './signature.js';

const line = (points: number, length: number, start = 10): SignaturePoint[] =>
  Array.from({ length: points }, (_, index): SignaturePoint => [start + Math.round((length * index) / (points - 1)), 20 + (index % 2), index * 16]);

const drawn = (...strokes: SignaturePoint[][]): Signature => ({ width: 300, height: 150, strokes });

describe('a signature as one text', () => {
  test('has the box, the strokes and their points, and reads back as it was', () => {
    const signature = drawn([[10, 20, 0], [11, 21, 16]], [[300, 150, 400]]);
    expect(writeSignature(signature)).toBe('300x150;10,20,0 11,21,16;300,150,400');
    expect(readSignature(writeSignature(signature))).toEqual(signature);
    expect(readSignature(writeSignature(drawn()))).toEqual(drawn());
  });

  test('a finger is no finer than whole units', () => {
    expect(writeSignature({ width: 299.6, height: 150.2, strokes: [[[1.4, 2.6, 3.5]]] })).toBe('300x150;1,3,4');
  });

  test('anything else is not read', () => {
    expect(() => readSignature('300x150;1,2')).toThrow('Not the text of a signature.');
  });

  test('the longest one fits', () => {
    const point: SignaturePoint = [signatureLimits.maximumBox, signatureLimits.maximumBox, signatureLimits.maximumMilliseconds];
    const longest = { width: signatureLimits.maximumBox, height: signatureLimits.maximumBox, strokes: [Array.from({ length: signatureLimits.maximumPoints }, () => point)] };
    expect(writeSignature(longest).length).toBeLessThanOrEqual(signatureLimits.maximumText);
  });
});

describe('whether somebody really signed', () => {
  test('two real strokes are a signature', () => {
    expect(signatureFault(writeSignature(drawn(line(20, 120), line(15, 80))))).toBeNull();
  });

  test('points on the edge of the box belong to it', () => {
    expect(signatureFault(writeSignature(drawn([...line(20, 120), [300, 150, 400], [0, 0, 420]])))).toBeNull();
  });

  const good = writeSignature(drawn(line(20, 120)));
  const manyStrokes = Array.from({ length: signatureLimits.maximumStrokes + 1 }, () => line(2, 10));
  test.each<[string, string, string]>([
    ['nothing', writeSignature(drawn()), 'EMPTY'],
    ['a dot', writeSignature(drawn([[50, 50, 0]])), 'EMPTY'],
    ['a long press on one spot', writeSignature(drawn(Array.from({ length: 100 }, (_, index): SignaturePoint => [50, 50, index]))), 'EMPTY'],
    ['a tiny tick', writeSignature(drawn(line(20, 15))), 'EMPTY'],
    ['a straight line between two points', writeSignature(drawn(line(2, 250))), 'EMPTY'],
    ['the way from one stroke to the next, which has no ink', writeSignature(drawn(...Array.from({ length: 10 }, (_, index): SignaturePoint[] => [[index * 30, 20, index]]))), 'EMPTY'],
    ['too many strokes', writeSignature(drawn(...manyStrokes)), 'TOO_LONG'],
    ['too many points', writeSignature(drawn(line(signatureLimits.maximumPoints + 1, 200))), 'TOO_LONG'],
    ['hours of drawing', writeSignature(drawn([...line(20, 120), [50, 50, 3_600_001]])), 'TOO_LONG'],
    ['a point outside to the right', writeSignature(drawn([...line(20, 120), [301, 50, 400]])), 'OUT_OF_BOX'],
    ['a point below', writeSignature(drawn([...line(20, 120), [50, 151, 400]])), 'OUT_OF_BOX'],
    ['a negative coordinate', `${good} 10,-1,400`, 'NOT_NUMBERS'],
    ['a broken number', `${good} 10,1.5,400`, 'NOT_NUMBERS'],
    ['infinity', `${good} Infinity,10,1`, 'NOT_NUMBERS'],
    ['digits without end', `${good} 10,10,99999999`, 'NOT_NUMBERS'],
    ['a point of two numbers', `${good} 10,10`, 'NOT_NUMBERS'],
    ['a point of four', `${good} 10,10,10,10`, 'NOT_NUMBERS'],
    ['an empty stroke', `${good};`, 'NOT_NUMBERS'],
    ['two spaces', `${good}  10,10,10`, 'NOT_NUMBERS'],
    ['a number too few', `${good} 10,,10`, 'NOT_NUMBERS'],
    ['letters', `${good} a,b,c`, 'NOT_NUMBERS'],
    ['an empty text', '', 'NOT_NUMBERS'],
    ['no box', '10,10,0 11,11,1', 'NOT_NUMBERS'],
    ['half a box', '300;10,10,0', 'NOT_NUMBERS'],
    ['a box of three sides', '300x150x9;10,10,0', 'NOT_NUMBERS'],
    ['a box without size', writeSignature({ ...drawn(line(20, 120)), width: 0 }), 'NOT_NUMBERS'],
    ['a box without end', writeSignature({ ...drawn(line(20, 120)), height: 1_000_000 }), 'NOT_NUMBERS'],
  ])('%s is refused', (_, text, fault) => {
    expect(signatureFault(text)).toBe(fault);
  });
});

describe('the path of a signature', () => {
  test('goes through the middles and ends at the last point', () => {
    expect(toSvgPath(drawn([[0, 0, 0], [10, 0, 16], [20, 10, 32]]))).toBe('M0 0 Q10 0 15 5 L20 10');
    expect(toSvgPath(drawn([[1.23456, 2, 0], [3, 4, 16]], [], [[5, 6, 99]]))).toBe('M1.23 2 L3 4 M5 6 L5 6');
    expect(toSvgPath(drawn())).toBe('');
  });
});
