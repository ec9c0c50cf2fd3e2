import { useEffect, useRef } from 'react';
import { Canvas, type BaseEventOrig } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLatest } from '@/state/useLatest';
import type { DrawingContext, DrawingSurfaceProps, SurfacePoint } from './drawing-surface.types';

interface CanvasNode {
  width: number;
  height: number;
  getContext(kind: '2d'): DrawingContext & { scale(x: number, y: number): void };
}

interface CanvasTouch {
  identifier: number;
  x: number;
  y: number;
}

type CanvasTouchEvent = BaseEventOrig & { touches: CanvasTouch[]; changedTouches: CanvasTouch[] };

const attempts = 10;

/** A mini-program's 2D canvas. Its node can be late at first showing: it is asked for until it is there. */
export const DrawingSurface = ({ id, className, label, onReady, onDown, onMove, onUp }: DrawingSurfaceProps) => {
  const ready = useLatest(onReady);
  const activeTouch = useRef<number | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const find = (attempt: number): void => {
      const query = Taro.createSelectorQuery();
      query.select(`#${id}`).node();
      query.select(`#${id}`).boundingClientRect();
      query.exec((results: [{ node?: CanvasNode } | null, { width: number; height: number } | null]) => {
        const node = results[0]?.node;
        const box = results[1];
        if (!node || !box || box.width === 0) {
          if (attempt < attempts) timer = setTimeout(() => find(attempt + 1), 100);
          return;
        }
        const ratio = Taro.getWindowInfo().pixelRatio;
        node.width = box.width * ratio;
        node.height = box.height * ratio;
        const context = node.getContext('2d');
        context.scale(ratio, ratio);
        ready.current({ context, width: Math.round(box.width), height: Math.round(box.height) });
      });
    };
    timer = setTimeout(() => find(1), 50);
    return () => clearTimeout(timer);
  }, [id, ready]);

  const pointOf = (event: CanvasTouchEvent): SurfacePoint | null =>
    [...event.touches, ...event.changedTouches].find((touch) => touch.identifier === activeTouch.current) ?? null;

  const start = (event: BaseEventOrig): void => {
    const touchEvent = event as CanvasTouchEvent;
    const first = touchEvent.changedTouches[0];
    if (activeTouch.current !== null || !first) return;
    activeTouch.current = first.identifier;
    onDown(first);
  };
  const move = (event: BaseEventOrig): void => {
    const point = pointOf(event as CanvasTouchEvent);
    if (point !== null) onMove(point);
  };
  const end = (event: BaseEventOrig): void => {
    const left = (event as CanvasTouchEvent).changedTouches.some((touch) => touch.identifier === activeTouch.current);
    if (!left) return;
    activeTouch.current = null;
    onUp();
  };

  return (
    <Canvas
      type='2d'
      id={id}
      canvasId={id}
      className={className}
      disableScroll
      onTouchStart={start}
      onTouchMove={move}
      onTouchEnd={end}
      onTouchCancel={end}
      {...{ ariaLabel: label }}
    />
  );
};
