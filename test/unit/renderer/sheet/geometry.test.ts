/** Where cells lie on the sheet, which are in sight, and what scrolling and zooming do to that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leftOf,
  poolSizes,
  scrollShowing,
  scrollZoomed,
  sheetGeometry,
  topOf,
  visibleRows,
  visibleSlots,
  widthOf,
} from '../../../../renderer/sheet/geometry.ts';

const geometries = fc
  .record({
    width: fc.integer({ min: 300, max: 2600 }),
    height: fc.integer({ min: 200, max: 1600 }),
    cellSize: fc.integer({ min: 32, max: 640 }),
    rows: fc.integer({ min: 1, max: 120 }),
    slots: fc.integer({ min: 1, max: 120 }),
    ratio: fc.constantFrom(1, 2 / 3, 3 / 2, 16 / 9, 9 / 16),
    figures: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ width, height, cellSize, ...shape }) => sheetGeometry({ width, height, cellSize }, shape));

/** A geometry with a scroll place that its box can have. */
const scrolled = geometries.chain((geometry) =>
  fc.record({
    geometry: fc.constant(geometry),
    left: fc.integer({ min: 0, max: Math.max(0, geometry.contentWidth - geometry.width) }),
    top: fc.integer({ min: 0, max: Math.max(0, geometry.contentHeight - geometry.height) }),
  }),
);

describe('sheet geometry', () => {
  it('draws every cell that is in sight (property; catches blank cells at the edges)', () => {
    fc.assert(
      fc.property(scrolled, ({ geometry, left, top }) => {
        const rows = visibleRows(geometry, { left, top });
        const slots = visibleSlots(geometry, { left, top });
        for (let slot = 0; slot < geometry.slots; slot += 1) {
          const start = leftOf(geometry, slot) - left;
          const isSeen = start + geometry.cellWidth > geometry.headWidth && start < geometry.width;
          if (isSeen) expect(slot >= slots.first && slot < slots.end).toBe(true);
        }
        for (let row = 0; row < geometry.rows; row += 1) {
          const start = topOf(geometry, row) - top;
          const isSeen = start + geometry.cellHeight > geometry.headHeight && start < geometry.height;
          if (isSeen) expect(row >= rows.first && row < rows.end).toBe(true);
        }
      }),
    );
  });

  it('never needs more elements than its pool has (property; catches two cells in one element)', () => {
    fc.assert(
      fc.property(scrolled, ({ geometry, left, top }) => {
        const pool = poolSizes(geometry);
        const rows = visibleRows(geometry, { left, top });
        const slots = visibleSlots(geometry, { left, top });
        expect(rows.end - rows.first).toBeLessThanOrEqual(pool.rows);
        expect(slots.end - slots.first).toBeLessThan(pool.slots);
      }),
    );
  });

  it('scrolls a cell out from under the heads, and not at all when it is seen (property)', () => {
    fc.assert(
      fc.property(scrolled, fc.nat(), fc.nat(), ({ geometry, left, top }, a, b) => {
        const place = { row: a % geometry.rows, slot: b % geometry.slots };
        const next = scrollShowing(geometry, place, 1, { left, top });
        const x = leftOf(geometry, place.slot) - next.left;
        const y = topOf(geometry, place.row) - next.top;
        expect(x).toBeGreaterThanOrEqual(geometry.headWidth);
        expect(y).toBeGreaterThanOrEqual(geometry.headHeight);
        if (geometry.cellWidth < geometry.width - geometry.headWidth)
          expect(x + geometry.cellWidth).toBeLessThanOrEqual(geometry.width);
        expect(scrollShowing(geometry, place, 1, next)).toEqual(next);
      }),
    );
  });

  it('has cells of the frames’ own shape, and turns seeds upright where they would not fit', () => {
    const shape = { rows: 2, slots: 2, ratio: 2 / 3, figures: 10 };
    const large = sheetGeometry({ width: 900, height: 600, cellSize: 300 }, shape);
    expect([large.cellWidth, large.cellHeight, large.isUpright]).toEqual([200, 300, false]);
    expect(widthOf(large, 2)).toBe(402);
    expect(sheetGeometry({ width: 900, height: 600, cellSize: 64 }, shape).isUpright).toBe(true);
    const short = { ...shape, figures: 1 };
    expect(sheetGeometry({ width: 900, height: 600, cellSize: 64 }, short).isUpright).toBe(false);
  });

  it('keeps what is under the pointer there while it zooms (catches a sheet that runs away)', () => {
    const shape = { rows: 100, slots: 100, ratio: 1, figures: 3 };
    const before = sheetGeometry({ width: 1000, height: 700, cellSize: 100 }, shape);
    const after = sheetGeometry({ width: 1000, height: 700, cellSize: 200 }, shape);
    const focus = { left: 600, top: 300 };
    const scroll = scrollZoomed(before, after, { left: 2000, top: 1500 }, focus);
    const slotUnder = (geometry: typeof before, left: number): number =>
      (left + focus.left - geometry.headWidth) / (geometry.cellWidth + 2);
    expect(slotUnder(after, scroll.left)).toBeCloseTo(slotUnder(before, 2000), 6);
  });
});
