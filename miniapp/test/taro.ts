import { useEffect } from 'react';

/**
 * Stands in for Taro where a component is tested alone, without pages around it: navigation is recorded, hooks of the
 * page's life run as plain effects.
 */
export const navigations: { kind: string; url: string | null }[] = [];
let parameters: Record<string, string> = {};

/** Sets the parameters in the address of the page under test. */
export const setParameters = (next: Record<string, string>): void => { parameters = next; };

const record = (kind: string) => (options: { url?: string } = {}): Promise<{ errMsg: string }> => {
  navigations.push({ kind, url: options.url ?? null });
  return Promise.resolve({ errMsg: 'ok' });
};

export const useDidShow = (callback: () => void): void => {
  // The page is shown once, with the first render.
  useEffect(callback, []); // eslint-disable-line react-hooks/exhaustive-deps -- later callbacks belong to later showings
};
export const useRouter = (): { params: Record<string, string> } => ({ params: parameters });

const taro = {
  navigateTo: record('navigateTo'),
  redirectTo: record('redirectTo'),
  reLaunch: record('reLaunch'),
  navigateBack: record('navigateBack'),
  setNavigationBarTitle: () => Promise.resolve({ errMsg: 'ok' }),
  getCurrentPages: () => [{}, {}],
};

export default taro;
