/** Where a picture has run into white or black, so that there is nothing more to be seen. */
import type { Picture, Pixels } from './pixels.ts';

/** In 8-bit tones: clipped from `highlights` up and from `shadows` down. */
export interface ClippingThresholds {
  readonly highlights: number;
  readonly shadows: number;
}

export interface Clipping {
  /** RGBA: red over highlights, blue over shadows, elsewhere nothing. */
  readonly mask: Picture & { readonly data: Uint8ClampedArray<ArrayBuffer> };
  /** Shares of all pixels, 0 to 1. */
  readonly highlights: number;
  readonly shadows: number;
}

export interface ClippingCount {
  /** The next lines of the picture, RGBA. */
  readonly add: (pixels: Pixels) => void;
  readonly clipping: () => Clipping;
}

const red = [255, 48, 48, 255] as const;
const blue = [48, 96, 255, 255] as const;

/**
 * Looks through a picture line by line. A highlight is lost as soon as one channel is full: its colour cannot be told
 * any more. A shadow is lost only when all three are empty: a pure colour has empty channels and is none.
 *
 * The mask is no longer than `longestEdge`: each of its pixels stands for as many of the picture's as need be, and is
 * set if one of them is clipped, so that a single pixel is not lost.
 */
export function createClippingCount(
  picture: { readonly width: number; readonly height: number },
  thresholds: ClippingThresholds,
  longestEdge: number,
): ClippingCount {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longestEdge));
  const width = Math.ceil(picture.width / step);
  const height = Math.ceil(picture.height / step);
  const mask = new Uint8ClampedArray(width * height * 4);
  let [x, y, highlights, shadows] = [0, 0, 0, 0];

  const marked = (colour: typeof red | typeof blue): void =>
    mask.set(colour, (Math.floor(y / step) * width + Math.floor(x / step)) * 4);

  return {
    add(pixels) {
      for (let at = 0; at < pixels.length; at += 4) {
        const tone = Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
        if (pixels[at + 3] !== 0) {
          if (tone >= thresholds.highlights) {
            highlights += 1;
            marked(red);
          } else if (tone <= thresholds.shadows) {
            shadows += 1;
            marked(blue);
          }
        }
        x += 1;
        if (x === picture.width) [x, y] = [0, y + 1];
      }
    },
    clipping() {
      const all = Math.max(1, picture.width * picture.height);
      return { mask: { width, height, data: mask }, highlights: highlights / all, shadows: shadows / all };
    },
  };
}
