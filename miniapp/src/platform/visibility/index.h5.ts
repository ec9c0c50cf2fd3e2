/** Calls once when the element with this id comes into sight; returns the function that stops watching. */
export const watchSight = (id: string, onSeen: () => void): (() => void) => {
  const element = document.getElementById(id);
  if (element === null) return () => undefined;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    onSeen();
  });
  observer.observe(element);
  return () => observer.disconnect();
};
