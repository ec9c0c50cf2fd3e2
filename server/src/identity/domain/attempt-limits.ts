/** A number of times in a fixed window. */
export interface Quota {
  readonly scope: string;
  readonly limit: number;
  readonly windowMs: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/*
 * Quotas by client address are wide: a whole township may reach us through one address of its mobile carrier, and a
 * county hospital through one line. Those by phone, account and ID number are what stops a guess.
 */
export const quotas = {
  smsByPhone: { scope: 'sms.phone', limit: 10, windowMs: dayMs },
  smsByAddress: { scope: 'sms.address', limit: 200, windowMs: hourMs },
  signInFailuresByAddress: { scope: 'sign-in.address', limit: 200, windowMs: hourMs },
  realNameByAccount: { scope: 'real-name.account', limit: 5, windowMs: dayMs },
  realNameByAddress: { scope: 'real-name.address', limit: 100, windowMs: hourMs },
  realNameByIdNumber: { scope: 'real-name.id-number', limit: 10, windowMs: dayMs },
} as const satisfies Record<string, Quota>;

export const smsCodeRules = { digits: 6, validMs: 5 * minuteMs, resendAfterMs: minuteMs, tries: 5 } as const;

export const challengeRules = { validMs: 5 * minuteMs, tries: 5 } as const;

/** Wrong proofs in a row that lock. */
export const failuresBeforeLockout = 5;

/** How long the first, second, … lockout in a row lasts; the last one repeats. */
export const lockoutMinutes: readonly number[] = [15, 30, 60, 120, 240, 480, 1440];

/** When a lockout ends that begins now, after so many before it. */
export const lockoutEnd = (earlierLockouts: number, now: Date): Date => {
  const minutes = lockoutMinutes[Math.min(earlierLockouts, lockoutMinutes.length - 1)] as number;
  return new Date(now.getTime() + minutes * minuteMs);
};

/** Whole minutes to wait, at least one. */
export const minutesUntil = (end: Date, now: Date): number => Math.max(1, Math.ceil((end.getTime() - now.getTime()) / minuteMs));

/** Whole seconds to wait, at least one. */
export const secondsUntil = (end: Date, now: Date): number => Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 1000));
