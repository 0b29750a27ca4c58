/** Paints what the camera sees. Everything is in device pixels. */
import type { Camera, Stage } from './camera.ts';
import { placementOf, scaleOf, squarePixelsAbove } from './camera.ts';

export function draw(
  canvas: HTMLCanvasElement,
  source: ImageBitmap | null,
  camera: Camera,
  stage: Stage,
): void {
  const { width, height } = stage.viewport;
  // Setting a size clears the canvas and costs an allocation: only when it changed.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, width, height);
  if (!source) return;
  const place = placementOf(camera, stage);
  context.imageSmoothingEnabled = scaleOf(camera, stage) <= squarePixelsAbove;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, place.left, place.top, place.width, place.height);
}
