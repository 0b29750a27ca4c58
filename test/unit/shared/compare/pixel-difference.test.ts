/** The figures of a comparison are told to someone who pays for reproducibility: they must be exactly right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PixelDifference } from '../../../../shared/compare/pixel-difference.ts';
import { compare } from '../../../../shared/compare/pixel-difference.ts';
import type { Picture } from '../../../../shared/compare/pixels.ts';
import { picture, pictureOf } from './support.ts';

/** Two pictures of one size, in few tones, so that some pixels are the same. */
const pair = fc
  .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }) })
  .chain((size) => fc.tuple(picture(size), picture(size)));
const channelsOf = ({ red, green, blue, alpha }: PixelDifference) => [red, green, blue, alpha];
const copyOf = ({ width, height, data }: Picture): Picture => ({ width, height, data: data.slice() });

describe('figures', () => {
  it('counts a pixel once and each channel by itself (catches channels that are mixed up)', () => {
    const left = pictureOf(2, 1, [10, 20, 30, 255], [1, 2, 3, 255]);
    const right = pictureOf(2, 1, [14, 20, 0, 255], [1, 2, 3, 255]);
    const { figures } = compare(left, right);
    expect(figures).toMatchObject({
      pixels: 2,
      differing: 1,
      red: { mean: 2, max: 4 },
      green: { mean: 0, max: 0 },
      blue: { mean: 15, max: 30 },
      alpha: { mean: 0, max: 0 },
    });
    // (4² + 30²) over 6 values: 10 · log10(65025 · 6 / 916).
    expect(figures.psnr).toBeCloseTo(26.2935, 3);
  });

  it('gives black against white 0 dB (catches a peak of 256, or an error that is not the mean)', () => {
    const black = pictureOf(1, 1, [0, 0, 0, 255]);
    const white = pictureOf(1, 1, [255, 255, 255, 255]);
    expect(compare(black, white).figures).toMatchObject({ psnr: 0, differing: 1, red: { mean: 255 } });
  });

  it('is the same both ways round, and mean never above max (catches a difference that wraps below 0)', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const difference = compare(left, right);
        expect(compare(right, left)).toEqual(difference);
        const { figures } = difference;
        for (const { mean, max } of channelsOf(figures)) {
          expect(mean).toBeLessThanOrEqual(max);
          expect(max).toBeLessThanOrEqual(255);
        }
        expect(figures.differing === 0).toBe(channelsOf(figures).every(({ max }) => max === 0));
        expect(figures.psnr).toBeGreaterThanOrEqual(0);
        expect(Math.abs(figures.ssim)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('finds nothing between a picture and itself', () => {
    fc.assert(
      fc.property(pair, ([left]) => {
        const { figures } = compare(left, copyOf(left));
        expect(figures).toMatchObject({ differing: 0, psnr: Infinity, ssim: 1 });
        for (const { mean, max } of channelsOf(figures)) expect([mean, max]).toEqual([0, 0]);
      }),
    );
  });

  it('finds one planted pixel anywhere, whatever it differs in (catches a strip, an edge or a channel left out)', () => {
    const edge = 150;
    fc.assert(
      fc.property(
        fc.nat(edge * edge - 1),
        fc.nat(3),
        fc.integer({ min: 1, max: 255 }),
        (pixel, channel, by) => {
          const plain = pictureOf(edge, edge);
          const planted = copyOf(plain);
          planted.data[pixel * 4 + channel] = by;
          const { figures, picture: shown } = compare(plain, planted);
          expect(figures.differing).toBe(1);
          expect(channelsOf(figures).map(({ max }) => max)).toEqual(
            [0, 1, 2, 3].map((at) => (at === channel ? by : 0)),
          );
          const lit = [...new Uint32Array(shown.buffer).entries()].filter(([, word]) => word !== 0xff000000);
          expect(lit.map(([at]) => at)).toEqual([pixel]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('refuses pictures of two sizes (catches a silent comparison of the common part)', () => {
    const four = pictureOf(2, 2);
    for (const other of [pictureOf(4, 1), pictureOf(2, 3), { ...four, data: new Uint8Array(15) }])
      expect(() => compare(four, other)).toThrow(RangeError);
  });

  it('reads a picture that lies anywhere in its memory (catches words that begin in the middle of a pixel)', () => {
    const data = new Uint8Array(9).subarray(1).fill(7);
    expect(compare({ width: 2, height: 1, data }, pictureOf(2, 1)).figures.red.mean).toBe(7);
  });
});

describe('the picture', () => {
  it('is opaque, black exactly where both are the same, and shows what differs in alpha alone', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const { picture: shown } = compare(left, right);
        for (let at = 0; at < shown.length; at += 4) {
          const by = [0, 1, 2, 3].map((channel) =>
            Math.abs(left.data[at + channel]! - right.data[at + channel]!),
          );
          const seen = by.slice(0, 3).map((colour) => Math.max(colour, by[3]!));
          expect([...shown.subarray(at, at + 4)]).toEqual([...seen, 255]);
        }
      }),
    );
  });
});
