/** A panel over the screen, as WeChat's own modals, action sheets and pickers are. `build` fills it; `close` takes it away. */
export function openSheet(title: string, build: (panel: HTMLElement, close: () => void) => void): void {
  const cover = document.createElement('div');
  cover.className = 'emulator-cover';
  const panel = document.createElement('div');
  panel.className = 'emulator-sheet';
  panel.setAttribute('role', 'dialog');
  if (title) {
    panel.setAttribute('aria-label', title);
    const heading = document.createElement('h3');
    heading.textContent = title;
    panel.append(heading);
  }
  cover.append(panel);
  document.body.append(cover);
  build(panel, () => cover.remove());
}

/** A button of such a panel. */
export function sheetButton(text: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', onPress);
  return button;
}
