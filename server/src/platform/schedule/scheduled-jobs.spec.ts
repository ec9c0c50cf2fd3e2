import { nextRun } from './scheduled-jobs.js';

test.each([
  ['every minute', { everyMs: 60_000 }, '2026-11-22T10:00:00.000Z', '2026-11-22T10:01:00.000Z'],
  ['later today in Shanghai', { dailyAt: '23:30' }, '2026-11-22T10:00:00.000Z', '2026-11-22T15:30:00.000Z'],
  ['already past today, so tomorrow', { dailyAt: '00:05' }, '2026-11-22T10:00:00.000Z', '2026-11-22T16:05:00.000Z'],
  ['exactly now counts as past', { dailyAt: '18:00' }, '2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
])('%s', (_name, rhythm, now, expected) => {
  expect(nextRun(rhythm, new Date(now)).toISOString()).toBe(expected);
});
