import type { PageStack } from '../pages.js';
import { answering } from './answer.js';

interface To {
  url: string;
}

/** Moving between pages. */
export function navigationApi(pages: () => PageStack, setTitle: (title: string) => void) {
  return {
    navigateTo: answering('navigateTo', ({ url }: To) => {
      pages().navigateTo(url);
      return { eventChannel: { on: () => undefined, emit: () => undefined } };
    }),
    redirectTo: answering('redirectTo', ({ url }: To) => pages().redirectTo(url)),
    reLaunch: answering('reLaunch', ({ url }: To) => pages().reLaunch(url)),
    switchTab: answering('switchTab', ({ url }: To) => pages().switchTab(url)),
    navigateBack: answering('navigateBack', ({ delta }: { delta?: number }) => pages().navigateBack(delta)),
    setNavigationBarTitle: answering('setNavigationBarTitle', ({ title }: { title: string }) => setTitle(title)),
    setNavigationBarColor: answering('setNavigationBarColor', () => undefined),
    stopPullDownRefresh: answering('stopPullDownRefresh', () => undefined),
    pageScrollTo: answering('pageScrollTo', ({ scrollTop = 0, selector }: { scrollTop?: number; selector?: string }) => {
      const page = pages().current?.host;
      if (selector) page?.querySelector(selector)?.scrollIntoView();
      else if (page) page.scrollTop = scrollTop;
    }),
  };
}
