/** The grid's geometry: every place follows from an index, also in libraries longer than a scroll box. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellAt,
  gridGap,
  gridGeometry,
  headerHeight,
  longestScroll,
  movedIndex,
  offsetShowing,
  placeAtOffset,
  poolSize,
  scrolledTo,
  visibleRange,
} from '../../../../renderer/grid/geometry.ts';

const spaces = fc.record({
  width: fc.integer({ min: 100, max: 4_000 }),
  height: fc.integer({ min: 100, max: 3_000 }),
  cellSize: fc.integer({ min: 96, max: 480 }),
});
// Not `fc.double`: that draws evenly from the representable numbers, nearly all of which are next to 0.
const shares = fc.nat(10_000).map((n) => n / 10_000);

/** Beginnings of groups among so many slots, or null for none. */
const startsOf = (slots: number, cuts: readonly number[] | null): Uint32Array | null =>
  cuts && slots > 0
    ? Uint32Array.from([...new Set([0, ...cuts.map((cut) => cut % slots)])].sort((a, b) => a - b))
    : null;
const cuts = fc.option(fc.array(fc.nat(), { maxLength: 40 }));

describe('grid geometry', () => {
  it('fills the width with whole cells near the size asked for', () => {
    fc.assert(
      fc.property(spaces, fc.nat(500), (space, slots) => {
        const { columns, cell, pitch, left } = gridGeometry(space, slots);
        expect(left + columns * pitch - gridGap).toBeLessThanOrEqual(space.width);
        expect(space.width - (columns * pitch - gridGap)).toBeLessThan(Math.max(columns, 2));
        if (columns > 1) expect(cell).toBeGreaterThanOrEqual(Math.floor(space.cellSize * 0.66));
        expect(Number.isInteger(cell)).toBe(true);
      }),
    );
  });

  it('puts every visible cell into the range, and never two of them into one cell of the pool', () => {
    // Catches a frame that vanishes while its row still peeks in, and a cell that shows two frames in turn.
    fc.assert(
      fc.property(spaces, fc.nat(3_000), shares, cuts, (space, slots, share, grouped) => {
        const geometry = gridGeometry(space, slots, startsOf(slots, grouped));
        const { offset } = placeAtOffset(geometry, share * geometry.contentHeight);
        const { first, end } = visibleRange(geometry, offset, slots);
        for (let slot = 0; slot < slots; slot += 1) {
          const { top } = cellAt(geometry, slot);
          if (top + geometry.cell > offset && top < offset + space.height) {
            expect(slot).toBeGreaterThanOrEqual(first);
            expect(slot).toBeLessThan(end);
          }
        }
        expect(end - first).toBeLessThanOrEqual(poolSize(geometry));
      }),
    );
  });

  it('a million frames: the bar reaches both ends, the wheel moves a pixel for a pixel', () => {
    const geometry = gridGeometry({ width: 1200, height: 800, cellSize: 208 }, 1_000_000);
    expect(geometry.contentHeight).toBeGreaterThan(longestScroll);
    expect(geometry.scrollHeight).toBe(longestScroll);
    const last = geometry.contentHeight - 800;
    const start = placeAtOffset(geometry, 0);
    const end = scrolledTo(geometry, start, longestScroll - 800);
    expect(end.offset).toBe(last);
    expect(scrolledTo(geometry, end, 0).offset).toBe(0);
    const middle = scrolledTo(geometry, start, (longestScroll - 800) / 2);
    expect(middle.offset).toBeCloseTo(last / 2, 3);
    expect(scrolledTo(geometry, middle, middle.scrollTop + 100).offset).toBeCloseTo(middle.offset + 100, 3);
  });

  it('shows a cell with the least scrolling, and not at all when it is seen', () => {
    fc.assert(
      fc.property(
        spaces,
        fc.integer({ min: 1, max: 2_000 }),
        fc.nat(),
        shares,
        cuts,
        (space, slots, at, share, grouped) => {
          const geometry = gridGeometry(space, slots, startsOf(slots, grouped));
          fc.pre(geometry.cell + geometry.header <= space.height);
          const { offset } = placeAtOffset(geometry, share * geometry.contentHeight);
          const next = offsetShowing(geometry, at % slots, offset);
          const { top } = cellAt(geometry, at % slots);
          expect(top).toBeGreaterThanOrEqual(next + geometry.header);
          expect(top + geometry.cell).toBeLessThanOrEqual(next + space.height);
          expect(offsetShowing(geometry, at % slots, next)).toBe(next);
        },
      ),
    );
  });

  it('arrows keep their column, stop at the edges, and reach a last row that is not full', () => {
    const geometry = gridGeometry({ width: 418, height: 600, cellSize: 208 }, 5);
    expect(geometry.columns).toBe(2);
    expect(movedIndex(geometry, 1, 'up', 5)).toBe(1);
    expect(movedIndex(geometry, 1, 'down', 5)).toBe(3);
    expect(movedIndex(geometry, 3, 'down', 5)).toBe(4);
    expect(movedIndex(geometry, 4, 'right', 5)).toBe(4);
    expect(movedIndex(geometry, 4, 'page-up', 5)).toBe(0);
    expect(movedIndex(geometry, 0, 'end', 5)).toBe(4);
  });

  it('groups stand one under the other, each from the left, under a header (catches groups that overlap)', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 500 }), cuts, (space, slots, grouped) => {
        const starts = startsOf(slots, grouped ?? []) ?? new Uint32Array(1);
        const geometry = gridGeometry(space, slots, starts);
        for (const [at, start] of starts.entries()) {
          const { left, top } = cellAt(geometry, start);
          expect(left).toBe(geometry.left);
          expect(top).toBe((geometry.tops[at] ?? 0) + headerHeight);
          if (at > 0) expect(geometry.tops[at]).toBe(cellAt(geometry, start - 1).top + geometry.pitch);
        }
        expect(cellAt(geometry, slots - 1).top + geometry.cell).toBe(geometry.contentHeight);
      }),
    );
  });

  it('down and up lead through every row of every group and back, whatever the column', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 300 }), cuts, (space, slots, grouped) => {
        const geometry = gridGeometry(space, slots, startsOf(slots, grouped));
        const rowOf = (slot: number): number => cellAt(geometry, slot).top;
        const rows = [...new Set(Array.from({ length: slots }, (_, slot) => rowOf(slot)))];
        const walked = [rowOf(0)];
        let slot = 0;
        for (let next = movedIndex(geometry, 0, 'down', slots); rowOf(next) !== rowOf(slot);) {
          slot = next;
          walked.push(rowOf(slot));
          next = movedIndex(geometry, slot, 'down', slots);
        }
        expect(walked).toEqual(rows);
        for (const row of rows.toReversed()) {
          expect(rowOf(slot)).toBe(row);
          slot = movedIndex(geometry, slot, 'up', slots);
        }
      }),
    );
  });
});
