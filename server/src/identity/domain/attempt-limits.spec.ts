import { lockoutEnd, minutesUntil, quotas, secondsUntil } from './attempt-limits.js';

const now = new Date('2026-03-01T08:00:00.000Z');

describe('attempt limits', () => {
  it.each([[0, 15], [1, 30], [2, 60], [3, 120], [4, 240], [5, 480], [6, 1440], [7, 1440], [99, 1440]])('after %i lockouts the next lasts %i minutes', (earlier, minutes) => {
    expect(minutesUntil(lockoutEnd(earlier, now), now)).toBe(minutes);
  });

  it.each([[1, 1, 1], [1_000, 1, 1], [1_001, 1, 2], [60_000, 1, 60], [60_001, 2, 61], [-5, 1, 1]])('%i ms are %i minutes or %i seconds to wait', (milliseconds, minutes, seconds) => {
    const end = new Date(now.getTime() + milliseconds);
    expect([minutesUntil(end, now), secondsUntil(end, now)]).toEqual([minutes, seconds]);
  });

  it('counts each quota by itself and within what the columns hold', () => {
    const scopes = Object.values(quotas).map((quota) => quota.scope);
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes.every((scope) => scope.length <= 32)).toBe(true);
  });
});
