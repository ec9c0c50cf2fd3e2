import { decodeCursor, encodeCursor, pageOf } from './paging.js';

test('a cursor comes back as it went in', () => {
  expect(decodeCursor(encodeCursor([0, '2026-11-22', 7]), ['number', 'string', 'number'])).toEqual([0, '2026-11-22', 7]);
});

test.each([
  ['not base64 JSON', 'xxxx'],
  ['another length', encodeCursor([1])],
  ['another type', encodeCursor([1, 2])],
  ['an object', Buffer.from('{"0":1,"1":"x","length":2}').toString('base64url')],
])('%s is refused', (_name, cursor) => {
  expect(() => decodeCursor(cursor, ['number', 'string'])).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
});

test.each([
  [[], null],
  [[1, 2], null],
  [[1, 2, 3], encodeCursor([2])],
])('%j with a limit of two', (rows, nextCursor) => {
  const page = pageOf(rows, 2, (row) => [row], (row) => row);
  expect(page).toEqual({ items: rows.slice(0, 2), nextCursor });
});
