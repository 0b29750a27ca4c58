/** Clicks and keys on the sheet: which cell is active, where a range began, which cells are selected. Pure. */
import { assertNever } from '../../shared/assert-never.ts';
import type { SelectionGesture } from '../frames/selection.ts';
import type { Place, SheetCell, SheetModel } from './sheet-model.ts';
import { allCells, cellAt, cellsWithin, columnOf } from './sheet-model.ts';

export interface SheetSelection {
  readonly active: Place | null;
  /** The fixed corner of a range. */
  readonly anchor: Place | null;
  /** Keys of cells. */
  readonly selected: ReadonlySet<string>;
}

export function withCell(
  model: SheetModel,
  before: SheetSelection,
  place: Place,
  gesture: SelectionGesture,
): SheetSelection {
  const cell = cellAt(model, place);
  const keys = cell ? [cell.key] : [];
  switch (gesture) {
    case 'only':
      return { active: place, anchor: place, selected: new Set(keys) };
    case 'toggle':
      return { active: place, anchor: place, selected: toggled(before.selected, keys) };
    case 'range': {
      const anchor = before.anchor ?? before.active ?? place;
      return { active: place, anchor, selected: keysOf(cellsWithin(model, anchor, place)) };
    }
    default:
      return assertNever(gesture);
  }
}

/** A row's head, or a column's: all its cells. A range reaches from the row or column of the anchor. */
export function withLine(
  model: SheetModel,
  before: SheetSelection,
  line: { readonly row: number } | { readonly column: number },
  gesture: SelectionGesture,
): SheetSelection {
  const [first, last] = cornersOf(model, line);
  const cells = cellsWithin(model, first, last);
  const active = cells[0] ? { row: cells[0].row, slot: cells[0].slot } : first;
  if (gesture === 'toggle')
    return {
      active,
      anchor: active,
      selected: toggled(
        before.selected,
        cells.map(({ key }) => key),
      ),
    };
  if (gesture === 'only' || !before.anchor) return { active, anchor: active, selected: keysOf(cells) };
  const [from, to] = cornersOf(
    model,
    'row' in line
      ? { row: before.anchor.row }
      : { column: columnOf(model, before.anchor.slot)?.index ?? line.column },
  );
  const ends = [first, last, from, to];
  const least = {
    row: Math.min(...ends.map(({ row }) => row)),
    slot: Math.min(...ends.map(({ slot }) => slot)),
  };
  const most = {
    row: Math.max(...ends.map(({ row }) => row)),
    slot: Math.max(...ends.map(({ slot }) => slot)),
  };
  return { active, anchor: before.anchor, selected: keysOf(cellsWithin(model, least, most)) };
}

export function withAll(model: SheetModel, before: SheetSelection): SheetSelection {
  const active = before.active ?? { row: 0, slot: 0 };
  return { active, anchor: active, selected: keysOf(allCells(model)) };
}

/** Nothing is selected, but the keyboard keeps its place. */
export function withNone(before: SheetSelection): SheetSelection {
  return { active: before.active, anchor: before.active, selected: new Set() };
}

export type SheetMove =
  'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'row-start' | 'row-end' | 'first' | 'last';

/** Where a key leads. A cell over several slots is one step; moves stop at the edges. */
export function movedPlace(model: SheetModel, from: Place | null, move: SheetMove, page: number): Place {
  const lastRow = Math.max(0, model.rows - 1);
  const lastSlot = Math.max(0, model.slots - 1);
  if (!from) return { row: 0, slot: 0 };
  const cell = cellAt(model, from);
  const to = (row: number, slot: number): Place =>
    startOf(model, { row: clamp(row, lastRow), slot: clamp(slot, lastSlot) });
  switch (move) {
    case 'left':
      return to(from.row, (cell?.slot ?? from.slot) - 1);
    case 'right':
      return to(from.row, cell ? cell.slot + cell.span : from.slot + 1);
    case 'up':
      return to(from.row - 1, from.slot);
    case 'down':
      return to(from.row + 1, from.slot);
    case 'page-up':
      return to(from.row - page, from.slot);
    case 'page-down':
      return to(from.row + page, from.slot);
    case 'row-start':
      return to(from.row, 0);
    case 'row-end':
      return to(from.row, lastSlot);
    case 'first':
      return to(0, 0);
    case 'last':
      return to(lastRow, lastSlot);
    default:
      return assertNever(move);
  }
}

/** The next place in a direction at which there is what is looked for; null at the edge. Cells in between are passed. */
export function nextPlace(
  model: SheetModel,
  from: Place,
  step: 'left' | 'right' | 'up' | 'down',
  isWanted: (cell: SheetCell | null) => boolean,
): Place | null {
  let at = from;
  for (;;) {
    const next = movedPlace(model, at, step, 1);
    if (next.row === at.row && next.slot === at.slot) return null;
    if (isWanted(cellAt(model, next))) return next;
    at = next;
  }
}

function startOf(model: SheetModel, place: Place): Place {
  const cell = cellAt(model, place);
  return cell ? { row: cell.row, slot: cell.slot } : place;
}

function clamp(value: number, last: number): number {
  return Math.min(Math.max(0, value), last);
}

function cornersOf(
  model: SheetModel,
  line: { readonly row: number } | { readonly column: number },
): readonly [Place, Place] {
  if ('row' in line)
    return [
      { row: line.row, slot: 0 },
      { row: line.row, slot: model.slots - 1 },
    ];
  const column = model.columns[line.column];
  const slot = column?.firstSlot ?? 0;
  return [
    { row: 0, slot },
    { row: model.rows - 1, slot: slot + (column?.n ?? 1) - 1 },
  ];
}

function keysOf(cells: readonly SheetCell[]): ReadonlySet<string> {
  return new Set(cells.map(({ key }) => key));
}

/** Adds what is not all there yet; takes it away when it is. */
function toggled(selected: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const next = new Set(selected);
  const hasAll = keys.every((key) => selected.has(key));
  for (const key of keys)
    if (hasAll) next.delete(key);
    else next.add(key);
  return next;
}
