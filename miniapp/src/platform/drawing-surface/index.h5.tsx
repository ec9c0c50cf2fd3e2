import { useEffect, useRef, type PointerEvent } from 'react';
import { useLatest } from '@/state/useLatest';
import type { DrawingSurfaceProps, SurfacePoint } from './drawing-surface.types';

/** A canvas that takes finger, pen and mouse alike through pointer events. */
export const DrawingSurface = ({ id, className, label, onReady, onDown, onMove, onUp }: DrawingSurfaceProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ready = useLatest(onReady);
  const activePointer = useRef<number | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const width = Math.round(element.clientWidth);
      const height = Math.round(element.clientHeight);
      const context = element.getContext('2d');
      if (width === 0 || height === 0 || context === null) return;
      const ratio = window.devicePixelRatio || 1;
      element.width = width * ratio;
      element.height = height * ratio;
      context.scale(ratio, ratio);
      ready.current({ context, width, height });
    };
    measure();
    const observer = new ResizeObserver(() => {
      const ratio = window.devicePixelRatio || 1;
      if (element.width !== Math.round(element.clientWidth) * ratio) measure();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ready]);

  const pointOf = (event: PointerEvent): SurfacePoint => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const finish = (event: PointerEvent): void => {
    if (event.pointerId !== activePointer.current) return;
    activePointer.current = null;
    onUp();
  };

  return (
    <canvas
      id={id}
      ref={canvas}
      className={className}
      role='img'
      aria-label={label}
      onPointerDown={(event) => {
        // A second finger (the palm) must not draw.
        if (activePointer.current !== null || event.button !== 0) return;
        event.preventDefault();
        activePointer.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        onDown(pointOf(event));
      }}
      onPointerMove={(event) => { if (event.pointerId === activePointer.current) onMove(pointOf(event)); }}
      onPointerUp={finish}
      onPointerCancel={finish}
    />
  );
};
