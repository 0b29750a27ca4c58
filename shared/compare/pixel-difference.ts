/** What differs between two pictures of one size, pixel by pixel: in figures, and as a picture. */
import type { Picture } from './pixels.ts';
import { checkAlike, wordsOf } from './pixels.ts';
import { createLumaReduction } from './reduced-luma.ts';
import { structuralSimilarity } from './structural-similarity.ts';

/** Absolute differences over all pixels, 0 to 255. */
export interface ChannelDifference {
  readonly mean: number;
  readonly max: number;
}

export interface PixelDifference {
  readonly pixels: number;
  /** Pixels in which at least one channel differs. */
  readonly differing: number;
  readonly red: ChannelDifference;
  readonly green: ChannelDifference;
  readonly blue: ChannelDifference;
  readonly alpha: ChannelDifference;
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

const black = 0xff000000;
/** Small enough that a strip of a large picture is done within a few ms. */
const rowsInStrip = 64;

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
  const picture = new Uint32Array(leftWords.length);
  const counts = noCounts();
  const leftLuma = createLumaReduction(width, height);
  const rightLuma = createLumaReduction(width, height);
  let differing = 0;
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    differing += compareRow(leftWords, rightWords, picture, start, start + width, counts);
    leftLuma.rowAdded(leftWords, start, y);
    rightLuma.rowAdded(rightWords, start, y);
    if (y % rowsInStrip === rowsInStrip - 1) yield;
  }
  const ssim = structuralSimilarity(leftLuma.reduced(), rightLuma.reduced());
  return {
    figures: figuresOf(width * height, differing, counts, ssim),
    picture: new Uint8ClampedArray(picture.buffer),
  };
}

/** For each channel: how many pixels differ by 1, by 2, … Mean, maximum and error all come out of these. */
interface Counts {
  readonly red: Uint32Array;
  readonly green: Uint32Array;
  readonly blue: Uint32Array;
  readonly alpha: Uint32Array;
}

function noCounts(): Counts {
  const none = (): Uint32Array => new Uint32Array(256);
  return { red: none(), green: none(), blue: none(), alpha: none() };
}

/** Returns how many pixels differ. Equal pixels, the most by far between two tries of a seed, cost one comparison. */
function compareRow(
  left: Uint32Array,
  right: Uint32Array,
  picture: Uint32Array,
  start: number,
  end: number,
  { red, green, blue, alpha }: Counts,
): number {
  let same = 0;
  for (let at = start; at < end; at += 1) {
    const a = left[at] ?? 0;
    const b = right[at] ?? 0;
    if (a === b) {
      picture[at] = black;
      same += 1;
      continue;
    }
    const r = Math.abs((a & 255) - (b & 255));
    const g = Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255));
    const l = Math.abs(((a >>> 16) & 255) - ((b >>> 16) & 255));
    red[r] = (red[r] ?? 0) + 1;
    green[g] = (green[g] ?? 0) + 1;
    blue[l] = (blue[l] ?? 0) + 1;
    if ((a ^ b) >>> 24 === 0) picture[at] = black | (l << 16) | (g << 8) | r;
    else {
      const opacity = Math.abs((a >>> 24) - (b >>> 24));
      alpha[opacity] = (alpha[opacity] ?? 0) + 1;
      picture[at] = black | (Math.max(l, opacity) << 16) | (Math.max(g, opacity) << 8) | Math.max(r, opacity);
    }
  }
  return end - start - same;
}

function figuresOf(pixels: number, differing: number, counts: Counts, ssim: number): PixelDifference {
  const { red, green, blue, alpha } = counts;
  const error = (squaresOf(red) + squaresOf(green) + squaresOf(blue)) / (3 * pixels);
  return {
    pixels,
    differing,
    red: channelOf(red, pixels),
    green: channelOf(green, pixels),
    blue: channelOf(blue, pixels),
    alpha: channelOf(alpha, pixels),
    psnr: error > 0 ? 10 * Math.log10(255 ** 2 / error) : Infinity,
    ssim: differing === 0 ? 1 : ssim,
  };
}

function channelOf(counts: Uint32Array, pixels: number): ChannelDifference {
  const sum = counts.reduce((total, count, by) => total + count * by, 0);
  return {
    mean: pixels === 0 ? 0 : sum / pixels,
    max: Math.max(
      0,
      counts.findLastIndex((count) => count > 0),
    ),
  };
}

function squaresOf(counts: Uint32Array): number {
  return counts.reduce((total, count, by) => total + count * by * by, 0);
}
