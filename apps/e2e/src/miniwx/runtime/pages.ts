import { allPages, type AppSettings, type BundleFiles, type PageSettings, readSettings, resolvePath } from './bundle.js';
import { remove } from './draw.js';
import { type Definition, Instance, type Surroundings } from './instance.js';
import { reportFault } from './report.js';
import { wxssToCss } from './wxss.js';

/** WeChat opens at most this many pages on top of each other. */
const deepest = 10;
const bottomDistance = 50;

interface OpenPage {
  readonly instance: Instance;
  readonly settings: PageSettings;
}

/** The pages that are open, the last one visible, with their lifecycle. */
export class PageStack {
  #stack: OpenPage[] = [];
  readonly #tabs = new Map<string, OpenPage>();
  readonly #style = document.createElement('style');

  constructor(
    private readonly files: BundleFiles,
    private readonly app: AppSettings,
    private readonly surroundings: Surroundings,
    private readonly pageDefinition: (path: string) => Definition,
    private readonly screen: HTMLElement,
    private readonly onChange: (page: PageSettings, path: string, depth: number) => void,
  ) {
    document.head.append(this.#style);
  }

  get current(): Instance | undefined {
    return this.#stack.at(-1)?.instance;
  }

  /** The pages as getCurrentPages() gives them. */
  get selves(): Record<string, unknown>[] {
    return this.#stack.map(({ instance }) => instance.self);
  }

  navigateTo(url: string): void {
    if (this.#stack.length >= deepest) throw new Error(`navigateTo: more than ${deepest} pages open`);
    const { path, query } = this.#locate(url);
    if (this.#isTab(path)) throw new Error(`navigateTo: can not navigateTo a tabbar page ${path}`);
    this.current?.call('onHide');
    this.#show(this.#open(path, query));
  }

  redirectTo(url: string): void {
    const { path, query } = this.#locate(url);
    if (this.#isTab(path)) throw new Error(`redirectTo: can not redirectTo a tabbar page ${path}`);
    this.#close(1);
    this.#show(this.#open(path, query));
  }

  reLaunch(url: string): void {
    const { path, query } = this.#locate(url);
    this.#close(this.#stack.length);
    for (const { instance } of this.#tabs.values()) this.#discard(instance);
    this.#tabs.clear();
    this.#show(this.#open(path, query));
  }

  switchTab(url: string): void {
    const { path } = this.#locate(url);
    if (!this.#isTab(path)) throw new Error(`switchTab: ${path} is no tabbar page`);
    this.current?.call('onHide');
    this.#close(this.#stack.length);
    const open = this.#tabs.get(path);
    if (open) this.#return(open);
    else this.#show(this.#open(path, {}));
  }

  navigateBack(delta = 1): void {
    if (this.#stack.length < 2) throw new Error('navigateBack: cannot navigate back at first page');
    this.#close(Math.min(delta, this.#stack.length - 1));
    const page = this.#stack.pop();
    if (page) this.#return(page);
  }

  #locate(url: string): { path: string; query: Record<string, string> } {
    const [address = '', search = ''] = url.split('?');
    const path = resolvePath(this.current?.path ?? '', address.startsWith('/') || !this.current ? `/${address.replace(/^\//, '')}` : address);
    if (!allPages(this.app).includes(path)) throw new Error(`page "${path}" is not found`);
    return { path, query: Object.fromEntries(new URLSearchParams(search)) };
  }

  #isTab(path: string): boolean {
    return this.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
  }

  #open(path: string, query: Record<string, string>): OpenPage {
    const host = document.createElement('wx-page');
    const instance = new Instance(this.surroundings, path, host, this.pageDefinition(path));
    instance.self.options = query;
    const settings = { ...this.app.window, ...readSettings<PageSettings>(this.files, `${path}.json`) };
    host.addEventListener('scroll', () => {
      if (instance.has('onPageScroll')) instance.call('onPageScroll', { scrollTop: host.scrollTop });
      if (host.scrollHeight - host.scrollTop - host.clientHeight <= bottomDistance) instance.call('onReachBottom');
    }, { passive: true });
    const page = { instance, settings };
    if (this.#isTab(path)) this.#tabs.set(path, page);
    return page;
  }

  /** Brings a new page to the front. */
  #show(page: OpenPage): void {
    this.#bringToFront(page);
    const { instance } = page;
    instance.draw();
    this.#guarded(() => instance.call('onLoad', instance.self.options));
    this.#guarded(() => instance.call('onShow'));
    setTimeout(() => this.#guarded(() => instance.call('onReady')), 20);
  }

  /** Brings a page to the front that was there before. */
  #return(page: OpenPage): void {
    this.#bringToFront(page);
    this.#guarded(() => page.instance.call('onShow'));
  }

  #bringToFront(page: OpenPage): void {
    for (const { instance } of [...this.#stack, ...this.#tabs.values()]) instance.host.hidden = true;
    this.#stack.push(page);
    const { host, path } = page.instance;
    host.hidden = false;
    this.screen.append(host);
    this.#style.textContent = `${wxssToCss(this.files, 'app.wxss')}\n${wxssToCss(this.files, `${path}.wxss`)}`;
    this.onChange(page.settings, path, this.#stack.length);
  }

  #close(count: number): void {
    for (const { instance } of this.#stack.splice(this.#stack.length - count)) {
      if (!this.#tabs.has(instance.path)) this.#discard(instance);
    }
  }

  #discard(instance: Instance): void {
    this.#guarded(() => instance.call('onUnload'));
    remove(instance.host);
  }

  #guarded(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      reportFault(error);
    }
  }
}
