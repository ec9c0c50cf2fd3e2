import { type Drawn, drawnBelow, drawnOf, markInternal } from './drawn-elements.js';
import { dispatch } from './events.js';

/** Elements that the browser's own ones stand in for; all others become <wx-…>. */
const browserElements: Readonly<Record<string, string>> = { input: 'input', textarea: 'textarea', canvas: 'canvas' };

/** Elements that draw their own inside. */
const leaves = new Set(['input', 'textarea', 'canvas', 'image', 'switch', 'slider', 'icon', 'progress']);
export const isLeaf = (tag: string): boolean => leaves.has(tag);

/** A new element for a WXML tag, with the behaviour that WeChat's has. */
export function createNative(tag: string): HTMLElement {
  const element = document.createElement(browserElements[tag] ?? `wx-${tag}`);
  if (tag === 'button') element.setAttribute('role', 'button');
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) listenToField(element);
  if (tag === 'scroll-view') listenToScrolling(element);
  if (tag === 'image') element.append(picture(element));
  if (tag === 'switch' || tag === 'checkbox' || tag === 'radio') element.append(choice(element, tag));
  return element;
}

/** Brings the inside of a native element in line with its properties. */
export function applyNative(element: HTMLElement, drawn: Drawn): void {
  const { properties, tag } = drawn;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) applyField(element, drawn);
  else if (tag === 'button') element.setAttribute('aria-disabled', String(isOn(properties.disabled)));
  else if (tag === 'image') applyPicture(element, properties);
  else if (tag === 'canvas') element.setAttribute('canvas-id', String(properties['canvas-id'] ?? ''));
  else if (tag === 'scroll-view') applyScrolling(element, drawn);
  else if (tag === 'switch' || tag === 'checkbox' || tag === 'radio') applyChoice(element, drawn);
}

/** WXML booleans arrive as booleans or as their names. */
export const isOn = (value: unknown): boolean => value === true || value === 'true' || value === '';

function listenToField(field: HTMLInputElement | HTMLTextAreaElement): void {
  field.addEventListener('input', () => {
    const drawn = drawnOf(field);
    if (drawn) drawn.givenValue = field.value;
    dispatch(field, 'input', { value: field.value, cursor: field.selectionStart ?? field.value.length, keyCode: 0 });
  });
  field.addEventListener('focus', () => dispatch(field, 'focus', { value: field.value, height: 0 }));
  field.addEventListener('blur', () => dispatch(field, 'blur', { value: field.value }));
  field.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Enter' && field instanceof HTMLInputElement) dispatch(field, 'confirm', { value: field.value });
  });
}

function applyField(field: HTMLInputElement | HTMLTextAreaElement, drawn: Drawn): void {
  const { properties } = drawn;
  const value = String(properties.value ?? '');
  if (drawn.givenValue !== value) {
    drawn.givenValue = value;
    if (field.value !== value) field.value = value;
  }
  field.placeholder = String(properties.placeholder ?? '');
  const maximum = Number(properties.maxlength ?? 140);
  if (maximum >= 0) field.maxLength = maximum;
  else field.removeAttribute('maxlength');
  field.disabled = isOn(properties.disabled);
  if (field instanceof HTMLInputElement) field.type = isOn(properties.password) ? 'password' : properties.type === 'number' || properties.type === 'digit' ? 'tel' : 'text';
}

function picture(element: HTMLElement): HTMLImageElement {
  const image = markInternal(document.createElement('img'));
  image.alt = '';
  image.addEventListener('load', () => dispatch(element, 'load', { width: image.naturalWidth, height: image.naturalHeight }));
  image.addEventListener('error', () => dispatch(element, 'error', { errMsg: 'image: failed to load' }));
  return image;
}

function applyPicture(element: HTMLElement, { src, mode }: Drawn['properties']): void {
  const image = element.querySelector('img');
  if (!image) return;
  image.style.objectFit = mode === 'aspectFill' ? 'cover' : mode === 'aspectFit' ? 'contain' : 'fill';
  if (typeof src === 'string' && src !== '' && image.getAttribute('src') !== src) image.src = src;
}

function listenToScrolling(element: HTMLElement): void {
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element;
    dispatch(element, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 });
    const threshold = Number(drawnOf(element)?.properties['lower-threshold'] ?? 50);
    if (scrollHeight - scrollTop - clientHeight <= threshold) dispatch(element, 'scrolltolower', { direction: 'bottom' });
  }, { passive: true });
}

function applyScrolling(element: HTMLElement, drawn: Drawn): void {
  const { properties } = drawn;
  element.style.overflowY = isOn(properties['scroll-y']) ? 'auto' : 'hidden';
  element.style.overflowX = isOn(properties['scroll-x']) ? 'auto' : 'hidden';
  const top = properties['scroll-top'];
  if (top !== undefined && top !== '' && drawn.givenValue !== top) {
    drawn.givenValue = top;
    element.scrollTop = Number(top);
  }
}

function choice(element: HTMLElement, tag: string): HTMLInputElement {
  const box = markInternal(document.createElement('input'));
  box.type = tag === 'radio' ? 'radio' : 'checkbox';
  box.addEventListener('click', (event) => event.stopPropagation());
  box.addEventListener('change', () => reportChoice(element, box));
  return box;
}

function applyChoice(element: HTMLElement, drawn: Drawn): void {
  const box = element.querySelector<HTMLInputElement>(':scope > input');
  const checked = isOn(drawn.properties.checked);
  if (!box) return;
  box.disabled = isOn(drawn.properties.disabled);
  if (drawn.givenValue === checked) return;
  drawn.givenValue = checked;
  box.checked = checked;
}

/** A tap on a switch, checkbox or radio, or on its label. */
export function toggleChoice(element: HTMLElement): void {
  const box = element.querySelector<HTMLInputElement>(':scope > input');
  if (!box || box.disabled || (box.type === 'radio' && box.checked)) return;
  box.checked = box.type === 'radio' || !box.checked;
  reportChoice(element, box);
}

function reportChoice(element: HTMLElement, box: HTMLInputElement): void {
  const tag = drawnOf(element)?.tag;
  if (tag === 'switch') {
    dispatch(element, 'change', { value: box.checked });
    return;
  }
  const group = element.closest<HTMLElement>(`wx-${tag}-group`);
  if (!group) return;
  const members = drawnBelow(group, [tag ?? '']).map((member) => ({ member, input: member.querySelector<HTMLInputElement>(':scope > input') }));
  if (tag === 'radio') for (const { input } of members) if (input && input !== box) input.checked = false;
  const chosen = members.filter(({ input }) => input?.checked).map(({ member }) => drawnOf(member)?.properties.value);
  dispatch(group, 'change', { value: tag === 'radio' ? (chosen[0] ?? '') : chosen });
}
