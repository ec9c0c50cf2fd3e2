import { idleLimit, isLive, isWorthRecording, rotationDue, sessionEnd, type AccountKind } from './session-lifetime.js';

const at = (instant: string) => new Date(`2026-03-01T${instant}Z`);
const days = (start: Date, count: number) => new Date(start.getTime() + count * 86_400_000);

describe('the life of a session', () => {
  const start = at('08:00:00.000');

  it.each<[AccountKind, string]>([['RESIDENT', '2026-05-30T08:00:00.000Z'], ['STAFF', '2026-03-01T20:00:00.000Z']])('%s ends at %s at the latest', (kind, end) => {
    expect(sessionEnd(kind, start).toISOString()).toBe(end);
  });

  it.each<[string, AccountKind, Date, Date, boolean]>([
    ['staff after 59 minutes of silence', 'STAFF', start, at('08:59:00.000'), true],
    ['staff after an hour and the minutes that were perhaps not written down', 'STAFF', start, at('09:04:59.999'), true],
    ['staff after that', 'STAFF', start, at('09:05:00.000'), false],
    ['staff who were busy, at the end of the twelve hours', 'STAFF', at('19:59:00.000'), at('20:00:00.000'), false],
    ['staff who were busy, just before', 'STAFF', at('19:59:00.000'), at('19:59:59.999'), true],
    ['a resident after a month away', 'RESIDENT', start, days(start, 29.9), true],
    ['a resident after more than a month away', 'RESIDENT', start, days(start, 30.1), false],
    ['a resident of every day after ninety days', 'RESIDENT', days(start, 89.9), days(start, 90), false],
  ])('%s', (_case, kind, lastSeenAt, now, live) => {
    expect(isLive({ kind, lastSeenAt, expiresAt: sessionEnd(kind, start) }, now)).toBe(live);
    expect(lastSeenAt > idleLimit(kind, now) && now < sessionEnd(kind, start)).toBe(live);
  });

  it.each<[string, Date, Date, Date, boolean]>([
    ['the first use after signing in', start, start, at('08:00:00.001'), true],
    ['use in the same millisecond', start, start, start, false],
    ['use a minute after it was written', at('08:00:01.000'), start, at('08:01:00.000'), false],
    ['use five minutes after it was written', at('08:00:01.000'), start, at('08:05:01.000'), true],
    ['the first use of a rotated token, soon after', at('08:10:00.000'), at('08:11:00.000'), at('08:11:01.000'), true],
  ])('%s', (_case, lastSeenAt, rotatedAt, now, recorded) => {
    expect(isWorthRecording(lastSeenAt, rotatedAt, now)).toBe(recorded);
  });

  it('asks for a new token in time, but not after the end', () => {
    expect(rotationDue('STAFF', start, sessionEnd('STAFF', start))).toEqual(at('09:00:00.000'));
    expect(rotationDue('STAFF', at('19:30:00.000'), sessionEnd('STAFF', start))).toEqual(at('20:00:00.000'));
    expect(rotationDue('RESIDENT', start, sessionEnd('RESIDENT', start))).toEqual(days(start, 1));
  });
});
