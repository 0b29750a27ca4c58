/** Pixels of an exported frame. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resizeSchema } from '../../../../shared/export/preset.ts';
import { targetSize } from '../../../../shared/export/target-size.ts';

test.each([
  [{ by: 'long-edge', pixels: 1000 }, 1000, 500],
  [{ by: 'long-edge', pixels: 4000 }, 2000, 1000],
  [{ by: 'long-edge', pixels: 4000, enlarge: true }, 4000, 2000],
  [{ by: 'short-edge', pixels: 250 }, 500, 250],
  [{ by: 'megapixels', megapixels: 0.5 }, 1000, 500],
  [{ by: 'percent', percent: 25 }, 500, 250],
  [{ by: 'percent', percent: 150 }, 2000, 1000],
])('%j of 2000 × 1000', (resize, width, height) => {
  expect(targetSize(resizeSchema.parse(resize), { width: 2000, height: 1000 })).toEqual({ width, height });
});

test('no edge is lost, and nothing grows unasked', () => {
  const edge = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(edge, edge, fc.integer({ min: 16, max: 30_000 }), (width, height, pixels) => {
      const to = targetSize({ by: 'long-edge', pixels, enlarge: false }, { width, height });
      expect(Math.min(to.width, to.height)).toBeGreaterThanOrEqual(1);
      expect(to.width <= width && to.height <= height).toBe(true);
      expect(Math.max(to.width, to.height)).toBeLessThanOrEqual(pixels);
    }),
  );
});
