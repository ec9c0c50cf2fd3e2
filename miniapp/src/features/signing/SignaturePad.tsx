import { useCallback, useEffect, useRef } from 'react';
import type { Signature, SignaturePoint } from '@jiayi/domain';
import { DrawingSurface } from '@/platform/drawing-surface';
import type { Surface } from '@/platform/drawing-surface/drawing-surface.types';
import { Text, View } from '@/platform/elements';
import { drawSegment, drawStrokes } from './drawing';
import { beginStroke, clampPoint, extendStroke, fitStrokes, lastMoment, type Strokes } from './strokes';

interface SignaturePadProps {
  signature: Signature | null;
  /** Called at the end of every stroke. */
  onChange: (signature: Signature) => void;
}

/** Where one writes one's name by hand; shows what `signature` holds, so that clearing and undoing happen outside. */
export const SignaturePad = ({ signature, onChange }: SignaturePadProps) => {
  const surface = useRef<Surface | null>(null);
  const strokes = useRef<Strokes>([]);
  const drawing = useRef(false);
  /** Moment 0 of the drawing, in milliseconds of the clock. */
  const origin = useRef(0);

  const redraw = useCallback((): void => {
    const current = surface.current;
    if (current === null) return;
    strokes.current = signature === null ? [] : fitStrokes(signature, current.width, current.height);
    drawStrokes(current.context, strokes.current, current.width, current.height);
  }, [signature]);

  useEffect(() => { if (!drawing.current) redraw(); }, [redraw]);

  const pointAt = (x: number, y: number, { width, height }: Surface): SignaturePoint =>
    clampPoint(x, y, width, height, Date.now() - origin.current);

  return (
    <View className='pad'>
      <DrawingSurface
        id='signature-pad'
        className='pad__surface'
        label='签名框，用手指写上您的姓名'
        onReady={(ready) => { surface.current = ready; redraw(); }}
        onDown={({ x, y }) => {
          const current = surface.current;
          if (current === null) return;
          // Time goes on from the last stroke; a pause of days between two strokes is not part of the drawing.
          const pause = strokes.current.length === 0 ? 0 : lastMoment(strokes.current) + 1;
          if (pause === 0 || Date.now() - origin.current - pause > 60_000) origin.current = Date.now() - pause;
          drawing.current = true;
          strokes.current = beginStroke(strokes.current, pointAt(x, y, current));
        }}
        onMove={({ x, y }) => {
          const current = surface.current;
          if (current === null || !drawing.current) return;
          const before = strokes.current.at(-1)?.at(-1);
          const extended = extendStroke(strokes.current, pointAt(x, y, current));
          const after = extended.at(-1)?.at(-1);
          strokes.current = extended;
          if (before && after && before !== after) drawSegment(current.context, before, after);
        }}
        onUp={() => {
          const current = surface.current;
          if (current === null || !drawing.current) return;
          drawing.current = false;
          onChange({ width: current.width, height: current.height, strokes: strokes.current });
        }}
      />
      <View className='pad__line' decorative />
      {signature === null && <View className='pad__hint' decorative><Text>在这里用手指写上您的姓名</Text></View>}
    </View>
  );
};
