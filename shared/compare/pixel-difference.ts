/** What differs between two pictures of the same size, pixel by pixel: in figures, and as a picture. */

/** RGBA, one byte each, row by row: as a canvas hands them out. */
export type Pixels = Uint8Array | Uint8ClampedArray;

/** Absolute differences of one channel over all pixels, 0 to 255. */
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
}

/** Throws a RangeError unless both are whole pixels and of one length. */
export function comparePixels(left: Pixels, right: Pixels): PixelDifference {
  checkAlike(left, right);
  const of = (channel: number): ChannelDifference => channelDifference(left, right, channel);
  return {
    pixels: left.length / 4,
    differing: countDiffering(left, right),
    red: of(0),
    green: of(1),
    blue: of(2),
    alpha: of(3),
  };
}

/**
 * Black where both are the same, brighter by `gain` (1 to 16) times the difference; opaque. What differs in
 * alpha brightens all three colours, or it would not be seen.
 */
export function differencePicture(left: Pixels, right: Pixels, gain: number): Uint8ClampedArray<ArrayBuffer> {
  checkAlike(left, right);
  if (!(gain >= 1 && gain <= 16)) throw new RangeError(`A gain of ${gain}`);
  const picture = new Uint8ClampedArray(left.length);
  for (let at = 0; at < left.length; at += 4) {
    const alpha = Math.abs(byteAt(left, at + 3) - byteAt(right, at + 3));
    for (let place = at; place < at + 3; place += 1)
      picture[place] = Math.max(alpha, Math.abs(byteAt(left, place) - byteAt(right, place))) * gain;
    picture[at + 3] = 255;
  }
  return picture;
}

function channelDifference(left: Pixels, right: Pixels, channel: number): ChannelDifference {
  let sum = 0;
  let max = 0;
  for (let at = channel; at < left.length; at += 4) {
    const difference = Math.abs(byteAt(left, at) - byteAt(right, at));
    sum += difference;
    if (difference > max) max = difference;
  }
  return { mean: left.length === 0 ? 0 : sum / (left.length / 4), max };
}

function countDiffering(left: Pixels, right: Pixels): number {
  let differing = 0;
  for (let at = 0; at < left.length; at += 4)
    if (
      left[at] !== right[at] ||
      left[at + 1] !== right[at + 1] ||
      left[at + 2] !== right[at + 2] ||
      left[at + 3] !== right[at + 3]
    )
      differing += 1;
  return differing;
}

function byteAt(pixels: Pixels, at: number): number {
  return pixels[at] ?? 0;
}

function checkAlike(left: Pixels, right: Pixels): void {
  if (left.length !== right.length || left.length % 4 !== 0)
    throw new RangeError(`${left.length} and ${right.length} bytes of RGBA`);
}
