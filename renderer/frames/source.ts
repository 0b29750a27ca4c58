/**
 * Which frames are shown: the library's, or a collection's in its own order. Both orders are at hand, so that a view of
 * the whole library (the sheet) may come in between without a question to main. Pure.
 */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { CollectionId } from '../../shared/ids.ts';
import type { FramesView } from './frame-changes.ts';
import { withAdded, withOrder, withRemoved } from './frame-changes.ts';
import type { Order } from './order.ts';
import { emptyOrder, removeNumbers } from './order.ts';
import type { Selection } from './selection.ts';
import { emptySelection } from './selection.ts';

/** A collection, or null for the library. */
export type Source = CollectionId | null;

export interface SourcedView extends FramesView {
  /** Every frame of the library, newest first; `order` is of those that are shown. */
  readonly library: Order;
  /** The collection that was chosen to be shown. */
  readonly chosen: { readonly collection: CollectionId; readonly order: Order } | null;
  /** What is shown now. */
  readonly source: Source;
  /** What was selected where the photographer is not now. */
  readonly selections: ReadonlyMap<Source, Selection>;
}

export const emptyView: SourcedView = {
  order: emptyOrder,
  library: emptyOrder,
  rows: new Map(),
  selection: emptySelection,
  chosen: null,
  source: null,
  selections: new Map(),
};

/**
 * Shows the other source. `returned`: to what was selected there; `followed`: what is active stays so where it is
 * among the frames shown, because a view only leads to another.
 */
export function withSource<View extends SourcedView>(
  view: View,
  source: Source,
  way: 'returned' | 'followed',
): View {
  if (source === view.source) return view;
  const order = source === null ? view.library : (view.chosen?.order ?? emptyOrder);
  const there = new Set(order);
  const { active } = view.selection;
  const stays = active !== null && there.has(active);
  const left = view.selections.get(source);
  const selection = way === 'followed' && stays ? view.selection : (left ?? (stays ? view.selection : null));
  return {
    ...view,
    order,
    source,
    selection: among(there, selection ?? emptySelection, order),
    selections: new Map([...view.selections, [view.source, view.selection]]),
  };
}

/** The same selection where all of it is there. */
function among(there: ReadonlySet<number>, selection: Selection, order: Order): Selection {
  const has = (no: number | null): boolean => no !== null && there.has(no);
  const selected = [...selection.selected].filter(has);
  if (has(selection.active) && has(selection.anchor) && selected.length === selection.selected.size)
    return selection;
  const active = has(selection.active) ? selection.active : (selected[0] ?? order[0] ?? null);
  return { active, anchor: active, selected: new Set(selected) };
}

/** The library's order read anew, and that of the chosen collection; null: there is no such collection any more. */
export function withOrders<View extends SourcedView>(
  view: View,
  library: Order,
  collected: Order | null,
): View {
  if (collected === null || !view.chosen) {
    const left = withSource({ ...view, library, chosen: null }, null, 'returned');
    return { ...left, ...withOrder(left, library) };
  }
  const chosen = { ...view.chosen, order: collected };
  return { ...view, ...withOrder(view, view.source === null ? library : collected), library, chosen };
}

/** New frames enter the library; no collection. Null: the order is to be read. */
export function withFramesAdded<View extends SourcedView>(
  view: View,
  rows: readonly FrameRow[],
): View | null {
  if (view.source === null) {
    const next = withAdded(view, rows);
    return next && { ...view, ...next, library: next.order };
  }
  const next = withAdded({ ...view, order: view.library }, rows);
  return next && { ...view, rows: next.rows, library: next.order };
}

export function withFramesRemoved<View extends SourcedView>(view: View, removed: ReadonlySet<number>): View {
  const next = withRemoved(view, removed);
  const { source, chosen } = view;
  return {
    ...view,
    ...next,
    library: source === null ? next.order : removeNumbers(view.library, removed),
    chosen: chosen && {
      ...chosen,
      order: source === null ? removeNumbers(chosen.order, removed) : next.order,
    },
  };
}
