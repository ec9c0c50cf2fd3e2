/**
 * In a browser each screen has a script of its own, fetched when the screen is first opened. Calls whenever one did not arrive: the press
 * would have no answer otherwise. The person stays on the screen where he or she was. Returns the function that stops listening.
 */
export const watchMissedPage = (onMissed: () => void): (() => void) => {
  const listen = (event: PromiseRejectionEvent): void => {
    if (!(event.reason instanceof Error) || event.reason.name !== 'ChunkLoadError') return;
    event.preventDefault();
    window.history.back();
    onMissed();
  };
  window.addEventListener('unhandledrejection', listen);
  return () => window.removeEventListener('unhandledrejection', listen);
};
