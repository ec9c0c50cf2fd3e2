import type { PageStack } from '../pages.js';
import { reportFault } from '../report.js';
import { answering } from './answer.js';
import { filesApi } from './files.js';
import { host } from './host.js';
import { interfaceApi } from './interface.js';
import { navigationApi } from './navigation.js';
import { networkApi } from './network.js';
import { createSelectorQuery } from './selector-query.js';
import { storageApi } from './storage.js';
import { systemApi } from './system.js';
import { TemporaryFiles } from './temporary-files.js';

interface Surroundings {
  pages: () => PageStack;
  screen: HTMLElement;
  launchPath: string;
  setTitle: (title: string) => void;
  openedDocuments: { path: string; type: string }[];
}

/** Asked for to find out whether they are there; a mini-program does without them. */
const knownAbsent = new Set(['webpackJsonp', 'cloud', 'worklet', 'qy', 'then', 'toJSON', '__esModule']);

/**
 * The `wx` object. A function that the emulator does not have can be asked for, but fails loudly when it is called: a test never passes
 * because something was left out here.
 */
export function createWx({ pages, screen, launchPath, setTitle, openedDocuments }: Surroundings): Record<string, unknown> {
  const files = new TemporaryFiles();
  const present: Record<string, unknown> = {
    ...systemApi(launchPath),
    ...storageApi,
    ...networkApi(files),
    ...filesApi(files, openedDocuments),
    ...interfaceApi,
    ...navigationApi(pages, setTitle),
    login: answering('login', async () => ({ code: await host.miniwxLoginCode() })),
    checkSession: answering('checkSession', () => undefined),
    createSelectorQuery: () => createSelectorQuery(() => pages().current?.host ?? screen),
  };
  return new Proxy(present, {
    get: (target, name) => {
      if (typeof name !== 'string' || name in target || knownAbsent.has(name)) return target[name as string];
      return () => {
        const error = new Error(`The emulator has no wx.${name}`);
        reportFault(error);
        throw error;
      };
    },
  });
}
