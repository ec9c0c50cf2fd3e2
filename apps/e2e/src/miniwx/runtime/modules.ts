import { type BundleFiles, readFile, resolvePath } from './bundle.js';
import type { Definition } from './instance.js';

/** What a browser has and a mini-program has not. A bundle that uses one of these breaks on a phone, so it breaks here. */
const browserOnly = [
  'window', 'document', 'self', 'top', 'parent', 'frames', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history', 'XMLHttpRequest', 'fetch',
  'WebSocket', 'Image', 'HTMLElement', 'Element', 'Node', 'Event', 'MutationObserver', 'getComputedStyle', 'alert', 'process', 'requestAnimationFrame',
  'cancelAnimationFrame', 'FileReader', 'Blob', 'URL', 'URLSearchParams', 'FormData', 'TextEncoder', 'TextDecoder', 'crypto', 'performance', 'queueMicrotask',
  'structuredClone', 'AbortController', 'Headers', 'Request', 'Response', 'Intl', 'btoa', 'atob', 'BroadcastChannel', 'MessageChannel', 'indexedDB',
] as const;

/** The language itself, which is what the global object of a mini-program holds. */
const language = [
  'Object', 'Array', 'Symbol', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Date', 'Math', 'JSON', 'RegExp', 'Error', 'TypeError', 'RangeError', 'String',
  'Number', 'Boolean', 'Proxy', 'Reflect', 'ArrayBuffer', 'DataView', 'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array',
  'Int32Array', 'Float32Array', 'Float64Array', 'BigInt', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'console',
] as const;

/** In a mini-program code cannot be made from text; only asking for the global object this way is common, and answered with undefined. */
const WithoutEvaluation = new Proxy(Function, {
  apply: (_target, _self, texts: unknown[]) => refuseEvaluation(texts),
  construct: (_target, texts: unknown[]) => refuseEvaluation(texts),
});

function refuseEvaluation(texts: readonly unknown[]): () => undefined {
  if (texts.length === 1 && texts[0] === 'return this') return () => undefined;
  throw new Error('A mini-program cannot make a function from text');
}

/** Loads the scripts of a bundle, each once, with only what a mini-program has in sight. */
export class ModuleLoader {
  readonly #modules = new Map<string, { exports: unknown }>();
  readonly #pages = new Map<string, Definition>();
  readonly #components = new Map<string, Definition>();
  readonly #global: Record<string, unknown> = {};
  #loading = '';
  app: Definition = {};

  constructor(
    private readonly files: BundleFiles,
    private readonly wx: object,
    private readonly getCurrentPages: () => unknown[],
  ) {
    const browser = globalThis as unknown as Record<string, unknown>;
    for (const name of language) this.#global[name] = browser[name];
    for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const) this.#global[name] = globalThis[name].bind(globalThis);
    this.#global.Function = WithoutEvaluation;
  }

  /** What the page's script registered. */
  page(path: string): Definition {
    this.require(path);
    const definition = this.#pages.get(path);
    if (definition) return definition;
    const component = this.#components.get(path);
    if (!component) throw new Error(`${path}.js registers no page`);
    return component;
  }

  component(path: string): Definition {
    this.require(path);
    const definition = this.#components.get(path);
    if (!definition) throw new Error(`${path}.js registers no component`);
    return definition;
  }

  require(path: string): unknown {
    const file = path.endsWith('.js') ? path : `${path}.js`;
    const known = this.#modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.#modules.set(file, module);
    const outer = this.#loading;
    this.#loading = file.slice(0, -'.js'.length);
    const visible = this.#namesFor(file, module);
    const run = new Function(...Object.keys(visible), ...browserOnly, `${readFile(this.files, file)}\n//# sourceURL=weapp/${file}`);
    run(...Object.values(visible));
    this.#loading = outer;
    return module.exports;
  }

  #namesFor(file: string, module: { exports: unknown }): Record<string, unknown> {
    return {
      require: (target: string) => this.require(resolvePath(file, target)),
      module,
      exports: module.exports,
      wx: this.wx,
      App: (definition: Definition) => { this.app = definition; },
      Page: (definition: Definition) => { this.#pages.set(this.#loading, definition); },
      Component: (definition: Definition) => { this.#components.set(this.#loading, definition); },
      Behavior: (definition: Definition) => definition,
      getApp: () => this.app,
      getCurrentPages: this.getCurrentPages,
      Function: WithoutEvaluation,
      globalThis: this.#global,
      global: this.#global,
    };
  }
}
