/** A mini-program has no Escape key. */
export const watchEscape = (_onEscape: () => void): (() => void) => () => undefined;
