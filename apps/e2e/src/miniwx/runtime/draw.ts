import { drawnOf, type Handler, isInternal, noteDrawn, type Owner } from './drawn-elements.js';
import { applyNative, createNative, isLeaf } from './native-elements.js';
import type { VirtualElement, VirtualNode } from './template.js';
import { convertRpx } from './wxss.js';

/** Makes the children of `host` look like `nodes`, keeping elements whose key, or place and tag, are the same. */
export function drawChildren(host: Element, nodes: readonly VirtualNode[], owner: Owner): void {
  const present = [...host.childNodes].filter((node) => !isInternal(node));
  const byKey = new Map<unknown, ChildNode>();
  for (const node of present) {
    const key = drawnOf(node)?.key;
    if (key !== undefined) byKey.set(key, node);
  }
  const kept = new Set<ChildNode>();
  let place = present[0] ?? null;
  nodes.forEach((wanted, index) => {
    const candidate = 'tag' in wanted && wanted.key !== undefined ? byKey.get(wanted.key) : present[index];
    const node = candidate && !kept.has(candidate) && fits(candidate, wanted) ? update(candidate, wanted, owner) : create(wanted, owner);
    kept.add(node);
    if (node === place) place = nextTemplateNode(node);
    else host.insertBefore(node, place);
  });
  for (const node of present) if (!kept.has(node)) remove(node);
}

function nextTemplateNode(node: ChildNode): ChildNode | null {
  let next = node.nextSibling;
  while (next && isInternal(next)) next = next.nextSibling;
  return next;
}

function fits(node: ChildNode, wanted: VirtualNode): boolean {
  if (!('tag' in wanted)) return node.nodeType === Node.TEXT_NODE;
  const drawn = drawnOf(node);
  return drawn !== undefined && drawn.tag === wanted.tag && drawn.key === wanted.key;
}

function create(wanted: VirtualNode, owner: Owner): ChildNode {
  if (!('tag' in wanted)) return document.createTextNode(wanted.text);
  const element = createNative(wanted.tag);
  const component = owner.createComponent(wanted.tag, element);
  noteDrawn(element, { tag: wanted.tag, owner, component, properties: {}, handlers: new Map(), key: wanted.key });
  return update(element, wanted, owner);
}

function update(node: ChildNode, wanted: VirtualNode, owner: Owner): ChildNode {
  if (!('tag' in wanted)) {
    if (node.textContent !== wanted.text) node.textContent = wanted.text;
    return node;
  }
  const drawn = drawnOf(node);
  if (!drawn || !(node instanceof HTMLElement)) throw new Error(`<${wanted.tag}> was not drawn by the emulator`);
  drawn.properties = wanted.properties;
  drawn.handlers = handlersOf(wanted);
  if (drawn.component) {
    drawn.component.update(wanted.properties);
    return node;
  }
  applyAttributes(node, wanted);
  applyNative(node, drawn);
  if (!isLeaf(wanted.tag)) drawChildren(node, wanted.children, owner);
  return node;
}

/** Removes a node from the screen and tells the components in it. */
export function remove(node: ChildNode): void {
  if (node instanceof Element) for (const element of [node, ...node.querySelectorAll('*')]) drawnOf(element)?.component?.detach();
  node.remove();
}

function handlersOf({ properties }: VirtualElement): Map<string, Handler> {
  const handlers = new Map<string, Handler>();
  for (const [name, method] of Object.entries(properties)) {
    const match = /^(bind|catch):?([a-z]+)$/.exec(name);
    if (match?.[2] && typeof method === 'string' && method !== '') handlers.set(match[2], { method, stops: match[1] === 'catch' });
  }
  return handlers;
}

function applyAttributes(element: HTMLElement, { properties }: VirtualElement): void {
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class' || name === 'id') set(element, name, value);
    else if (name === 'style') set(element, name, typeof value === 'string' ? convertRpx(value) : value);
    else if (name === 'aria-role') set(element, 'role', value);
    else if (name.startsWith('data-') || name.startsWith('aria-') || name === 'role') set(element, name, value);
    else if (name === 'hidden') element.hidden = Boolean(value);
  }
}

function set(element: HTMLElement, name: string, value: unknown): void {
  const text = value === undefined || value === null ? '' : String(value);
  if (text === '' && name !== 'class') element.removeAttribute(name);
  else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}
