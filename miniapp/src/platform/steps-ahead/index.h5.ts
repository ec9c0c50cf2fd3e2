/**
 * Fetches the screens of the signing while the first one is read, so that a network that breaks on the way does not leave
 * the person before a button that does nothing. A failure here is none: the screen is fetched again when it is opened.
 */
export const fetchSigningSteps = (): void => {
  void Promise.allSettled([
    import('../../pages/signing/agreement/index'),
    import('../../pages/signing/consent/index'),
    import('../../pages/signing/signature/index'),
    import('../../pages/signing/review/index'),
    import('../../pages/signing/submitted/index'),
  ]);
};
