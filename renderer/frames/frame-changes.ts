/** How the view of the library changes when frames come and go. Pure; the store performs them. */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { Order } from './order.ts';
import { indexOfNumber, prependNumbers, removeNumbers, standIn } from './order.ts';
import type { Rows } from './rows.ts';
import { rememberRows } from './rows.ts';
import type { Selection } from './selection.ts';
import { selectOnly, withoutFrames } from './selection.ts';

export interface FramesView {
  readonly order: Order;
  readonly rows: Rows;
  readonly selection: Selection;
}

/**
 * New frames stand before all others; selection and active frame stay. The first frame ever becomes active.
 * Null when a frame is not newer than all that are known, or that cannot be told: then the order is to be read.
 */
export function withAdded(view: FramesView, added: readonly FrameRow[]): FramesView | null {
  const fresh = added.filter(({ no }) => !view.order.includes(no)).sort(byAge);
  const oldest = fresh.at(-1);
  const [head] = view.order;
  const newestKnown = head === undefined ? undefined : view.rows.get(head);
  if (oldest && head !== undefined && (!newestKnown || byAge(oldest, newestKnown) > 0)) return null;
  const order = prependNumbers(
    view.order,
    fresh.map(({ no }) => no),
  );
  const { selection } = view;
  const newest = order[0];
  const isFirst = view.order.length === 0 && selection.active === null && newest !== undefined;
  return {
    order,
    rows: rememberRows(view.rows, added),
    selection: isFirst ? { ...selection, active: newest, anchor: newest } : selection,
  };
}

/** As the library sorts: newest first; ids of one moment fall. */
function byAge(a: FrameRow, b: FrameRow): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** Rows stay at hand: they are what an undo brings back, and the cache is bounded anyway. */
export function withRemoved(view: FramesView, removed: ReadonlySet<number>): FramesView {
  const order = removeNumbers(view.order, removed);
  if (order === view.order) return view;
  return { ...view, order, selection: withoutFrames(view.order, view.selection, removed) };
}

/** Frames that came back from the trash are what the photographer looks at next: selected, the newest active. */
export function withRestored(view: FramesView, restored: readonly FrameRow[]): FramesView {
  // Where a collection is shown, they may be none of its own.
  const there = new Set(view.order);
  const shown = restored.filter(({ no }) => there.has(no));
  const rows = rememberRows(view.rows, restored);
  const [first] = shown.toSorted(byAge);
  if (!first) return { ...view, rows };
  return {
    ...view,
    rows,
    selection: { active: first.no, anchor: first.no, selected: new Set(shown.map(({ no }) => no)) },
  };
}

/** The library's order read anew: what is no longer in it is no longer selected. */
export function withOrder(view: FramesView, order: Order): FramesView {
  const { active, anchor, selected } = view.selection;
  const known = selected.size > 0 ? new Set(order) : null;
  const nextActive = active === null ? (order[0] ?? null) : standIn(view.order, order, active);
  return {
    ...view,
    order,
    selection: {
      active: nextActive,
      anchor: anchor !== null && order.includes(anchor) ? anchor : nextActive,
      selected: new Set([...selected].filter((no) => known?.has(no))),
    },
  };
}

export interface Found {
  readonly numbers: ReadonlySet<number>;
  /** Ids whose row is not at hand, so that their number is not known. */
  readonly unknown: number;
}

export function numbersOf(rows: Rows, ids: readonly FrameId[]): Found {
  const wanted = new Set(ids);
  const numbers = new Set<number>();
  for (const row of rows.values()) if (wanted.has(row.id)) numbers.add(row.no);
  return { numbers, unknown: wanted.size - numbers.size };
}

/** The frame before or after the active one becomes the only selected; the view is unchanged at the ends. */
export function withNeighbourActive(view: FramesView, step: 1 | -1): FramesView {
  const { active } = view.selection;
  if (active === null) return view;
  const next = view.order[indexOfNumber(view.order, active) + step];
  return next === undefined ? view : { ...view, selection: selectOnly(next) };
}
