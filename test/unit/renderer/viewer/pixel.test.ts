/** The colour readout's arithmetic. */
import { expect, it } from 'vitest';
import { hexOf, pixelAt } from '../../../../renderer/viewer/pixel.ts';

it('finds the pixel under a place, up to both edges and not beyond (catches the last column read beside the picture)', () => {
  const extent = { width: 4, height: 2 };
  expect(pixelAt({ x: 0, y: 0 }, extent)).toEqual({ x: 0, y: 0 });
  expect(pixelAt({ x: 0.999, y: 0.5 }, extent)).toEqual({ x: 3, y: 1 });
  expect(pixelAt({ x: 1, y: 0.5 }, extent)).toBeNull();
  expect(pixelAt({ x: -0.01, y: 0.5 }, extent)).toBeNull();
  expect(pixelAt({ x: 0.5, y: 0.5 }, { width: 1, height: 1 })).toEqual({ x: 0, y: 0 });
});

it('writes a colour as other programs take it', () => {
  expect(hexOf({ red: 0, green: 10, blue: 255, alpha: 255 })).toBe('#000AFF');
});
