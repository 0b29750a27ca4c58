/** How often each tone occurs in a picture, and how that is drawn. */
import type { Pixels } from './pixels.ts';

/** Pixels of each tone from 0 to 255; what is wholly transparent is of no tone. */
export interface Histogram {
  readonly red: Uint32Array;
  readonly green: Uint32Array;
  readonly blue: Uint32Array;
  /** Rec. 709's weights on the coded values: as bright as they are shown. */
  readonly luminance: Uint32Array;
}
export const histogramChannels = ['luminance', 'red', 'green', 'blue'] as const;
export type HistogramChannel = (typeof histogramChannels)[number];

const tones = 256;

export interface HistogramCount {
  /** RGBA, alpha not multiplied in. Throws a RangeError unless they are whole pixels. */
  readonly add: (pixels: Pixels) => void;
  readonly histogram: Histogram;
}

/** Counts a picture bit by bit: a large one is never in memory as a whole. */
export function createHistogramCount(): HistogramCount {
  const [red, green, blue, luminance] = [counts(), counts(), counts(), counts()];
  return {
    histogram: { red, green, blue, luminance },
    add(pixels) {
      if (pixels.length % 4 !== 0) throw new RangeError(`${pixels.length} bytes of RGBA`);
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] === 0) continue;
        const r = pixels[at] ?? 0;
        const g = pixels[at + 1] ?? 0;
        const b = pixels[at + 2] ?? 0;
        count(red, r);
        count(green, g);
        count(blue, b);
        // 0.2126, 0.7152, 0.0722 in 256ths, which add up to 256: white stays white.
        count(luminance, (54 * r + 183 * g + 19 * b) >> 8);
      }
    },
  };
}

/**
 * Each channel's columns as shares of the height, 0 to 1. Linear, and by the fullest tone of any channel that is
 * neither black nor white: clipped pixels pile up at the ends, and would leave nothing of all others. They reach the
 * top at most.
 */
export function histogramHeights(
  histogram: Histogram,
): Readonly<Record<HistogramChannel, readonly number[]>> {
  const { red, green, blue, luminance } = histogram;
  const inner = [red, green, blue, luminance].map((channel) =>
    channel.subarray(1, tones - 1).reduce((most, pixels) => Math.max(most, pixels), 0),
  );
  const ceiling = Math.max(...inner);
  const heights = (channel: Uint32Array): readonly number[] =>
    // Nothing but black and white: both ends are as high as can be.
    Array.from(channel, (pixels) => (ceiling === 0 ? Math.min(pixels, 1) : Math.min(pixels / ceiling, 1)));
  return { red: heights(red), green: heights(green), blue: heights(blue), luminance: heights(luminance) };
}

function counts(): Uint32Array {
  return new Uint32Array(tones);
}

function count(channel: Uint32Array, tone: number): void {
  channel[tone] = (channel[tone] ?? 0) + 1;
}
