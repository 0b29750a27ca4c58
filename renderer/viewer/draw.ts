/** Paints what the camera sees. Everything is in device pixels. */
import type { Camera, Placement, Stage } from './camera.ts';
import { placementOf, scaleOf, squarePixelsAbove } from './camera.ts';

/** Something drawn over a picture: lines, a mask. `scale`: device pixels for one of the picture's. */
export type Layer = (context: CanvasRenderingContext2D, placement: Placement, scale: number) => void;

/** The picture at full resolution, or its thumbnail. */
export type Drawable = ImageBitmap | HTMLImageElement;

/**
 * `quick`: the picture is moving, and each drawing is seen for a frame only: bilinear where it is enlarged, for
 * bicubic costs a frame in which nothing moves.
 */
export type Care = 'quick' | 'careful';

export function draw(
  canvas: HTMLCanvasElement,
  source: Drawable | null,
  camera: Camera,
  stage: Stage,
  layers: readonly Layer[],
  care: Care,
): void {
  const { width, height } = stage.viewport;
  // Setting a size clears the canvas and costs an allocation: only when it changed.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, width, height);
  // A picture that was let go of has no pixels any more.
  if (!source || source.width === 0) return;
  const place = placementOf(camera, stage);
  const scale = scaleOf(camera, stage);
  context.imageSmoothingEnabled = scale <= squarePixelsAbove;
  context.imageSmoothingQuality = care === 'quick' ? 'low' : 'high';
  context.drawImage(source, place.left, place.top, place.width, place.height);
  for (const layer of layers) layer(context, place, scale);
}
