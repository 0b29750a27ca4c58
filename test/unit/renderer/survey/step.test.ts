/** Which picture lies above or below. Catches an arrow that jumps over a row or to the far side. */
import { expect, it } from 'vitest';
import { surveyLayout } from '../../../../renderer/survey/layout.ts';
import { verticalNeighbour } from '../../../../renderer/survey/step.ts';

it('goes to the nearest picture of the next row, and stays at the edges', () => {
  // Three above two, centred.
  const places = surveyLayout([1, 1, 1, 1, 1], { width: 1200, height: 840, gap: 8, caption: 20 });
  expect(new Set(places.map(({ top }) => top)).size).toBe(2);
  expect(verticalNeighbour(places, 0, 'down')).toBe(3);
  expect(verticalNeighbour(places, 2, 'down')).toBe(4);
  expect([1, 2]).toContain(verticalNeighbour(places, 4, 'up'));
  expect(verticalNeighbour(places, 1, 'up')).toBeNull();
  expect(verticalNeighbour(places, 3, 'down')).toBeNull();
});

it('takes one row at a time where pictures of one row differ in height, by half a pixel in their middles', () => {
  const places = [
    { left: 0, top: 0, width: 100, height: 40 },
    { left: 108, top: -20, width: 40, height: 81 },
    { left: 0, top: 90, width: 100, height: 60 },
    { left: 0, top: 170, width: 100, height: 60 },
  ];
  expect(verticalNeighbour(places, 0, 'down')).toBe(2);
  expect(verticalNeighbour(places, 1, 'down')).toBe(2);
  expect(verticalNeighbour(places, 3, 'up')).toBe(2);
});
