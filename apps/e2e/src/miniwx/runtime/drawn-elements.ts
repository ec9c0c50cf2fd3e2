import type { MiniEvent } from './events.js';

/** A page or component whose template an element comes from. */
export interface Owner {
  /** Calls the method that a template names in bind… or catch…. */
  handle(method: string, event: MiniEvent): void;
  /** A component used under this tag, or null for an ordinary element. */
  createComponent(tag: string, host: HTMLElement): ComponentOnScreen | null;
}

export interface ComponentOnScreen {
  update(properties: Readonly<Record<string, unknown>>): void;
  detach(): void;
}

export interface Handler {
  readonly method: string;
  /** catch… keeps the event from what is above. */
  readonly stops: boolean;
}

/** What the emulator knows about an element that it drew. */
export interface Drawn {
  readonly tag: string;
  readonly owner: Owner;
  readonly component: ComponentOnScreen | null;
  properties: Readonly<Record<string, unknown>>;
  handlers: ReadonlyMap<string, Handler>;
  key: unknown;
  /** Value last given by the template; a person's own input stays until it changes. */
  givenValue?: unknown;
}

const book = new WeakMap<Node, Drawn>();

export const drawnOf = (node: Node): Drawn | undefined => book.get(node);
export const noteDrawn = (node: Node, drawn: Drawn): void => void book.set(node, drawn);

const internal = new WeakSet<Node>();

/** Marks a node that belongs to the inside of a native element and is not the template's business. */
export function markInternal<Kind extends Node>(node: Kind): Kind {
  internal.add(node);
  return node;
}

export const isInternal = (node: Node): boolean => internal.has(node);

/** The nearest element, going up, that stands for an element of the mini-program. */
export function nearestDrawn(target: EventTarget | null): HTMLElement | null {
  let node = target instanceof Node ? target : null;
  while (node && !book.has(node)) node = node.parentNode;
  return node instanceof HTMLElement ? node : null;
}

/** The first element below (or at) `root` that the mini-program calls `tag` and that fits. */
export function drawnBelow(root: Element, tags: readonly string[]): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].filter((element) => tags.includes(book.get(element)?.tag ?? ''));
}
