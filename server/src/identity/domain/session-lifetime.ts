export type AccountKind = 'RESIDENT' | 'STAFF';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface SessionLifetime {
  /** Ends when nothing was asked for so long. */
  readonly idleMs: number;
  /** Ends this long after signing in, however busy it was. */
  readonly absoluteMs: number;
  /** The client is to exchange its token after so long. */
  readonly rotateAfterMs: number;
}

/**
 * Residents open the app a few times a month on a phone of their own; signing in by SMS each time would turn old people
 * away. Staff see other people's data, often on a shared computer: one working day at most. An hour of silence and not
 * less, because a village doctor puts the phone away for a house call and comes back to the same request.
 */
export const sessionLifetimes: Readonly<Record<AccountKind, SessionLifetime>> = {
  RESIDENT: { idleMs: 30 * dayMs, absoluteMs: 90 * dayMs, rotateAfterMs: dayMs },
  STAFF: { idleMs: hourMs, absoluteMs: 12 * hourMs, rotateAfterMs: hourMs },
};

/** "Last seen" is written at most this often, so that reading costs no write. */
export const lastSeenEveryMs = 5 * minuteMs;

/** The token before a rotation still serves requests that were under way. */
export const previousTokenMs = minuteMs;

export const sessionEnd = (kind: AccountKind, signedInAt: Date): Date =>
  new Date(signedInAt.getTime() + sessionLifetimes[kind].absoluteMs);

/** The instant after which the client exchanges its token; never later than the end of the session. */
export const rotationDue = (kind: AccountKind, rotatedAt: Date, expiresAt: Date): Date =>
  new Date(Math.min(rotatedAt.getTime() + sessionLifetimes[kind].rotateAfterMs, expiresAt.getTime()));

export interface SessionTimes {
  readonly kind: AccountKind;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Not past its end, and not idle for too long; the unwritten part of "last seen" counts in favour of the person. */
export const isLive = ({ kind, lastSeenAt, expiresAt }: SessionTimes, now: Date): boolean =>
  now < expiresAt && now.getTime() - lastSeenAt.getTime() < sessionLifetimes[kind].idleMs + lastSeenEveryMs;

/** Last seen at or before this instant means ended by silence. */
export const idleLimit = (kind: AccountKind, now: Date): Date =>
  new Date(now.getTime() - sessionLifetimes[kind].idleMs - lastSeenEveryMs);

/**
 * Whether the use at `now` is to be written down: every few minutes, and the first use of a rotated token, which proves
 * that the client received it.
 */
export const isWorthRecording = (lastSeenAt: Date, rotatedAt: Date, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= lastSeenEveryMs || (lastSeenAt <= rotatedAt && now > rotatedAt);
