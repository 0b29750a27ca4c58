/** The figures of a comparison are told to someone who pays for reproducibility: they must be exactly right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PixelDifference } from '../../../../shared/compare/pixel-difference.ts';
import { comparePixels, differencePicture } from '../../../../shared/compare/pixel-difference.ts';

/** Two pictures of one size, in few tones, so that some pixels are the same. */
const pair = fc.integer({ min: 1, max: 40 }).chain((pixels) => {
  const picture = fc
    .array(fc.constantFrom(0, 1, 7, 200, 255), { minLength: pixels * 4, maxLength: pixels * 4 })
    .map((bytes) => Uint8ClampedArray.from(bytes));
  return fc.tuple(picture, picture);
});
const gain = fc.integer({ min: 1, max: 16 });
const channelsOf = ({ red, green, blue, alpha }: PixelDifference) => [red, green, blue, alpha];

describe('figures', () => {
  it('counts a pixel once and each channel by itself (catches channels that are mixed up)', () => {
    const left = Uint8ClampedArray.of(10, 20, 30, 255, 1, 2, 3, 255);
    const right = Uint8ClampedArray.of(14, 20, 0, 255, 1, 2, 3, 255);
    expect(comparePixels(left, right)).toEqual({
      pixels: 2,
      differing: 1,
      red: { mean: 2, max: 4 },
      green: { mean: 0, max: 0 },
      blue: { mean: 15, max: 30 },
      alpha: { mean: 0, max: 0 },
    });
  });

  it('is the same both ways round, and mean never above max (catches a difference that wraps below 0)', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const difference = comparePixels(left, right);
        expect(comparePixels(right, left)).toEqual(difference);
        for (const { mean, max } of channelsOf(difference)) {
          expect(mean).toBeLessThanOrEqual(max);
          expect(max).toBeLessThanOrEqual(255);
        }
        expect(difference.differing === 0).toBe(channelsOf(difference).every(({ max }) => max === 0));
      }),
    );
  });

  it('finds nothing between a picture and itself', () => {
    fc.assert(
      fc.property(pair, ([picture]) => {
        expect(comparePixels(picture, picture.slice())).toMatchObject({ differing: 0, red: { max: 0 } });
      }),
    );
  });

  it('refuses pictures of two sizes (catches a silent comparison of the common part)', () => {
    expect(() => comparePixels(new Uint8Array(4), new Uint8Array(8))).toThrow(RangeError);
    expect(() => comparePixels(new Uint8Array(3), new Uint8Array(3))).toThrow(RangeError);
  });
});

describe('the picture', () => {
  it('is opaque, black exactly where both are the same, and brighter with gain, up to white', () => {
    fc.assert(
      fc.property(pair, gain, ([left, right], by) => {
        const plain = differencePicture(left, right, 1);
        const strong = differencePicture(left, right, by);
        let lit = 0;
        for (let at = 0; at < plain.length; at += 4) {
          expect(strong[at + 3]).toBe(255);
          if (plain[at]! + plain[at + 1]! + plain[at + 2]! > 0) lit += 1;
          for (const place of [at, at + 1, at + 2])
            expect(strong[place]).toBe(Math.min(255, plain[place]! * by));
        }
        expect(lit).toBe(comparePixels(left, right).differing);
      }),
    );
  });

  it('takes gains of 1 to 16 only', () => {
    for (const wrong of [0, 17, Number.NaN])
      expect(() => differencePicture(new Uint8Array(4), new Uint8Array(4), wrong)).toThrow(RangeError);
  });
});
