/** Clipping warnings over a picture. */
import { squarePixelsAbove } from './camera.ts';
import type { Layer } from './draw.ts';

export function clippingLayer(mask: ImageBitmap): Layer {
  return (context, { left, top, width, height }, scale) => {
    // One that was let go of has no pixels any more.
    if (mask.width === 0) return;
    context.imageSmoothingEnabled = scale <= squarePixelsAbove;
    context.drawImage(mask, left, top, width, height);
  };
}
