/** What differs between two pictures of one size, pixel by pixel: in figures, and as a picture. */
import type { Picture } from './pixels.ts';
import { checkAlike, wordsOf } from './pixels.ts';
import { reducedLuma } from './reduced-luma.ts';
import { structuralSimilarity } from './structural-similarity.ts';

export interface PixelDifference {
  readonly pixels: number;
  /** Pixels in which at least one channel differs. */
  readonly differing: number;
  /** Of the absolute differences of red, green and blue, 0 to 255. */
  readonly mean: number;
  /** The largest absolute difference of any channel, alpha too. */
  readonly max: number;
  /** Peak signal to noise ratio in dB over red, green and blue, with 255 as the peak. Infinite if they are the same. */
  readonly psnr: number;
  /** Structural similarity, 1 at most: see structural-similarity.ts. Of luma on a grid of about 256 blocks: see reduced-luma.ts. */
  readonly ssim: number;
}

export interface Difference {
  readonly figures: PixelDifference;
  /**
   * Opaque RGBA: the absolute difference of each colour, black where both are the same. What differs in alpha shows
   * in all three colours, or it would not be seen.
   */
  readonly picture: Uint8ClampedArray<ArrayBuffer>;
}

const black = 0xff000000 | 0;
/** Pixels that are counted together: as many as a sum of squares of three colours has room for in a word. */
const chunkLength = 8_192;
/** Large enough that stopping between two costs nothing, small enough to take a few ms. */
const stripLength = 64 * chunkLength;

/** Throws a RangeError unless both are whole pictures of one size. */
export function compare(left: Picture, right: Picture): Difference {
  const work = comparing(left, right);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in strips, so that whoever is no longer interested can stop between two. One pass over both. */
export function* comparing(left: Picture, right: Picture): Generator<undefined, Difference> {
  checkAlike(left, right);
  const { width, height } = left;
  const [leftWords, rightWords] = [wordsOf(left.data), wordsOf(right.data)];
  const pixels = leftWords.length;
  const picture = new Int32Array(pixels);
  const tally: Tally = { same: 0, sum: 0, squares: 0, max: 0 };
  for (let start = 0; start < pixels; start += chunkLength) {
    if (start > 0 && start % stripLength === 0) yield;
    compareChunk(leftWords, rightWords, picture, start, Math.min(start + chunkLength, pixels), tally);
  }
  const differing = pixels - tally.same;
  const error = tally.squares / (3 * pixels);
  return {
    figures: {
      pixels,
      differing,
      mean: pixels === 0 ? 0 : tally.sum / (3 * pixels),
      max: tally.max,
      psnr: error > 0 ? 10 * Math.log10(255 ** 2 / error) : Infinity,
      ssim:
        differing === 0
          ? 1
          : structuralSimilarity(
              reducedLuma(leftWords, width, height),
              reducedLuma(rightWords, width, height),
            ),
    },
    picture: new Uint8ClampedArray(picture.buffer),
  };
}

/** Over all pixels so far; sums of red, green and blue. */
interface Tally {
  same: number;
  sum: number;
  squares: number;
  max: number;
}

/**
 * Equal pixels, the most by far between two tries of a seed, cost one comparison. For the others red and blue are
 * taken off each other in one word, with a ninth bit above each that says whether it went below 0: a third quicker
 * than one after the other. Alpha is nearly always the same, and looked at afterwards where it was not.
 */
function compareChunk(
  left: Int32Array,
  right: Int32Array,
  picture: Int32Array,
  start: number,
  end: number,
  tally: Tally,
): void {
  let same = 0;
  let sum = 0;
  let squares = 0;
  let max = 0;
  let unlike = 0;
  for (let at = start; at < end; at += 1) {
    const a = left[at] ?? 0;
    const b = right[at] ?? 0;
    if (a === b) {
      picture[at] = black;
      same += 1;
      continue;
    }
    const lent = (((a & 0xff00ff) | 0x1000100) - (b & 0xff00ff)) | 0;
    const below = ~lent & 0x1000100;
    const redBlue = (((lent ^ (below - (below >>> 8))) & 0xff00ff) + (below >>> 8)) | 0;
    const red = redBlue & 255;
    const blue = redBlue >>> 16;
    const green = Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255));
    sum = (sum + red + green + blue) | 0;
    squares = (squares + red * red + green * green + blue * blue) | 0;
    if (red > max) max = red;
    if (green > max) max = green;
    if (blue > max) max = blue;
    unlike |= a ^ b;
    picture[at] = black | redBlue | (green << 8);
  }
  if (unlike >>> 24 !== 0) max = Math.max(max, showAlpha(left, right, picture, start, end));
  tally.same += same;
  tally.sum += sum;
  tally.squares += squares;
  tally.max = Math.max(tally.max, max);
}

/** Returns the largest difference of alpha. */
function showAlpha(
  left: Int32Array,
  right: Int32Array,
  picture: Int32Array,
  start: number,
  end: number,
): number {
  let max = 0;
  for (let at = start; at < end; at += 1) {
    const alpha = Math.abs(((left[at] ?? 0) >>> 24) - ((right[at] ?? 0) >>> 24));
    if (alpha === 0) continue;
    max = Math.max(max, alpha);
    const shown = picture[at] ?? black;
    const [red, green, blue] = [shown & 255, (shown >>> 8) & 255, (shown >>> 16) & 255];
    picture[at] =
      black | (Math.max(blue, alpha) << 16) | (Math.max(green, alpha) << 8) | Math.max(red, alpha);
  }
  return max;
}
