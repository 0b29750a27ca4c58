/** Clipping warnings: which pixels they lie over, by the thresholds given, and that none is lost in a smaller mask. */
import { describe, expect, it } from 'vitest';
import type { ClippingThresholds } from '../../../../shared/compare/clipping.ts';
import { createClippingCount } from '../../../../shared/compare/clipping.ts';

const thresholds = { highlights: 254, shadows: 1 };

function clippingOf(
  pixels: Uint8ClampedArray,
  picture: { readonly width: number; readonly height: number },
  given: ClippingThresholds,
  longestEdge: number,
  strip = pixels.length,
) {
  const { add, clipping } = createClippingCount(picture, given, longestEdge);
  for (let at = 0; at < pixels.length; at += strip) add(pixels.subarray(at, at + strip));
  const { mask, ...shares } = clipping();
  return { mask: mask.data, width: mask.width, height: mask.height, ...shares };
}

/** A picture one pixel high. */
function line(...pixels: readonly (readonly [number, number, number, number?])[]) {
  const bytes = Uint8ClampedArray.from(pixels.flatMap(([r, g, b, a = 255]) => [r, g, b, a]));
  return [bytes, { width: pixels.length, height: 1 }] as const;
}

/** h: red, s: blue, a dot: nothing. */
function drawn(mask: Uint8Array | Uint8ClampedArray): string {
  const letters: string[] = [];
  for (let at = 0; at < mask.length; at += 4)
    letters.push(mask[at + 3] === 0 ? '.' : mask[at]! > mask[at + 2]! ? 'h' : 's');
  return letters.join('');
}

describe('clippingOf', () => {
  it('marks at the thresholds and not beside them', () => {
    const clipping = clippingOf(
      ...line([254, 254, 254], [253, 253, 253], [1, 1, 1], [2, 2, 2]),
      thresholds,
      100,
    );
    expect(drawn(clipping.mask)).toBe('h.s.');
    expect(clipping).toMatchObject({ highlights: 0.25, shadows: 0.25, width: 4, height: 1 });
    const wider = clippingOf(...line([253, 0, 0], [2, 2, 2]), { highlights: 250, shadows: 2 }, 100);
    expect(drawn(wider.mask)).toBe('hs');
  });

  it('takes one full channel for a lost highlight, and a pure dark colour for no lost shadow', () => {
    expect(drawn(clippingOf(...line([255, 10, 10], [0, 0, 90], [0, 0, 0]), thresholds, 100).mask)).toBe(
      'h.s',
    );
  });

  it('leaves out what is wholly transparent', () => {
    expect(drawn(clippingOf(...line([0, 0, 0, 0], [0, 0, 0, 9]), thresholds, 100).mask)).toBe('.s');
  });

  it('keeps a single clipped pixel in a mask that is smaller than its picture', () => {
    const pixels = new Uint8ClampedArray(7 * 5 * 4).fill(128);
    pixels.set([255, 255, 255, 255], (3 * 7 + 5) * 4);
    const clipping = clippingOf(pixels, { width: 7, height: 5 }, thresholds, 4);
    expect(clipping).toMatchObject({ width: 4, height: 3, highlights: 1 / 35 });
    expect(drawn(clipping.mask)).toBe('......h.....');
    // In strips of a line each it is the same.
    expect(clippingOf(pixels, { width: 7, height: 5 }, thresholds, 4, 7 * 4)).toEqual(clipping);
  });
});
