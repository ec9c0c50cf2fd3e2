import { createWx } from './api/index.js';
import { createSelectorQuery } from './api/selector-query.js';
import { type AppSettings, type BundleFiles, type PageSettings, readFile, resolvePath } from './bundle.js';
import { listenToGestures } from './gestures.js';
import type { Definition } from './instance.js';
import { ModuleLoader } from './modules.js';
import { PageStack } from './pages.js';
import { faults, reportFault, takeSent } from './report.js';
import { TemplateLibrary } from './template.js';

/** What a test may look at. */
export interface EmulatorState {
  readonly faults: readonly string[];
  readonly openedDocuments: readonly { path: string; type: string }[];
  takeSent(): { calls: number; bytes: number };
}

declare global {
  interface Window {
    miniwx?: EmulatorState;
  }
}

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  return element;
};

/** Runs a mini-program in this browser page. */
async function start(): Promise<void> {
  const files = (await (await fetch('/bundle.json')).json()) as BundleFiles;
  const app = JSON.parse(readFile(files, 'app.json')) as AppSettings;
  const firstPage = app.pages[0];
  if (!firstPage) throw new Error('app.json names no page');
  const screen = byId('screen');
  const title = byId('title');
  const openedDocuments: { path: string; type: string }[] = [];
  const setTitle = (text: string): void => { title.textContent = text; };

  let pages: PageStack | null = null;
  const openPages = (): PageStack => {
    if (!pages) throw new Error('the first page is not open yet');
    return pages;
  };
  const wx = createWx({ pages: openPages, screen, launchPath: firstPage, setTitle, openedDocuments });
  const modules = new ModuleLoader(files, wx, () => pages?.selves ?? []);
  pages = new PageStack(
    files,
    app,
    {
      files,
      templates: new TemplateLibrary(files),
      componentDefinition: (path) => modules.component(path),
      commonComponents: Object.fromEntries(Object.entries(app.usingComponents ?? {}).map(([tag, path]) => [tag, `/${resolvePath('app.json', path)}`])),
      createSelectorQuery: () => createSelectorQuery(() => pages?.current?.host ?? screen),
    },
    (path) => modules.page(path),
    screen,
    (settings, path, depth) => showFrame(app, settings, path, depth, setTitle),
  );
  byId('back').addEventListener('click', () => openPages().navigateBack());
  drawTabBar(app, (path) => openPages().switchTab(`/${path}`));
  listenToGestures(screen);
  window.miniwx = { faults, openedDocuments, takeSent };

  modules.require('app.js');
  callApp(modules.app, 'onLaunch', { path: firstPage, query: {}, scene: 1001 });
  callApp(modules.app, 'onShow', { path: firstPage, query: {}, scene: 1001 });
  pages.reLaunch(`/${firstPage}`);
}

function callApp(app: Definition, method: string, parameter: unknown): void {
  const found = app[method];
  if (typeof found === 'function') (found as (this: unknown, parameter: unknown) => void).call(app, parameter);
}

/** WeChat's own bar at the top, unless the page brings its own. */
function showFrame(app: AppSettings, settings: PageSettings, path: string, depth: number, setTitle: (title: string) => void): void {
  byId('bar').hidden = settings.navigationStyle === 'custom';
  byId('back').hidden = depth < 2;
  setTitle(settings.navigationBarTitleText ?? '');
  const tabs = byId('tabs');
  tabs.hidden = !app.tabBar || app.tabBar.custom === true || !app.tabBar.list.some(({ pagePath }) => pagePath === path);
  for (const tab of tabs.querySelectorAll('button')) tab.toggleAttribute('aria-current', tab.dataset.path === path);
}

function drawTabBar(app: AppSettings, onChoose: (path: string) => void): void {
  for (const { pagePath, text } of app.tabBar?.list ?? []) {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.textContent = text;
    tab.dataset.path = pagePath;
    tab.addEventListener('click', () => onChoose(pagePath));
    byId('tabs').append(tab);
  }
}

window.addEventListener('error', (event) => reportFault(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportFault(event.reason));
start().catch(reportFault);
