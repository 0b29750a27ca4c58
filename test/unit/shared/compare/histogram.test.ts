/** The histogram: every pixel counted once, white as white, and clipped ends that do not flatten the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createHistogramCount,
  histogramChannels,
  histogramHeights,
} from '../../../../shared/compare/histogram.ts';

const rgba = (...pixels: readonly (readonly [number, number, number, number?])[]): Uint8ClampedArray =>
  Uint8ClampedArray.from(pixels.flatMap(([r, g, b, a = 255]) => [r, g, b, a]));
function histogramOf(...strips: readonly Uint8ClampedArray[]) {
  const { add, histogram } = createHistogramCount();
  for (const strip of strips) add(strip);
  return histogram;
}
const sum = (counts: Uint32Array): number => counts.reduce((all, count) => all + count, 0);

describe('histogramOf', () => {
  it('counts every pixel once in each channel', () => {
    const tone = fc.nat(255);
    fc.assert(
      fc.property(fc.array(fc.tuple(tone, tone, tone)), (pixels) => {
        const histogram = histogramOf(rgba(...pixels));
        for (const channel of histogramChannels) expect(sum(histogram[channel])).toBe(pixels.length);
        expect(histogram.red).toEqual(
          Uint32Array.from({ length: 256 }, (_, at) => pixels.filter(([red]) => red === at).length),
        );
      }),
    );
  });

  it('is of all strips together', () => {
    expect(histogramOf(rgba([9, 9, 9]), rgba([9, 9, 9], [8, 8, 8])).green.subarray(8, 10)).toEqual(
      Uint32Array.of(1, 2),
    );
  });

  it('gives a grey its own luminance, white and black included (catches weights that do not add up)', () => {
    for (let grey = 0; grey < 256; grey += 1)
      expect(histogramOf(rgba([grey, grey, grey])).luminance[grey]).toBe(1);
  });

  it('passes over what is wholly transparent (catches a cut-out that counts as black)', () => {
    expect(sum(histogramOf(rgba([0, 0, 0, 0], [9, 9, 9, 1])).red)).toBe(1);
  });

  it('takes whole pixels only', () => {
    expect(() => histogramOf(new Uint8ClampedArray(5))).toThrow(RangeError);
  });
});

describe('histogramHeights', () => {
  it('caps the clipped ends (catches a blown sky that leaves nothing of the rest)', () => {
    const white = Array.from({ length: 100 }, () => [255, 255, 255] as const);
    const { red, luminance } = histogramHeights(
      histogramOf(rgba(...white, [80, 80, 80], [80, 90, 80], [90, 90, 90])),
    );
    expect(red[255]).toBe(1);
    expect(red[80]).toBe(1);
    expect(red[90]).toBe(0.5);
    expect(luminance[90]).toBe(0.5);
  });

  it('draws a picture of nothing but black and white, and of nothing at all', () => {
    expect(histogramHeights(histogramOf(rgba([0, 0, 0], [255, 255, 255]))).red.filter(Boolean)).toEqual([
      1, 1,
    ]);
    expect(histogramHeights(histogramOf(rgba())).red.filter(Boolean)).toEqual([]);
  });
});
