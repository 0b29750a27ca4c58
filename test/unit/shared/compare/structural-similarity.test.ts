/** SSIM as published, on luma as documented: a figure that is called so must be it. */
import { describe, expect, it } from 'vitest';
import { reducedLuma } from '../../../../shared/compare/reduced-luma.ts';
import type { ReducedLuma } from '../../../../shared/compare/reduced-luma.ts';
import { structuralSimilarity } from '../../../../shared/compare/structural-similarity.ts';
import { wordsOf } from '../../../../shared/compare/pixels.ts';
import type { Picture } from '../../../../shared/compare/pixels.ts';
import { greyOf, pictureOf } from './support.ts';

function lumaOf({ width, height, data }: Picture): ReducedLuma {
  return reducedLuma(wordsOf(data), width, height);
}
const similarity = (left: Picture, right: Picture): number =>
  structuralSimilarity(lumaOf(left), lumaOf(right));

/** The definition, word for word and without any haste: each window by itself. */
function published(left: ReducedLuma, right: ReducedLuma): number {
  const { width, height } = left;
  const bell = Array.from({ length: 121 }, (_, at) =>
    Math.exp(-(((at % 11) - 5) ** 2 + (Math.floor(at / 11) - 5) ** 2) / (2 * 1.5 ** 2)),
  );
  const whole = bell.reduce((sum, weight) => sum + weight, 0);
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  const found: number[] = [];
  for (let y = 0; y + 11 <= height; y += 1)
    for (let x = 0; x + 11 <= width; x += 1) {
      const mean = (value: (at: number) => number): number =>
        bell.reduce(
          (sum, weight, at) =>
            sum + (weight / whole) * value((y + Math.floor(at / 11)) * width + x + (at % 11)),
          0,
        );
      const [a, b] = [mean((at) => left.values[at]!), mean((at) => right.values[at]!)];
      const varianceA = mean((at) => (left.values[at]! - a) ** 2);
      const varianceB = mean((at) => (right.values[at]! - b) ** 2);
      const covariance = mean((at) => (left.values[at]! - a) * (right.values[at]! - b));
      found.push(
        ((2 * a * b + c1) * (2 * covariance + c2)) / ((a * a + b * b + c1) * (varianceA + varianceB + c2)),
      );
    }
  return found.reduce((sum, value) => sum + value, 0) / found.length;
}

const slope = (x: number, y: number): number => (x * 7 + y * 3) % 256;
const noise = (x: number, y: number): number => (x * 7919 + y * 104729 + x * y * 31) % 256;

describe('structuralSimilarity', () => {
  it('is what the paper defines (catches wrong weights, constants, or a window that is off by one)', () => {
    const left = lumaOf(greyOf(24, 19, slope));
    for (const other of [noise, (x: number, y: number) => Math.min(255, slope(x, y) + (noise(x, y) % 40))]) {
      const right = lumaOf(greyOf(24, 19, other));
      expect(structuralSimilarity(left, right)).toBeCloseTo(published(left, right), 4);
    }
  });

  it('is that of the means alone where nothing has structure', () => {
    const [a, b] = [100, 140];
    const expected = (2 * a * b + 6.5025) / (a * a + b * b + 6.5025);
    expect(
      similarity(
        greyOf(16, 16, () => a),
        greyOf(16, 16, () => b),
      ),
    ).toBeCloseTo(expected, 4);
    // A picture smaller than the window is a window itself.
    expect(
      similarity(
        greyOf(3, 2, () => a),
        greyOf(3, 2, () => b),
      ),
    ).toBeCloseTo(expected, 4);
  });

  it('falls below 0 for a negative, and is near 1 for a trace of noise', () => {
    const plain = greyOf(64, 64, noise);
    expect(
      similarity(
        plain,
        greyOf(64, 64, (x, y) => 255 - noise(x, y)),
      ),
    ).toBeLessThan(-0.5);
    expect(
      similarity(
        plain,
        greyOf(64, 64, (x, y) => noise(x, y) ^ 1),
      ),
    ).toBeGreaterThan(0.99);
  });
});

describe('reduced luma', () => {
  it('weighs colours as BT.601 does', () => {
    const of = (red: number, green: number, blue: number) =>
      lumaOf(pictureOf(1, 1, [red, green, blue, 255])).values[0]!;
    expect(of(255, 0, 0)).toBeCloseTo(255 * 0.299, 0);
    expect(of(0, 255, 0)).toBeCloseTo(255 * 0.587, 0);
    expect(of(0, 0, 255)).toBeCloseTo(255 * 0.114, 0);
    expect(of(255, 255, 255)).toBeCloseTo(255, 4);
  });

  it('takes the mean of each block, about 256 along the shorter side (catches sums that spill from red into blue)', () => {
    for (const edge of [2, 3, 5, 8]) {
      const [width, height] = [256 * edge + 1, 256 * edge];
      const luma = lumaOf(
        greyOf(width, height, (x, y) => (Math.floor(x / edge) + Math.floor(y / edge)) % 256),
      );
      expect([luma.width, luma.height]).toEqual([256, 256]);
      expect(
        luma.values.every(
          (value, at) => Math.abs(value - (((at % 256) + Math.floor(at / 256)) % 256)) < 1e-4,
        ),
      ).toBe(true);
    }
  });
});
