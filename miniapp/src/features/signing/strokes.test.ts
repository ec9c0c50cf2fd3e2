import { signatureLimits, signatureFault, writeSignature, type SignaturePoint } from '@jiayi/domain';
import { beginStroke, clampPoint, extendStroke, fitStrokes, lastMoment, undoStroke, type Strokes } from './strokes';

test.each([
  [[-5, 10, 0], [0, 10, 0]], [[400, 300, 5], [340, 260, 5]], [[10.4, 20.6, 7.6], [10, 21, 8]], [[1, 1, -3], [1, 1, 0]],
])('a point %j is kept as %j', ([x, y, t], expected) => { expect(clampPoint(x!, y!, 340, 260, t!)).toEqual(expected); });

test('points that hardly move are left out', () => {
  const strokes = extendStroke(extendStroke(beginStroke([], [10, 10, 0]), [11, 11, 16]), [14, 10, 32]);
  expect(strokes).toEqual([[[10, 10, 0], [14, 10, 32]]]);
});

test('a move without a stroke draws nothing', () => { expect(extendStroke([], [1, 1, 1])).toEqual([]); });

test('undo takes back the last stroke only', () => {
  const strokes: Strokes = [[[1, 1, 0]], [[2, 2, 5]]];
  expect(undoStroke(strokes)).toEqual([[[1, 1, 0]]]);
  expect(undoStroke(undoStroke(undoStroke(strokes)))).toEqual([]);
});

test('scribbling without end never makes a signature that the rules refuse as too long', () => {
  let strokes: Strokes = [];
  for (let stroke = 0; stroke < signatureLimits.maximumStrokes + 20; stroke += 1) {
    strokes = beginStroke(strokes, [0, 0, stroke]);
    for (let point = 0; point < 60; point += 1) strokes = extendStroke(strokes, [(point * 5) % 340, stroke % 260, stroke]);
  }
  expect(signatureFault(writeSignature({ width: 340, height: 260, strokes }))).toBeNull();
});

test('a drawing fits another surface and stays inside it', () => {
  const corner: SignaturePoint = [340, 260, 9];
  expect(fitStrokes({ width: 340, height: 260, strokes: [[corner]] }, 170, 260)).toEqual([[[170, 130, 9]]]);
  const strokes: Strokes = [[corner]];
  expect(fitStrokes({ width: 340, height: 260, strokes }, 340, 260)).toBe(strokes);
});

test('the last moment is that of the latest point', () => {
  expect(lastMoment([])).toBe(0);
  expect(lastMoment([[[0, 0, 0], [1, 1, 120]], [[2, 2, 90]]])).toBe(120);
});
