/** The colour readout's arithmetic. */
import { expect, it } from 'vitest';
import { hexOf, indexAt, outside } from '../../../../renderer/viewer/pixel.ts';

it('finds the pixel under a place, up to both edges and not beyond (catches the last column read beside the picture)', () => {
  const extent = { width: 4, height: 2 };
  expect(indexAt({ x: 0, y: 0 }, extent)).toBe(0);
  expect(indexAt({ x: 0.999, y: 0.5 }, extent)).toBe(7);
  expect(indexAt({ x: 1, y: 0.5 }, extent)).toBe(outside);
  expect(indexAt({ x: -0.01, y: 0.5 }, extent)).toBe(outside);
  expect(indexAt({ x: 0.5, y: 0.5 }, { width: 1, height: 1 })).toBe(0);
});

it('writes a colour as other programs take it', () => {
  expect(hexOf({ red: 0, green: 10, blue: 255, alpha: 255 })).toBe('#000AFF');
});
