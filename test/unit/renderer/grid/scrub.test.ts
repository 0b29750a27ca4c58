/** The rail of months beside the grid. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellAt, placeAtOffset } from '../../../../renderer/grid/geometry.ts';
import {
  placeResized,
  placeScrolled,
  placeWithOrder,
  startPlace,
} from '../../../../renderer/grid/grid-place.ts';
import { markAt, monthAt, monthMarks, yearsOn } from '../../../../renderer/grid/scrub.ts';

const space = { width: 838, height: 500, cellSize: 208 };

/** A place with so many frames in each month, the newest first. */
function placeOf(counts: readonly number[]) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const order = Uint32Array.from({ length: total }, (_, at) => total - at);
  const months = counts.map((count, at) => ({
    month: `${2026 - Math.floor(at / 12)}-${String(12 - (at % 12)).padStart(2, '0')}`,
    count,
  }));
  return { place: placeResized(placeWithOrder(startPlace, order), space, null), months };
}

const counts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 });

it('leads to the row in which a month begins, and tells it again from there (property)', () => {
  fc.assert(
    fc.property(counts, fc.nat(), (each, pick) => {
      const { place, months } = placeOf(each);
      const marks = monthMarks(place, months);
      expect(marks.map(({ month }) => month)).toEqual(months.map(({ month }) => month));
      const at = pick % marks.length;
      const first = each.slice(0, at).reduce((sum, count) => sum + count, 0);
      expect(marks[at]?.top).toBe(cellAt(place.geometry, first).top);
      // Two months may share a row; the later one of them is told.
      expect(marks[markAt(marks, marks[at]!.share)]?.top).toBe(marks[at]?.top);
    }),
  );
});

it('shows nothing while the months tell of other frames (catches dates beside the wrong pictures)', () => {
  const { place, months } = placeOf([3, 5]);
  expect(monthMarks(place, [...months, { month: '2020-01', count: 1 }])).toEqual([]);
  expect(monthMarks(startPlace, [])).toEqual([]);
});

it.each([1, 1.5, 2])(
  'is led on by the keys to the last month, at a pixel ratio of %f (catches keys that stick)',
  (ratio) => {
    const { place: start, months } = placeOf(Array.from({ length: 60 }, () => 16_667));
    const marks = monthMarks(start, months);
    let place = start;
    const seen = [monthAt(marks, place)];
    for (let press = 0; press < 70 && seen.at(-1) !== marks.length - 1; press += 1) {
      const top = marks[(seen.at(-1) ?? 0) + 1]?.top ?? 0;
      const jumped = { ...place, ...placeAtOffset(place.geometry, top) };
      // As the scroll box has it, and tells it back.
      place = placeScrolled(jumped, Math.floor(jumped.scrollTop * ratio) / ratio);
      seen.push(monthAt(marks, place));
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at));
  },
);

it('writes a year where it begins, and none upon another', () => {
  const { place, months } = placeOf([40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 4, 4, 500]);
  const marks = monthMarks(place, months);
  expect(yearsOn(marks, 500, 20).map(({ year }) => year)).toEqual(['2026', '2025']);
  expect(yearsOn(marks, 20, 20).map(({ year }) => year)).toEqual(['2026']);
});
