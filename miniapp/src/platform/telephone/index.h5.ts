/** Hands the number to the phone's own dialler, which asks before it calls. */
export const dial = (number: string): void => {
  window.location.href = `tel:${number.replace(/[^\d+]/g, '')}`;
};
