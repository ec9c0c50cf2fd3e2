/** Tells whether there is a network, now and at every change; returns the function that stops telling. */
export const watchNetwork = (listener: (online: boolean) => void): (() => void) => {
  const tell = (): void => listener(navigator.onLine);
  tell();
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};
