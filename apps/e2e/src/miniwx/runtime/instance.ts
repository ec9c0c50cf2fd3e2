import { type BundleFiles, type PageSettings, readSettings, resolvePath } from './bundle.js';
import { setAtPath } from './data-path.js';
import { drawChildren } from './draw.js';
import type { ComponentOnScreen, Owner } from './drawn-elements.js';
import type { MiniEvent } from './events.js';
import { countSent, reportFault } from './report.js';
import type { TemplateLibrary } from './template.js';

/** What a bundle passes to Page(…) or Component(…). */
export type Definition = Record<string, unknown>;
type Method = (this: unknown, ...parameters: unknown[]) => unknown;

/** WeChat refuses to send more than this to the screen in one setData. */
const mostBytesOfSetData = 1024 * 1024;

/** What pages and components need from their surroundings. */
export interface Surroundings {
  readonly files: BundleFiles;
  readonly templates: TemplateLibrary;
  /** Component definitions by path, loading the file when it was not yet. */
  componentDefinition(path: string): Definition;
  /** Components that every page may use. */
  readonly commonComponents: Readonly<Record<string, string>>;
  createSelectorQuery(): unknown;
}

const copy = <Value>(value: Value): Value => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value));

/** A page or a component on the screen: the object that is `this` in its methods, and the element that it is drawn in. */
export class Instance implements Owner {
  readonly self: Record<string, unknown> = {};
  readonly #components: Record<string, string>;

  constructor(
    private readonly surroundings: Surroundings,
    readonly path: string,
    readonly host: HTMLElement,
    definition: Definition,
    properties: Readonly<Record<string, unknown>> = {},
  ) {
    const settings = readSettings<PageSettings>(surroundings.files, `${path}.json`);
    const used = { ...surroundings.commonComponents, ...settings.usingComponents };
    this.#components = Object.fromEntries(Object.entries(used).map(([tag, target]) => [tag, resolvePath(path, target)]));
    const data = { ...defaultProperties(definition), ...copy((definition.data ?? {}) as object), ...copy(properties) };
    Object.assign(this.self, definition, definition.methods, {
      data,
      properties: data,
      is: path,
      route: path,
      __route__: path,
      setData: (changes: Record<string, unknown>, done?: Method) => this.setData(changes, done),
      createSelectorQuery: () => surroundings.createSelectorQuery(),
      selectComponent: () => null,
      getOpenerEventChannel: () => ({ on: () => undefined, once: () => undefined, off: () => undefined, emit: () => undefined }),
      triggerEvent: () => { throw new Error('The emulator has no triggerEvent'); },
    });
  }

  get data(): Record<string, unknown> {
    return this.self.data as Record<string, unknown>;
  }

  /** Calls a lifecycle or other method when the definition has it. */
  call(method: string, ...parameters: unknown[]): unknown {
    const found = this.self[method] ?? (this.self.lifetimes as Definition | undefined)?.[method];
    return typeof found === 'function' ? (found as Method).apply(this.self, parameters) : undefined;
  }

  has(method: string): boolean {
    return typeof this.self[method] === 'function';
  }

  setData(changes: Record<string, unknown>, done?: Method): void {
    const text = JSON.stringify(changes);
    countSent(text);
    if (text.length > mostBytesOfSetData) throw new Error(`setData on ${this.path} sends ${text.length} characters, WeChat allows ${mostBytesOfSetData}`);
    for (const [path, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) setAtPath(this.data, path, value);
    this.draw();
    if (done) setTimeout(() => done.call(this.self));
  }

  draw(): void {
    try {
      drawChildren(this.host, this.surroundings.templates.render(`${this.path}.wxml`, this.data), this);
    } catch (error) {
      reportFault(error);
    }
  }

  handle(method: string, event: MiniEvent): void {
    const found = this.self[method];
    if (typeof found !== 'function') throw new Error(`${this.path} has no method '${method}' for ${event.type}`);
    (found as Method).call(this.self, event);
  }

  createComponent(tag: string, host: HTMLElement): ComponentOnScreen | null {
    const path = this.#components[tag];
    return path === undefined ? null : new ComponentInstance(this.surroundings, path, host);
  }
}

/** A component: made with its element, attached when its properties first arrive. */
class ComponentInstance implements ComponentOnScreen {
  #instance: Instance | null = null;

  constructor(private readonly surroundings: Surroundings, private readonly path: string, private readonly host: HTMLElement) {}

  update(properties: Readonly<Record<string, unknown>>): void {
    const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !/^(bind|catch)/.test(name)));
    if (!this.#instance) {
      this.#instance = new Instance(this.surroundings, this.path, this.host, this.surroundings.componentDefinition(this.path), own);
      this.#instance.call('created');
      this.#instance.call('attached');
      this.#instance.draw();
      return;
    }
    this.#instance.setData(own);
  }

  detach(): void {
    this.#instance?.call('detached');
  }
}

function defaultProperties({ properties }: Definition): Record<string, unknown> {
  const declared = Object.entries((properties ?? {}) as Record<string, { value?: unknown } | null>);
  return Object.fromEntries(declared.map(([name, property]) => [name, copy(property?.value)]));
}
