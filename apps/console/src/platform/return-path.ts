/**
 * Where to go after signing in. Only a path of this console is accepted: an address of another site, slipped into a
 * link, would otherwise lead a person who has just signed in there.
 */
export const safeReturnPath = (value: string | null): string => {
  if (value === null || !value.startsWith('/') || value.startsWith('//') || value.includes('\\')) return '/';
  return value.startsWith('/sign-in') ? '/' : value;
};

/** Path of the sign-in page that leads back to `path` afterwards. */
export const signInPath = (path: string): string =>
  path === '/' || path === '' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(path)}`;
