import { isStale } from './freshness.js';

describe('freshness of directory data [J8]', () => {
  const now = new Date('2026-11-22T02:00:00.000Z');
  it.each([
    ['never confirmed', null, true],
    ['confirmed just now', new Date('2026-11-22T02:00:00.000Z'), false],
    ['confirmed to the millisecond the allowed time ago', new Date('2026-10-23T02:00:00.000Z'), false],
    ['confirmed a millisecond longer ago', new Date('2026-10-23T01:59:59.999Z'), true],
  ])('%s', (_name, confirmedAt, stale) => expect(isStale(confirmedAt, now, 30)).toBe(stale));
});
