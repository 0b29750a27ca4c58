/** The sheet as places, and what clicks and keys select on it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allCells,
  cellAt,
  cellsWithin,
  countsOf,
  sheetModel,
} from '../../../../renderer/sheet/sheet-model.ts';
import type { SheetModel } from '../../../../renderer/sheet/sheet-model.ts';
import type { SheetMove, SheetSelection } from '../../../../renderer/sheet/sheet-selection.ts';
import { movedPlace, withAll, withCell, withLine } from '../../../../renderer/sheet/sheet-selection.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { job } from '../support.ts';

const frame = (n: number): FrameId => `0197a000-0000-7000-a000-${String(n).padStart(12, '0')}` as FrameId;
const none: SheetSelection = { active: null, anchor: null, selected: new Set() };

/** `rows` × columns of so many images each, all waiting. */
function waiting(rows: number, images: readonly number[]): SheetModel {
  const jobs = Array.from({ length: rows }, (_, row) =>
    images.map((n, column) => job(row * 100 + column, { row, column, n })),
  ).flat();
  return sheetModel(
    rows,
    images.map((n, seed) => ({ seed, n })),
    jobs,
  );
}

describe('sheetModel', () => {
  it('gives a call for two images two slots, waiting as one and arriving as two', () => {
    const columns = [
      { seed: 1, n: 2 },
      { seed: 2, n: 1 },
    ];
    const before = sheetModel(1, columns, [job(0, { n: 2 }), job(1)]);
    expect(before.slots).toBe(3);
    expect(allCells(before).map(({ slot, span }) => [slot, span])).toEqual([
      [0, 2],
      [2, 1],
    ]);
    const after = sheetModel(1, columns, [
      job(0, { n: 2, status: 'done', frames: [frame(1), frame(2)] }),
      job(1),
    ]);
    expect(allCells(after).map(({ slot, frame: id }) => [slot, id])).toEqual([
      [0, frame(1)],
      [1, frame(2)],
      [2, null],
    ]);
    // Else what was selected while it waited is lost when it comes.
    expect(allCells(after)[0]?.key).toBe(allCells(before)[0]?.key);
  });

  it('shows what came and what did not of a call that failed half-way', () => {
    const model = sheetModel(
      1,
      [{ seed: 1, n: 2 }],
      [job(0, { n: 2, status: 'failed', frames: [frame(1)] })],
    );
    expect(allCells(model).map(({ frame: id }) => id)).toEqual([frame(1), null]);
    expect(countsOf(model)).toEqual({ frames: 1, open: 0, failed: 1 });
  });

  it('leaves a place empty that nothing was asked for, and drops a job beyond the sheet', () => {
    const model = sheetModel(2, [{ seed: 1, n: 1 }], [job(0), job(1, { row: 9 })]);
    expect(cellAt(model, { row: 1, slot: 0 })).toBeNull();
    expect(allCells(model)).toHaveLength(1);
  });
});

describe('selection', () => {
  const model = waiting(3, [1, 2, 1]);
  const keys = (selection: SheetSelection): readonly string[] => [...selection.selected].sort();

  it('stretches a rectangle from the first corner, whichever way (catches a range that runs through rows)', () => {
    const from = withCell(model, none, { row: 2, slot: 3 }, 'only');
    const to = withCell(model, from, { row: 1, slot: 1 }, 'range');
    expect(keys(to)).toEqual(
      cellsWithin(model, { row: 1, slot: 1 }, { row: 2, slot: 3 })
        .map(({ key }) => key)
        .sort(),
    );
    expect(to.selected.size).toBe(4);
    expect(withCell(model, to, { row: 2, slot: 3 }, 'range').selected.size).toBe(1);
  });

  it('selects a row, adds another, and takes it away again', () => {
    const first = withLine(model, none, { row: 0 }, 'only');
    expect(first.selected.size).toBe(3);
    const both = withLine(model, first, { row: 2 }, 'toggle');
    expect(both.selected.size).toBe(6);
    expect(keys(withLine(model, both, { row: 2 }, 'toggle'))).toEqual(keys(first));
  });

  it('selects columns from head to head, with all images of their calls', () => {
    const first = withLine(model, none, { column: 0 }, 'only');
    const range = withLine(model, first, { column: 1 }, 'range');
    expect(range.selected.size).toBe(6);
    expect(withAll(model, none).selected.size).toBe(9);
  });

  it('moves over a call for two images in one step, and back to where it was', () => {
    const start = { row: 0, slot: 0 };
    const over = movedPlace(model, start, 'right', 1);
    expect(over).toEqual({ row: 0, slot: 1 });
    const beyond = movedPlace(model, over, 'right', 1);
    expect(beyond).toEqual({ row: 0, slot: 3 });
    expect(movedPlace(model, beyond, 'left', 1)).toEqual(over);
  });

  it('never leaves the sheet, whatever is pressed (property)', () => {
    const moves: readonly SheetMove[] = [
      'left',
      'right',
      'up',
      'down',
      'page-up',
      'page-down',
      'row-start',
      'row-end',
      'first',
      'last',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom(...moves), { maxLength: 30 }),
        (rows, images, pressed) => {
          const sheet = waiting(rows, images);
          let place = movedPlace(sheet, null, 'right', 2);
          for (const move of pressed) {
            place = movedPlace(sheet, place, move, 2);
            expect(cellAt(sheet, place)).toMatchObject(place);
          }
        },
      ),
    );
  });
});
