/** Questions to the sheet, answered alike by its store and its components. Pure. */
import type { JobView } from '../../shared/job/view.ts';
import { actionsOf } from '../jobs/job-words.ts';
import type { SheetCell } from './sheet-model.ts';
import { allCells, cellAt } from './sheet-model.ts';
import type { SheetState } from './sheet-store.ts';

type Reading = Pick<SheetState, 'model' | 'rows' | 'chosen'>;

/** Number of the frame in a cell, if one is there. */
export function numberIn({ rows }: Pick<SheetState, 'rows'>, cell: SheetCell | null): number | null {
  return (cell?.frame && rows.get(cell.frame)?.no) ?? null;
}

/** The cell of the library's active frame, where that frame is on this sheet and active there. */
export function walkedCell(
  { model, rows, active }: Pick<SheetState, 'model' | 'rows' | 'active'>,
  activeNumber: number | null,
): SheetCell | null {
  const cell = active && cellAt(model, active);
  return cell && activeNumber !== null && numberIn({ rows }, cell) === activeNumber ? cell : null;
}

/** `numbers`: of the selected frames, in the library's numbering. */
export function selectedCells(sheet: Reading, numbers: ReadonlySet<number>): readonly SheetCell[] {
  return allCells(sheet.model).filter((cell) => {
    const no = numberIn(sheet, cell);
    return no === null ? sheet.chosen.has(cell.key) : numbers.has(no);
  });
}

export interface Orders {
  /** Jobs that can be tried again, and whether any of them may then be billed twice. */
  readonly retry: readonly JobView[];
  readonly mayBillTwice: boolean;
  readonly cancel: readonly JobView[];
}

/** What can be asked of the jobs in these cells. Trying again is for cells that lack a frame. */
export function ordersFor(cells: readonly SheetCell[]): Orders {
  const jobs = [...new Set(cells.filter(({ frame }) => frame === null).map(({ job }) => job))];
  const retry = jobs.filter((job) => actionsOf(job).retry !== null);
  return {
    retry,
    mayBillTwice: retry.some((job) => actionsOf(job).retry === 'ask'),
    cancel: jobs.filter((job) => actionsOf(job).cancel),
  };
}
