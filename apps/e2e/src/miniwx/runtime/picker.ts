import { drawnOf } from './drawn-elements.js';
import { dispatch } from './events.js';
import { isOn } from './native-elements.js';
import { openSheet, sheetButton } from './sheet.js';

/** Opens WeChat's own panel for a <picker>; the choice comes back as its change event. */
export function openPicker(picker: HTMLElement): void {
  const properties = drawnOf(picker)?.properties ?? {};
  if (isOn(properties.disabled)) return;
  const mode = String(properties.mode ?? 'selector');
  openSheet(String(properties['header-text'] ?? ''), (panel, close) => {
    const finish = (value: unknown): void => {
      close();
      dispatch(picker, 'change', { value });
    };
    if (mode === 'selector') {
      labels(properties.range, properties['range-key']).forEach((label, index) => panel.append(sheetButton(label, () => finish(String(index)))));
    } else if (mode === 'date' || mode === 'time') {
      const field = document.createElement('input');
      field.type = mode;
      field.value = String(properties.value ?? '');
      panel.append(field, sheetButton('确定', () => finish(field.value)));
    } else {
      throw new Error(`The emulator has no <picker mode="${mode}">`);
    }
    panel.append(sheetButton('取消', () => {
      close();
      dispatch(picker, 'cancel');
    }));
  });
}

function labels(range: unknown, key: unknown): string[] {
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) => String(typeof key === 'string' && key !== '' ? (item as Record<string, unknown>)[key] : item));
}
