/** What is seen through a picture's transparent parts: squares of neutral greys, as large at every zoom. */
import type { Layer } from './draw.ts';

/** Device pixels of a square's edge. */
const edge = 12;
/** Between the window's dark and light grounds, so that neither black nor white is lost on them. */
const greys = ['#6a6a6a', '#8c8c8c'] as const;

let pattern: CanvasPattern | null = null;

/** Goes under what is drawn already. */
export const checkerboard: Layer = (context, { left, top, width, height }) => {
  pattern ??= patternFor(context);
  if (!pattern) return;
  context.save();
  context.globalCompositeOperation = 'destination-over';
  context.translate(Math.round(left), Math.round(top));
  context.fillStyle = pattern;
  context.fillRect(0, 0, width, height);
  context.restore();
};

function patternFor(context: CanvasRenderingContext2D): CanvasPattern | null {
  const tile = new OffscreenCanvas(2 * edge, 2 * edge);
  // In memory, so that it outlives the GPU's process.
  const drawing = tile.getContext('2d', { willReadFrequently: true });
  if (!drawing) return null;
  drawing.fillStyle = greys[0];
  drawing.fillRect(0, 0, 2 * edge, 2 * edge);
  drawing.fillStyle = greys[1];
  drawing.fillRect(0, 0, edge, edge);
  drawing.fillRect(edge, edge, edge, edge);
  return context.createPattern(tile, 'repeat');
}
