/** A point of the surface, in CSS pixels from its top left corner, not yet clamped to it. */
export interface SurfacePoint {
  x: number;
  y: number;
}

/** The few strokes of a 2D context that a signature needs; browser and mini-program contexts both have them. */
export interface DrawingContext {
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  strokeStyle: unknown;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  stroke(): void;
  clearRect(x: number, y: number, width: number, height: number): void;
}

/** A surface that is ready: its context is scaled, so that one unit is one CSS pixel. */
export interface Surface {
  context: DrawingContext;
  width: number;
  height: number;
}

export interface DrawingSurfaceProps {
  id: string;
  className?: string;
  /** Name for assistive tools. */
  label: string;
  /** Called once it can be drawn on, and again whenever its size changes (which empties it). */
  onReady: (surface: Surface) => void;
  onDown: (point: SurfacePoint) => void;
  onMove: (point: SurfacePoint) => void;
  onUp: () => void;
}
