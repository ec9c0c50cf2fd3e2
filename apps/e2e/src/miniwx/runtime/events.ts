import { drawnOf, nearestDrawn } from './drawn-elements.js';

interface TargetInformation {
  id: string;
  dataset: Record<string, string | undefined>;
  offsetLeft: number;
  offsetTop: number;
}

interface TouchInformation {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  x?: number;
  y?: number;
}

/** An event as WeChat gives it to a handler. */
export interface MiniEvent {
  type: string;
  timeStamp: number;
  target: TargetInformation;
  currentTarget: TargetInformation;
  detail: Record<string, unknown>;
  touches: TouchInformation[];
  changedTouches: TouchInformation[];
}

/** Only these go up through the elements above; a form's or a component's own events do not. */
const bubbling = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'transitionend', 'animationstart', 'animationiteration', 'animationend']);

interface Touches {
  readonly touches: Iterable<Touch>;
  readonly changedTouches: Iterable<Touch>;
}

/** Sends an event to the handlers of an element and, where it bubbles, of those above it. */
export function dispatch(element: HTMLElement, type: string, detail: Record<string, unknown> = {}, touches: Touches = { touches: [], changedTouches: [] }): void {
  for (let current: HTMLElement | null = element; current; current = nearestDrawn(current.parentNode)) {
    const drawn = drawnOf(current);
    const handler = drawn?.handlers.get(type);
    if (drawn && handler) {
      drawn.owner.handle(handler.method, {
        type,
        timeStamp: performance.now(),
        target: describe(element),
        currentTarget: describe(current),
        detail,
        touches: describeTouches(touches.touches, current),
        changedTouches: describeTouches(touches.changedTouches, current),
      });
      if (handler.stops) return;
    }
    if (!bubbling.has(type)) return;
  }
}

const describe = (element: HTMLElement): TargetInformation => ({
  id: element.id, dataset: { ...element.dataset }, offsetLeft: element.offsetLeft, offsetTop: element.offsetTop,
});

/** On a canvas a touch also has its place within the canvas. */
function describeTouches(touches: Iterable<Touch>, element: HTMLElement): TouchInformation[] {
  const box = drawnOf(element)?.tag === 'canvas' ? element.getBoundingClientRect() : null;
  return [...touches].map(({ identifier, pageX, pageY, clientX, clientY }) => ({
    identifier, pageX, pageY, clientX, clientY, ...(box ? { x: clientX - box.left, y: clientY - box.top } : {}),
  }));
}
