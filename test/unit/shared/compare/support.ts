/** Pictures for comparisons. */
import fc from 'fast-check';
import type { Picture } from '../../../../shared/compare/pixels.ts';

type Rgba = readonly [number, number, number, number];

/** Row by row; what is not given is 0. */
export function pictureOf(width: number, height: number, ...pixels: readonly Rgba[]): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  data.set(pixels.flat());
  return { width, height, data };
}

/** Any picture of a size, in few tones. */
export function picture({ width, height }: { readonly width: number; readonly height: number }) {
  const length = width * height * 4;
  return fc
    .array(fc.constantFrom(0, 1, 7, 200, 255), { minLength: length, maxLength: length })
    .map((bytes): Picture => ({ width, height, data: Uint8ClampedArray.from(bytes) }));
}

/** A grey picture of what a function says, 0 to 255. */
export function greyOf(width: number, height: number, tone: (x: number, y: number) => number): Picture {
  const grey = pictureOf(width, height);
  for (let at = 0; at < width * height; at += 1) {
    grey.data.fill(tone(at % width, Math.floor(at / width)), at * 4, at * 4 + 3);
    grey.data[at * 4 + 3] = 255;
  }
  return grey;
}
