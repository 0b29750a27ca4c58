/**
 * The sheet as places: rows are variants; a column takes one slot for each image of its calls, so that frames that
 * share a call lie side by side under one seed. Pure.
 */
import type { FrameId, JobId } from '../../shared/ids.ts';
import { isSettled } from '../../shared/job/status.ts';
import type { JobView } from '../../shared/job/view.ts';
import type { SheetColumn } from '../../shared/sheet/sheet.ts';

export interface Place {
  readonly row: number;
  readonly slot: number;
}

/** One frame of a job, or what a job has in its place. */
export interface SheetCell extends Place {
  /** Stays the same when the frame arrives. */
  readonly key: string;
  /** Slots it lies over: a call for two images waits as one. */
  readonly span: number;
  readonly job: JobView;
  readonly frame: FrameId | null;
}

export interface ColumnPlace extends SheetColumn {
  readonly index: number;
  readonly firstSlot: number;
}

export interface SheetModel {
  readonly rows: number;
  readonly slots: number;
  readonly columns: readonly ColumnPlace[];
  /** By row and slot; a cell stands at each slot it lies over. Null: nothing was asked for there. */
  readonly cells: readonly (readonly (SheetCell | null)[])[];
}

export const emptyModel: SheetModel = { rows: 0, slots: 0, columns: [], cells: [] };

export function sheetModel(
  rows: number,
  sheetColumns: readonly SheetColumn[],
  jobs: Iterable<JobView>,
): SheetModel {
  let slots = 0;
  const columns = sheetColumns.map((column, index): ColumnPlace => {
    const firstSlot = slots;
    slots += column.n;
    return { ...column, index, firstSlot };
  });
  const cells = Array.from({ length: rows }, () => Array<SheetCell | null>(slots).fill(null));
  for (const job of jobs) {
    const row = cells[job.row];
    const column = columns[job.column];
    if (!row || !column) continue;
    for (const cell of cellsOf(job, column))
      for (let slot = cell.slot; slot < cell.slot + cell.span; slot += 1) row[slot] = cell;
  }
  return { rows, slots, columns, cells };
}

function cellsOf(job: JobView, { firstSlot, n }: ColumnPlace): readonly SheetCell[] {
  const { id, row, frames } = job;
  const arrived = frames.slice(0, n).map((frame, k): SheetCell => ({
    key: keyOf(id, k),
    row,
    slot: firstSlot + k,
    span: 1,
    job,
    frame,
  }));
  const missing = n - arrived.length;
  if (missing === 0) return arrived;
  const slot = firstSlot + arrived.length;
  return [...arrived, { key: keyOf(id, arrived.length), row, slot, span: missing, job, frame: null }];
}

function keyOf(job: JobId, k: number): string {
  return `${job}:${k}`;
}

export function cellAt(model: SheetModel, { row, slot }: Place): SheetCell | null {
  return model.cells[row]?.[slot] ?? null;
}

/** Every cell once, row by row. */
export function allCells(model: SheetModel): readonly SheetCell[] {
  return cellsWithin(model, { row: 0, slot: 0 }, { row: model.rows - 1, slot: model.slots - 1 });
}

/** The cells of the rectangle that two places span, each once, row by row. */
export function cellsWithin(model: SheetModel, a: Place, b: Place): readonly SheetCell[] {
  const found = new Set<SheetCell>();
  const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
  const [left, right] = [Math.min(a.slot, b.slot), Math.max(a.slot, b.slot)];
  for (const row of model.cells.slice(top, bottom + 1))
    for (const cell of row.slice(left, right + 1)) if (cell) found.add(cell);
  return [...found];
}

export function columnOf(model: SheetModel, slot: number): ColumnPlace | undefined {
  return model.columns.findLast(({ firstSlot }) => firstSlot <= slot);
}

/** Frames here and wanted, for the line under the sheet. */
export function countsOf(model: SheetModel): {
  readonly frames: number;
  readonly open: number;
  readonly failed: number;
} {
  const counts = { frames: 0, open: 0, failed: 0 };
  for (const { frame, job, span } of allCells(model))
    if (frame) counts.frames += 1;
    else if (!isSettled(job.status)) counts.open += span;
    else if (job.status !== 'canceled' && job.status !== 'done') counts.failed += 1;
  return counts;
}
