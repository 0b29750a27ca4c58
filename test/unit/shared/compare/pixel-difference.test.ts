/** The figures of a comparison are told to someone who pays for reproducibility: they must be exactly right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../../shared/compare/pixel-difference.ts';
import type { Picture } from '../../../../shared/compare/pixels.ts';
import { greyOf, picture, pictureOf } from './support.ts';

/** Two pictures of one size, in few tones, so that some pixels are the same. */
const pair = fc
  .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }) })
  .chain((size) => fc.tuple(picture(size), picture(size)));
const copyOf = ({ width, height, data }: Picture): Picture => ({ width, height, data: data.slice() });

describe('figures', () => {
  it('counts a pixel once and takes the mean over its colours (catches channels that are mixed up)', () => {
    const left = pictureOf(2, 1, [10, 20, 30, 255], [1, 2, 3, 255]);
    const right = pictureOf(2, 1, [14, 20, 0, 255], [1, 2, 3, 255]);
    const { figures } = compare(left, right);
    expect(figures).toMatchObject({ pixels: 2, differing: 1, max: 30 });
    expect(figures.mean).toBeCloseTo(34 / 6, 10);
    // (4² + 30²) over 6 values: 10 · log10(65025 · 6 / 916).
    expect(figures.psnr).toBeCloseTo(26.2935, 3);
  });

  it('gives black against white 0 dB (catches a peak of 256, or an error that is not the mean)', () => {
    const black = pictureOf(1, 1, [0, 0, 0, 255]);
    const white = pictureOf(1, 1, [255, 255, 255, 255]);
    expect(compare(black, white).figures).toMatchObject({ psnr: 0, differing: 1, mean: 255, max: 255 });
  });

  it('is the same both ways round, and mean never above max (catches a difference that wraps below 0)', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const difference = compare(left, right);
        expect(compare(right, left)).toEqual(difference);
        const { figures } = difference;
        expect(figures.mean).toBeLessThanOrEqual(figures.max);
        expect(figures.differing === 0).toBe(figures.max === 0);
        expect(figures.psnr).toBeGreaterThanOrEqual(0);
        expect(Math.abs(figures.ssim)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('finds nothing between a picture and itself', () => {
    fc.assert(
      fc.property(pair, ([left]) => {
        const { figures } = compare(left, copyOf(left));
        expect(figures).toMatchObject({ differing: 0, mean: 0, max: 0, psnr: Infinity, ssim: 1 });
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
          expect(figures.max).toBe(by);
          const lit = [...new Uint32Array(shown.buffer).entries()].filter(([, word]) => word !== 0xff000000);
          expect(lit.map(([at]) => at)).toEqual([pixel]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('adds up over more pixels than it counts at once (catches sums that overflow, or a chunk left out)', () => {
    const [black, white] = [0, 255].map((tone) => greyOf(150, 150, () => tone));
    expect(compare(black!, white!).figures).toMatchObject({ differing: 22_500, mean: 255, psnr: 0 });
  });

  it('refuses pictures of two sizes (catches a silent comparison of the common part)', () => {
    const four = pictureOf(2, 2);
    for (const other of [pictureOf(4, 1), pictureOf(2, 3), { ...four, data: new Uint8Array(15) }])
      expect(() => compare(four, other)).toThrow(RangeError);
  });

  it('reads a picture that lies anywhere in its memory (catches words that begin in the middle of a pixel)', () => {
    const data = new Uint8Array(9).subarray(1).fill(7);
    expect(compare({ width: 2, height: 1, data }, pictureOf(2, 1)).figures.mean).toBe(7);
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
