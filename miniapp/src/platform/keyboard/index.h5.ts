/** Calls when Escape is pressed; returns the function that stops watching. */
export const watchEscape = (onEscape: () => void): (() => void) => {
  const listen = (event: KeyboardEvent): void => { if (event.key === 'Escape') onEscape(); };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
};
