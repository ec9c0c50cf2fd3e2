import { cleanText, columnLetters, columnOf, dateOfSerial } from './cell.js';

test.each([['A', 1], ['Z', 26], ['AA', 27], ['IV', 256], ['XFD', 16_384], ['B12', 2]])('column %s is number %i', (letters, column) => {
  expect(columnOf(letters)).toBe(column);
  expect(columnLetters(column)).toBe(letters.replace(/\d/g, ''));
});

test.each(['', '1', 'a1', 'ABCD1'])('%p is no column', (reference) => expect(columnOf(reference)).toBeNull());

test.each<[number, boolean, string | null]>([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, null],
  [61, false, '1900-03-01'],
  [29_222, false, '1980-01-02'],
  [45_000.75, false, '2023-03-15'],
  [2_958_465, false, '9999-12-31'],
  [2_958_466, false, null],
  [0, false, null],
  [-5, false, null],
  [Number.NaN, false, null],
  [0, true, '1904-01-01'],
  [27_760, true, '1980-01-02'],
  [-1, true, null],
])('serial %d (1904: %p) is %p', (serial, date1904, date) => expect(dateOfSerial(serial, date1904)).toBe(date));

test('text is cleaned of blanks around it and of control characters', () => {
  expect(cleanText('\uFEFF\u3000 张\u0007三\u00A0\u200B\n')).toBe('张三');
  expect(cleanText('_x000D__x000A_')).toBe('');
});
