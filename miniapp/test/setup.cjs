// What jsdom lacks and the app uses. Tests decide what is in sight (comeIntoSight).
const observers = new Set();
globalThis.IntersectionObserver = class {
  constructor(callback) { this.callback = callback; this.elements = new Set(); }
  observe(element) { this.elements.add(element); observers.add(this); }
  disconnect() { observers.delete(this); }
};
/** Lets every watched element with this id come into sight. */
globalThis.comeIntoSight = (id) => {
  for (const observer of [...observers]) {
    const entries = [...observer.elements].filter((element) => element.id === id).map((target) => ({ target, isIntersecting: true }));
    if (entries.length > 0) observer.callback(entries, observer);
  }
};
globalThis.ResizeObserver = class {
  observe() {}
  disconnect() {}
};
const context = new Proxy({}, { get: (target, name) => (name in target ? target[name] : () => undefined), set: (target, name, value) => { target[name] = value; return true; } });
const canvas = window.HTMLCanvasElement.prototype;
canvas.getContext = () => context;
canvas.setPointerCapture = () => undefined;
Object.defineProperty(canvas, 'clientWidth', { value: 340 });
Object.defineProperty(canvas, 'clientHeight', { value: 260 });
