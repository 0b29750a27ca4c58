/** The grid's geometry: every place follows from an index, also in libraries longer than a scroll box. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellAt,
  gridGeometry,
  longestScroll,
  movedIndex,
  offsetShowing,
  placeAtOffset,
  scrolledTo,
  visibleRange,
} from '../../../../renderer/grid/geometry.ts';
import { cellInset, gridGap, headerHeight } from '../../../../renderer/grid/rows.ts';

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
/** Shapes that come again and again, or null for square cells. */
const forms = fc.option(fc.array(fc.integer({ min: 250, max: 4_000 }), { minLength: 1, maxLength: 12 }));
const shapesOf = (slots: number, some: readonly number[] | null): Uint16Array | null =>
  some && Uint16Array.from({ length: slots }, (_, slot) => some[slot % some.length]!);

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
      fc.property(spaces, fc.nat(3_000), shares, cuts, forms, (space, slots, share, grouped, some) => {
        const geometry = gridGeometry(space, slots, {
          starts: startsOf(slots, grouped),
          shapes: shapesOf(slots, some),
        });
        const { offset } = placeAtOffset(geometry, share * geometry.contentHeight);
        const { first, end } = visibleRange(geometry, offset, slots);
        for (let slot = 0; slot < slots; slot += 1) {
          const { top, height } = cellAt(geometry, slot);
          if (top + height > offset && top < offset + space.height) {
            expect(slot).toBeGreaterThanOrEqual(first);
            expect(slot).toBeLessThan(end);
          }
        }
        expect(end - first).toBeLessThanOrEqual(geometry.pool);
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
        forms,
        (space, slots, at, share, grouped, some) => {
          const geometry = gridGeometry(space, slots, {
            starts: startsOf(slots, grouped),
            shapes: shapesOf(slots, some),
          });
          const { top, height } = cellAt(geometry, at % slots);
          fc.pre(height + geometry.header <= space.height);
          const { offset } = placeAtOffset(geometry, share * geometry.contentHeight);
          const next = offsetShowing(geometry, at % slots, offset);
          expect(top).toBeGreaterThanOrEqual(next + geometry.header);
          expect(top + height).toBeLessThanOrEqual(next + space.height);
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
      fc.property(spaces, fc.integer({ min: 1, max: 500 }), cuts, forms, (space, slots, grouped, some) => {
        const starts = startsOf(slots, grouped ?? []) ?? new Uint32Array(1);
        const geometry = gridGeometry(space, slots, { starts, shapes: shapesOf(slots, some) });
        const { sectionTops } = geometry.rows;
        for (const [at, start] of starts.entries()) {
          const { left, top } = cellAt(geometry, start);
          expect(left).toBe(geometry.left);
          expect(top).toBe((sectionTops[at] ?? 0) + headerHeight);
          const above = cellAt(geometry, Math.max(0, start - 1));
          if (at > 0) expect(sectionTops[at]).toBe(above.top + above.height + gridGap);
        }
        const last = cellAt(geometry, slots - 1);
        expect(last.top + last.height).toBe(geometry.contentHeight);
      }),
    );
  });

  it('down and up lead through every row of every group and back, whatever the column', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 300 }), cuts, forms, (space, slots, grouped, some) => {
        const geometry = gridGeometry(space, slots, {
          starts: startsOf(slots, grouped),
          shapes: shapesOf(slots, some),
        });
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

  it('justified rows fill the width with whole pictures near the height asked for, each slot once', () => {
    // Catches: a gap at the right, a picture stretched or cut, and a frame that stands in no row.
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 400 }), forms, fc.nat(), (space, slots, some, cut) => {
        const shapes = shapesOf(slots, some ?? [1_500])!;
        const breakAt = cut % slots;
        const { rows, ...geometry } = gridGeometry(space, slots, { shapes, breakAt });
        expect(breakAt === 0 || [...rows.starts].includes(breakAt)).toBe(true);
        for (let row = 0; row < rows.tops.length; row += 1) {
          const first = rows.starts[row]!;
          const end = rows.starts[row + 1]!;
          expect(end).toBeGreaterThan(first);
          const cells = Array.from({ length: end - first }, (_, at) =>
            cellAt({ rows, ...geometry }, first + at),
          );
          const wanted = space.cellSize - 2 * cellInset;
          for (const [at, { left, width, height }] of cells.entries()) {
            expect(left).toBe(at === 0 ? 0 : cells[at - 1]!.left + cells[at - 1]!.width + gridGap);
            const shape = (width - 2 * cellInset) / (height - 2 * cellInset);
            const [narrower, wider] = [-1, 1].map(
              (off) =>
                ((shapes[first + at]! / 1_000) * (height - 2 * cellInset) + off * 3) /
                (height - 2 * cellInset),
            );
            expect(shape).toBeGreaterThanOrEqual(narrower!);
            expect(shape).toBeLessThanOrEqual(wider!);
            expect(height - 2 * cellInset).toBeLessThanOrEqual(2 * wanted);
          }
          const { left, width } = cells.at(-1)!;
          const isRagged = end === slots || end === breakAt;
          if (!isRagged) expect(left + width).toBe(space.width);
          expect(left + width).toBeLessThanOrEqual(space.width);
        }
      }),
    );
  });
});
