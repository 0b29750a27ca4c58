/** Pixels for a size or an aspect ratio. */
import type { Model } from '../../shared/models/model.ts';
import { dimensionsOf } from '../../shared/size/size.ts';

/** Sides are multiples of this many pixels, as image models like them. */
const step = 16;

/**
 * An aspect ratio becomes the rectangle of that ratio with the area of the model's default size, each side rounded to
 * a multiple of 16: for nano-banana 1:1 is 1024x1024, 16:9 is 1360x768, 4:3 is 1184x880, and upright the other way round.
 */
export function pixelsOfAspect(aspectRatio: string, model: Model): { width: number; height: number } {
  const parts = dimensionsOf(aspectRatio);
  const whole = dimensionsOf(model.sizes[0] ?? '1024x1024');
  const area = whole.width * whole.height;
  const ratio = parts.width / parts.height;
  return { width: toStep(Math.sqrt(area * ratio)), height: toStep(Math.sqrt(area / ratio)) };
}

function toStep(pixels: number): number {
  return Math.max(step, Math.round(pixels / step) * step);
}
