/**
 * Which frames are shown: the whole library's, newest first, or those that answer a question. Both orders are at hand, so
 * that a view of the whole library (the sheet) may come in between without a question to main. Pure.
 */
import type { FrameGroups, FrameQuery } from '../../shared/frame/frame-query.ts';
import { isStacked, noGroups, wholeLibrary } from '../../shared/frame/frame-query.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameStacks } from '../../shared/frame/stacks.ts';
import { noStacks, stacksWithout } from '../../shared/frame/stacks.ts';
import type { CollectionId } from '../../shared/ids.ts';
import type { FramesView } from './frame-changes.ts';
import { withAdded, withOrder, withRemoved } from './frame-changes.ts';
import type { Order } from './order.ts';
import { emptyOrder, isSameOrder, removeNumbers } from './order.ts';
import type { Selection } from './selection.ts';
import { emptySelection, selectOnly } from './selection.ts';

/** A question, or null for the whole library. */
export type Source = FrameQuery | null;

/** Frames that answer a question. */
interface Chosen {
  readonly query: FrameQuery;
  readonly order: Order;
  readonly groups: FrameGroups;
  readonly stacks: FrameStacks;
}

export interface SourcedView extends FramesView {
  /** Every frame of the library, newest first; `order` is of those that are shown. */
  readonly library: Order;
  /** What was chosen to be shown. */
  readonly chosen: Chosen | null;
  /** What is shown now. */
  readonly source: Source;
  /** Groups of what is shown, and stacks. */
  readonly groups: FrameGroups;
  readonly stacks: FrameStacks;
  /** What was selected where the photographer is not now. */
  readonly selections: ReadonlyMap<Room, Selection>;
}

export const emptyView: SourcedView = {
  order: emptyOrder,
  library: emptyOrder,
  rows: new Map(),
  selection: emptySelection,
  chosen: null,
  source: null,
  groups: noGroups,
  stacks: noStacks,
  selections: new Map(),
};

/** Where something is selected on its own: the library, each collection, and what was found in the library. */
type Room = 'library' | 'found' | CollectionId;

function roomOf(source: Source): Room {
  return source === null ? 'library' : (source.collection ?? 'found');
}

/** The question that was chosen last: where another begins. */
export function askedIn({ chosen }: Pick<SourcedView, 'chosen'>): FrameQuery {
  return chosen?.query ?? wholeLibrary;
}

/** Whether it is a collection in the user's own order, whole: there frames can be put in order by hand. */
export function isByHand(source: Source): source is FrameQuery & { readonly collection: CollectionId } {
  if (!source?.collection || isStacked(source)) return false;
  return source.search.trim() === '' && source.sort === 'own' && source.group === 'none';
}

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
  const { order, groups, stacks } = (source === null ? null : view.chosen) ?? {
    order: view.library,
    groups: noGroups,
    stacks: noStacks,
  };
  const there = new Set(order);
  const { active } = view.selection;
  const stays = active !== null && there.has(active);
  const left = view.selections.get(roomOf(source));
  const selection = way === 'followed' && stays ? view.selection : (left ?? (stays ? view.selection : null));
  return {
    ...view,
    order,
    groups,
    stacks,
    source,
    selection: among(there, selection ?? emptySelection, order),
    selections: new Map([...view.selections, [roomOf(view.source), view.selection]]),
  };
}

/** What was active `before` is not among the frames shown: the first of these that is stands in for it. */
export function withStandIn<View extends SourcedView>(
  view: View,
  { selection: { active } }: Pick<SourcedView, 'selection'>,
  standIns: readonly number[],
): View {
  if (active === null || view.order.includes(active)) return view;
  const standIn = standIns.find((no) => view.order.includes(no));
  return standIn === undefined ? view : { ...view, selection: selectOnly(standIn) };
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

/** The library's order read anew, and that of what is chosen; null: its collection is no more. */
export function withOrders<View extends SourcedView>(
  view: View,
  read: Order,
  found: { readonly numbers: Order; readonly groups: FrameGroups; readonly stacks: FrameStacks } | null,
): View {
  // Read again and found the same: nothing has come, and whoever follows the order need not look.
  const library = isSameOrder(view.library, read) ? view.library : read;
  if (found === null || !view.chosen) {
    const left = withSource({ ...view, library, chosen: null }, null, 'returned');
    return { ...left, ...withOrder(left, library) };
  }
  const chosen = { ...view.chosen, order: found.numbers, groups: found.groups, stacks: found.stacks };
  const isShown = view.source !== null;
  return {
    ...view,
    ...withOrder(view, isShown ? chosen.order : library),
    groups: isShown ? chosen.groups : noGroups,
    stacks: isShown ? chosen.stacks : noStacks,
    library,
    chosen,
  };
}

/** New frames enter the library; whether they are among what was asked for is not known here. Null: the order is to be read. */
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
  const { source } = view;
  const chosen = view.chosen && {
    ...view.chosen,
    order: source === null ? removeNumbers(view.chosen.order, removed) : next.order,
    groups: groupsWithout(view.chosen.groups, view.chosen.order, removed),
    stacks: stacksWithout(view.chosen.stacks, view.chosen.order, removed),
  };
  return {
    ...view,
    ...next,
    groups: source === null || !chosen ? noGroups : chosen.groups,
    stacks: source === null || !chosen ? noStacks : chosen.stacks,
    library: source === null ? next.order : removeNumbers(view.library, removed),
    chosen,
  };
}

/** Groups of what is left of an order; those of which nothing is left are gone. */
function groupsWithout(groups: FrameGroups, order: Order, removed: ReadonlySet<number>): FrameGroups {
  if (groups.keys.length === 0) return groups;
  const left = groups.keys.map((key, at) => {
    const frames = order.subarray(groups.starts[at], groups.starts[at + 1]);
    return { key, frames: frames.reduce((count, no) => count + (removed.has(no) ? 0 : 1), 0) };
  });
  const filled = left.filter(({ frames }) => frames > 0);
  let start = 0;
  const starts = filled.map(({ frames }) => (start += frames) - frames);
  return { starts: Uint32Array.from(starts), keys: filled.map(({ key }) => key) };
}
