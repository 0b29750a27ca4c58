/** Where a survey's pictures stand: what must hold for any of them, in any window. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place, Room } from '../../../../renderer/survey/layout.ts';
import { surveyLayout } from '../../../../renderer/survey/layout.ts';

const room = (width: number, height: number): Room => ({ width, height, gap: 4, caption: 20 });
const rooms = fc
  .record({ width: fc.integer({ min: 320, max: 3840 }), height: fc.integer({ min: 320, max: 2160 }) })
  .map(({ width, height }) => room(width, height));
/** From a 1:8 strip to an 8:1 one. */
const ratios = fc.array(
  fc.integer({ min: -3_000, max: 3_000 }).map((n) => 2 ** (n / 1000)),
  { minLength: 1, maxLength: 12 },
);

const area = (places: readonly Place[]): number =>
  places.reduce((total, { width, height }) => total + width * height, 0);

/** The plain grid, written anew: equal cells in so many columns, each picture as large as its cell allows. */
function plainGrid(shapes: readonly number[], { width, height, gap, caption }: Room): number {
  const areas = shapes.map((_, at) => {
    const columns = at + 1;
    const lines = Math.ceil(shapes.length / columns);
    const cell = {
      width: (width - (columns - 1) * gap) / columns,
      height: (height - (lines - 1) * gap) / lines - caption,
    };
    if (cell.width <= 0 || cell.height <= 0) return 0;
    return shapes.reduce((total, ratio) => {
      const across = Math.min(cell.width, cell.height * ratio);
      return total + across * (across / ratio);
    }, 0);
  });
  return Math.max(...areas);
}

describe('the layout of a survey', () => {
  it('stays inside the window and lays nothing over another, captions included', () => {
    fc.assert(
      fc.property(ratios, rooms, (shapes, window) => {
        const places = surveyLayout(shapes, window);
        expect(places).toHaveLength(shapes.length);
        for (const { left, top, width, height } of places) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(window.width);
          expect(top + height + window.caption).toBeLessThanOrEqual(window.height);
        }
        places.forEach((one, at) => {
          for (const other of places.slice(at + 1)) {
            const isBeside = other.left >= one.left + one.width || one.left >= other.left + other.width;
            const isBelow = other.top >= one.top + one.height + window.caption;
            expect(isBeside || isBelow).toBe(true);
          }
        });
      }),
    );
  });

  it('keeps the order: row by row, from left to right (catches a frame that jumps when another is dropped)', () => {
    fc.assert(
      fc.property(ratios, rooms, (shapes, window) => {
        const middles = surveyLayout(shapes, window).map(({ left, top, width, height }) => ({
          x: left + width / 2,
          bottom: top + height,
          top,
        }));
        middles.slice(1).forEach((next, at) => {
          const one = middles[at]!;
          expect(next.x > one.x || next.top >= one.bottom).toBe(true);
        });
      }),
    );
  });

  it('never shows less picture than the best plain grid', () => {
    fc.assert(
      fc.property(ratios, rooms, (shapes, window) => {
        const places = surveyLayout(shapes, window);
        // A side may lose part of a pixel to the grid of pixels.
        const rounding = places.reduce((total, { width, height }) => total + width + height + 1, 0);
        expect(area(places) + rounding).toBeGreaterThanOrEqual(plainGrid(shapes, window) * (1 - 1e-9));
      }),
    );
  });

  it('gives every picture its own shape', () => {
    fc.assert(
      fc.property(ratios, rooms, (shapes, window) => {
        surveyLayout(shapes, window).forEach(({ width, height }, at) => {
          // Each side lost less than a pixel.
          expect((width + 1) / height).toBeGreaterThan(shapes[at]!);
          expect(width / (height + 1)).toBeLessThan(shapes[at]!);
        });
      }),
    );
  });

  it('favours no frame of a sheet by more than twice the area of another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), rooms, (count, window) => {
        const areas = surveyLayout(Array<number>(count).fill(1.5), window).map(
          ({ width, height }) => width * height,
        );
        const largestSide = Math.max(...areas.map(Math.sqrt));
        expect(Math.max(...areas)).toBeLessThanOrEqual(2 * Math.min(...areas) + 8 * largestSide);
      }),
    );
  });
});

it('puts two upright pictures beside each other and two wide ones above each other, where the window says so', () => {
  const [left, right] = surveyLayout([0.5, 0.5], room(1000, 820));
  expect(left!.top).toBe(right!.top);
  const [upper, lower] = surveyLayout([3, 3], room(1000, 820));
  expect(upper!.left).toBe(lower!.left);
  expect(lower!.top).toBeGreaterThanOrEqual(upper!.top + upper!.height + 24);
});

it('lays four squares in two rows and fills the height', () => {
  const places = surveyLayout([1, 1, 1, 1], room(900, 844));
  expect(places.map(({ width }) => width)).toEqual([400, 400, 400, 400]);
  expect(places[0]).toMatchObject({ left: 48, top: 0 });
  expect(places[3]).toMatchObject({ left: 452, top: 424 });
});

it('makes even rows where uneven ones would show as much, the fuller first', () => {
  const rowsOf = (count: number, ratio: number, window: Room): number[] => {
    const tops = surveyLayout(Array<number>(count).fill(ratio), window).map(({ top }) => top);
    return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
  };
  expect(rowsOf(5, 0.75, room(1000, 620))).toEqual([3, 2]);
  // Wide ones in a narrow window: a fourth row would show no more of nine, and does of ten.
  expect(rowsOf(9, 16 / 9, room(414, 448))).toEqual([3, 3, 3]);
  expect(rowsOf(10, 16 / 9, room(414, 448))).toEqual([3, 3, 2, 2]);
});

it('has no place to give where there is no room (catches negative sizes while the window opens)', () => {
  expect(surveyLayout([1, 1], room(0, 0))).toEqual([]);
  expect(surveyLayout([], room(800, 600))).toEqual([]);
});
