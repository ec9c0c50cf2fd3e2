const millisecondsPerDay = 86_400_000;

/** The instant before which a confirmation no longer counts [J8]. */
export const freshSince = (now: Date, days: number): Date => new Date(now.getTime() - days * millisecondsPerDay);

/** Whether data has to be confirmed again: never confirmed, or longer ago than the policy's number of days. */
export const isStale = (confirmedAt: Date | null, now: Date, days: number): boolean =>
  confirmedAt === null || confirmedAt < freshSince(now, days);
