/** Practice pictures: a pure function of their order, in which words and seeds can be seen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pixelsOfAspect } from '../../../../electron/practice/pixel-size.ts';
import { paintPicture, drawPicture } from '../../../../electron/practice/picture/draw-picture.ts';
import { createFields } from '../../../../electron/practice/picture/set-scene.ts';
import type { PictureOrder } from '../../../../electron/practice/picture-order.ts';
import { seedOfPosition } from '../../../../electron/practice/picture-order.ts';
import { builtInModels } from '../../../../shared/models/table.ts';
import { dimensionsOf } from '../../../../shared/size/size.ts';

const fields = createFields();
const order = (change: Partial<PictureOrder> = {}): PictureOrder => ({
  ...{ model: 'nano-banana', prompt: 'A glass of red wine on a marble counter', seed: 42 },
  ...{ width: 128, height: 128 },
  ...change,
});
const paint = (change: Partial<PictureOrder> = {}): Uint8Array => paintPicture(order(change), fields);

/** Mean of 0 to 255 over the pixels that `within` takes, without the marked corner. */
function mean(pixels: Uint8Array, side: number, within: (x: number, y: number) => boolean): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < side * 0.85; y++) {
    for (let x = 0; x < side; x++) {
      if (!within(x, y)) continue;
      const at = (y * side + x) * 3;
      sum += pixels[at]! + pixels[at + 1]! + pixels[at + 2]!;
      count += 3;
    }
  }
  return sum / count;
}

describe('same order, same bytes', () => {
  test('drawn twice, and by a thread that has drawn others before', () => {
    const alone = drawPicture(order());
    const used = createFields();
    for (const prompt of ['a bottle', 'tulips', 'a lemon']) drawPicture(order({ prompt }), used);
    expect(Buffer.from(drawPicture(order(), used)).equals(alone)).toBe(true);
  });

  test.each<[string, Partial<PictureOrder>]>([
    ['seed', { seed: 43 }],
    ['prompt', { prompt: 'A glass of white wine on a marble counter' }],
    ['model', { model: 'seedream-v4' }],
  ])('another %s is another picture, beyond its grain and its mark', (_name, change) => {
    const [a, b] = [paint(), paint(change)];
    const apart = a.filter((value, index) => Math.abs(value - b[index]!) > 24).length;
    expect(apart / a.length).toBeGreaterThan(0.03);
  });

  test('whatever the prompt, a picture comes out of the asked size', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (prompt, seed) => {
        expect(paint({ prompt, seed, width: 16, height: 32 })).toHaveLength(16 * 32 * 3);
      }),
      { numRuns: 20 },
    );
  });
});

describe('words move the light', () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  const share = (prompt: string, within: (x: number, y: number) => boolean): number =>
    seeds.reduce((sum, seed) => sum + mean(paint({ prompt, seed }), 128, within), 0) / seeds.length;
  const leftHalf = (x: number): boolean => x < 64;
  const rightHalf = (x: number): boolean => x >= 64;

  test('from the left the left side is brighter, from the right the right', () => {
    const left = 'a white ball on stone, light from the left';
    const right = 'a white ball on stone, light from the right';
    expect(share(left, leftHalf)).toBeGreaterThan(share(left, rightHalf) * 1.05);
    expect(share(right, rightHalf)).toBeGreaterThan(share(right, leftHalf) * 1.05);
  });

  test('low key is darker than normal, high key brighter', () => {
    const all = (): boolean => true;
    const plain = share('a pear on stone, light from the left', all);
    expect(share('a pear on stone, light from the left, low key', all)).toBeLessThan(plain * 0.75);
    expect(share('a pear on stone, light from the left, high key', all)).toBeGreaterThan(plain * 1.1);
  });

  test('golden hour is warmer than blue hour', () => {
    const warmth = (prompt: string): number => {
      const pixels = paint({ prompt });
      let [red, blue] = [0, 0];
      for (let at = 0; at < pixels.length; at += 3) {
        red += pixels[at]!;
        blue += pixels[at + 2]!;
      }
      return red / blue;
    };
    expect(warmth('a white vase on stone, golden hour')).toBeGreaterThan(1.15);
    expect(warmth('a white vase on stone, blue hour')).toBeLessThan(0.9);
  });

  test('a colour before a subject is seen in it', () => {
    const middle = (prompt: string): readonly number[] => {
      const pixels = paint({ prompt, seed: 3 });
      const sums = [0, 0, 0];
      for (let at = 0; at < pixels.length; at++) sums[at % 3] = sums[at % 3]! + pixels[at]!;
      return sums;
    };
    const red = middle('a red ball on stone, light from the left');
    const green = middle('a green ball on stone, light from the left');
    expect(red[0]! / red[1]!).toBeGreaterThan((green[0]! / green[1]!) * 1.05);
  });
});

describe('the mark', () => {
  /** Pixels of the lamp's amber in the bottom right corner. */
  const amber = (pixels: Uint8Array, side: number): number => {
    let count = 0;
    for (let y = Math.floor(side * 0.9); y < side; y++)
      for (let x = side >> 1; x < side; x++) {
        const at = (y * side + x) * 3;
        if (pixels[at]! > 200 && pixels[at + 1]! < 190 && pixels[at + 2]! < 110) count += 1;
      }
    return count;
  };

  test('stands on dark and on white pictures, longer for a longer seed', () => {
    for (const prompt of ['a black cube on black, low key', 'an egg, high key, white background']) {
      const [short, long] = [7, 2_147_483_647].map((seed) =>
        amber(paint({ prompt, seed, width: 512, height: 512 }), 512),
      );
      expect(short).toBeGreaterThan(120);
      expect(long).toBeGreaterThan(short! * 1.4);
    }
  });
});

describe('sizes and seeds', () => {
  test('an aspect ratio becomes pixels of nearly that ratio and area, in steps of 16', () => {
    for (const model of builtInModels) {
      const whole = dimensionsOf(model.sizes[0]!);
      for (const ratio of model.aspectRatios) {
        const { width, height } = pixelsOfAspect(ratio, model);
        const [w, h] = ratio.split(':').map(Number);
        expect([width % 16, height % 16]).toEqual([0, 0]);
        expect(width / height / (w! / h!)).toBeCloseTo(1, 1);
        expect((width * height) / (whole.width * whole.height)).toBeCloseTo(1, 1);
      }
    }
  });

  test('the first image of a call has the call’s seed, the others seeds of their own within range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.integer({ min: 1, max: 3 }),
        (seed, position) => {
          expect(seedOfPosition(seed, 0)).toBe(seed);
          const other = seedOfPosition(seed, position);
          expect(other).not.toBe(seed);
          expect(other).toBeGreaterThanOrEqual(0);
          expect(other).toBeLessThan(2 ** 31);
        },
      ),
    );
  });
});
