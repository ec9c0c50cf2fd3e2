/** A mini-program has all its screens on the phone. */
export const fetchSigningSteps = (): void => undefined;
