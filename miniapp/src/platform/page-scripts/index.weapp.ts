/** A mini-program brings the scripts of all its screens along: none is ever missed. */
export const watchMissedPage = (_onMissed: () => void): (() => void) => () => undefined;
