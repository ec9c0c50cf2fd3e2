import { drawnBelow, drawnOf, nearestDrawn } from './drawn-elements.js';
import { dispatch } from './events.js';
import { isOn, toggleChoice } from './native-elements.js';
import { openPicker } from './picker.js';

const choices = ['switch', 'checkbox', 'radio'];

/** Turns the browser's clicks and touches on the screen into the mini-program's events. */
export function listenToGestures(screen: HTMLElement): void {
  screen.addEventListener('click', (event) => {
    const element = nearestDrawn(event.target);
    if (element) tap(element, event);
  });
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    screen.addEventListener(type, (event) => {
      const element = nearestDrawn(event.target);
      if (element) dispatch(element, type, {}, { touches: [...event.touches], changedTouches: [...event.changedTouches] });
    }, { passive: true });
  }
}

function tap(element: HTMLElement, event: MouseEvent): void {
  const button = above(element, 'button');
  if (button && isOn(drawnOf(button)?.properties.disabled)) return;
  const touch = { identifier: 0, pageX: event.pageX, pageY: event.pageY, clientX: event.clientX, clientY: event.clientY } as Touch;
  dispatch(element, 'tap', { x: event.pageX, y: event.pageY }, { touches: [touch], changedTouches: [touch] });

  const picker = above(element, 'picker');
  if (picker) openPicker(picker);
  const label = above(element, 'label');
  const choice = choices.includes(drawnOf(element)?.tag ?? '') ? element : label && drawnBelow(label, choices)[0];
  if (choice) toggleChoice(choice);
  else if (label) drawnBelow(label, ['input', 'textarea'])[0]?.focus();
  const purpose = button && drawnOf(button)?.properties['form-type'];
  const form = button && above(button, 'form');
  if (form && purpose === 'submit') dispatch(form, 'submit', { value: formValues(form) });
  if (form && purpose === 'reset') dispatch(form, 'reset', {});
}

/** The element itself or the nearest one above it with this tag. */
function above(element: HTMLElement, tag: string): HTMLElement | null {
  let current: HTMLElement | null = element;
  while (current && drawnOf(current)?.tag !== tag) current = nearestDrawn(current.parentNode);
  return current;
}

function formValues(form: HTMLElement): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const element of drawnBelow(form, ['input', 'textarea', 'switch', 'picker', 'slider'])) {
    const drawn = drawnOf(element);
    const name = drawn?.properties.name;
    if (!drawn || typeof name !== 'string' || name === '') continue;
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) values[name] = element.value;
    else if (drawn.tag === 'switch') values[name] = element.querySelector<HTMLInputElement>(':scope > input')?.checked ?? false;
    else values[name] = drawn.properties.value;
  }
  return values;
}
