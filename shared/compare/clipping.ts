/** Where a picture has run into white or black, so that there is nothing more to be seen. */
import type { Pixels } from './pixels.ts';

/** In 8-bit tones: clipped from `highlights` up and from `shadows` down. */
export interface ClippingThresholds {
  readonly highlights: number;
  readonly shadows: number;
}

export interface Clipping {
  /** RGBA: red over highlights, blue over shadows, elsewhere nothing. */
  readonly mask: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** Shares of all pixels, 0 to 1. */
  readonly highlights: number;
  readonly shadows: number;
}

const red = [255, 48, 48, 255] as const;
const blue = [48, 96, 255, 255] as const;

/**
 * A highlight is lost as soon as one channel is full: its colour cannot be told any more. A shadow is lost only when
 * all three are empty: a pure colour has empty channels and is none.
 *
 * The mask is no longer than `longestEdge`: each of its pixels stands for as many of the picture's as need be, and is
 * set if one of them is clipped, so that a single pixel is not lost. Throws a RangeError unless the pixels fill the picture.
 */
export function clippingOf(
  pixels: Pixels,
  picture: { readonly width: number; readonly height: number },
  thresholds: ClippingThresholds,
  longestEdge: number,
): Clipping {
  if (pixels.length !== picture.width * picture.height * 4)
    throw new RangeError(`${pixels.length} bytes of ${picture.width} × ${picture.height}`);
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longestEdge));
  const width = Math.ceil(picture.width / step);
  const height = Math.ceil(picture.height / step);
  const mask = new Uint8ClampedArray(width * height * 4);
  let [highlights, shadows] = [0, 0];
  for (let y = 0, at = 0; y < picture.height; y += 1) {
    const line = Math.floor(y / step) * width;
    for (let x = 0; x < picture.width; x += 1, at += 4) {
      if (pixels[at + 3] === 0) continue;
      const r = pixels[at] ?? 0;
      const g = pixels[at + 1] ?? 0;
      const b = pixels[at + 2] ?? 0;
      if (Math.max(r, g, b) >= thresholds.highlights) {
        highlights += 1;
        mask.set(red, (line + Math.floor(x / step)) * 4);
      } else if (Math.max(r, g, b) <= thresholds.shadows) {
        shadows += 1;
        mask.set(blue, (line + Math.floor(x / step)) * 4);
      }
    }
  }
  const all = Math.max(1, picture.width * picture.height);
  return { mask, width, height, highlights: highlights / all, shadows: shadows / all };
}
