/** How a difference is shown: amplified, in its own colours or as a map of how much. Black is always "the same". */
import { heatRamp } from './heat-ramp.ts';
import type { Pixels } from './pixels.ts';
import { wordsOf } from './pixels.ts';

export const gains = [1, 2, 4, 8, 16] as const;
export type Gain = (typeof gains)[number];
/** `colour`: the absolute difference of each colour. `heat`: the largest of the three, on a ramp of colours. */
export const tones = ['colour', 'heat'] as const;
export type Tone = (typeof tones)[number];

export interface Look {
  readonly gain: Gain;
  readonly tone: Tone;
}

/** The next stronger or weaker gain; the last stays. */
export function steppedGain(gain: Gain, step: 1 | -1): Gain {
  return gains[gains.indexOf(gain) + step] ?? gain;
}

/** `difference`: RGBA, as `compare` makes it. Returns another picture of its size. */
export function lookedAt(difference: Pixels, { gain, tone }: Look): Uint8ClampedArray<ArrayBuffer> {
  const from = wordsOf(difference);
  const picture = new Int32Array(from.length);
  if (tone === 'heat') heat(from, picture, gain);
  else amplify(from, picture, gain);
  return new Uint8ClampedArray(picture.buffer);
}

const black = 0xff000000 | 0;

function amplify(from: Int32Array, to: Int32Array, gain: Gain): void {
  const scale = Uint8ClampedArray.from({ length: 256 }, (_, by) => by * gain);
  for (let at = 0; at < from.length; at += 1) {
    const word = from[at] ?? black;
    const [red, green, blue] = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255];
    to[at] = black | ((scale[blue] ?? 0) << 16) | ((scale[green] ?? 0) << 8) | (scale[red] ?? 0);
  }
}

function heat(from: Int32Array, to: Int32Array, gain: Gain): void {
  const ramp = Int32Array.from({ length: 256 }, (_, by) => heatRamp[Math.min(by * gain, 255)] ?? black);
  for (let at = 0; at < from.length; at += 1) {
    const word = from[at] ?? black;
    to[at] = ramp[Math.max(word & 255, (word >>> 8) & 255, (word >>> 16) & 255)] ?? black;
  }
}
