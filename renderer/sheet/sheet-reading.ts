/** Questions to the sheet, answered alike by its store and its components. Pure. */
import type { JobView } from '../../shared/job/view.ts';
import { actionsOf } from '../jobs/job-words.ts';
import type { SheetCell } from './sheet-model.ts';
import { allCells } from './sheet-model.ts';
import type { SheetState } from './sheet-store.ts';

type Reading = Pick<SheetState, 'model' | 'rows' | 'chosen'>;

/** Number of the frame in a cell, if one is there. */
export function numberIn({ rows }: Pick<SheetState, 'rows'>, cell: SheetCell | null): number | null {
  return (cell?.frame && rows.get(cell.frame)?.no) ?? null;
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
