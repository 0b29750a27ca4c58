/**
 * Which frames are selected, which one is active, and where a range began: the rules of clicks and keys.
 * Pure: each function answers with the next selection.
 */
import type { Order } from './order.ts';
import { indexOfNumber, neighbourAfter } from './order.ts';

export interface Selection {
  /** The frame that keys act on in the loupe, and the keyboard's place in the grid. */
  readonly active: number | null;
  /** The fixed end of a range; the active frame is its moving end. */
  readonly anchor: number | null;
  readonly selected: ReadonlySet<number>;
}

export const emptySelection: Selection = { active: null, anchor: null, selected: new Set() };

/** What a click or an arrow does to the selection: replace it, add or remove one frame, stretch a range. */
export type SelectionGesture = 'only' | 'toggle' | 'range';

/** Ctrl or Cmd toggles, Shift stretches; Shift wins, as it does in file managers. */
export function gestureOf(keys: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): SelectionGesture {
  if (keys.shiftKey) return 'range';
  return keys.ctrlKey || keys.metaKey ? 'toggle' : 'only';
}

export function selectOnly(no: number): Selection {
  return { active: no, anchor: no, selected: new Set([no]) };
}

export function selectFrame(
  order: Order,
  selection: Selection,
  no: number,
  gesture: SelectionGesture,
): Selection {
  switch (gesture) {
    case 'only':
      return selectOnly(no);
    case 'toggle':
      return toggle(selection, no);
    case 'range':
      return stretch(order, selection, no);
  }
}

function toggle(selection: Selection, no: number): Selection {
  const selected = new Set(selection.selected);
  if (!selected.delete(no)) selected.add(no);
  return { active: no, anchor: no, selected };
}

/** Selects everything between the anchor and `no`, both included, and nothing else. */
function stretch(order: Order, selection: Selection, no: number): Selection {
  const anchor = selection.anchor ?? selection.active ?? no;
  const from = indexOfNumber(order, anchor);
  const to = indexOfNumber(order, no);
  if (from < 0 || to < 0) return selectOnly(no);
  const selected = new Set(order.subarray(Math.min(from, to), Math.max(from, to) + 1));
  return { active: no, anchor, selected };
}

/** Frames that a rectangle was drawn over: they alone, with those of before (Shift), or turned over among those (Ctrl or Cmd). */
export function selectDrawn(
  before: Selection,
  drawn: readonly number[],
  gesture: SelectionGesture,
): Selection {
  if (gesture === 'only') return { ...before, selected: new Set(drawn) };
  const selected = new Set(before.selected);
  for (const no of drawn) {
    if (gesture === 'range' || !selected.delete(no)) selected.add(no);
  }
  return { ...before, selected };
}

/** Once it is drawn: keys act on a selected frame, one of before if it still is, else `otherwise`. */
export function withActiveSelected(selection: Selection, otherwise: number | null): Selection {
  const { active, selected } = selection;
  const next = active !== null && selected.has(active) ? active : (otherwise ?? active);
  return { ...selection, active: next, anchor: next };
}

export function selectAll(order: Order, selection: Selection): Selection {
  const active = selection.active ?? order[0] ?? null;
  return { active, anchor: active, selected: new Set(order) };
}

/** Escape: nothing is selected, but the keyboard keeps its place. */
export function selectNone(selection: Selection): Selection {
  return { active: selection.active, anchor: selection.active, selected: new Set() };
}

/**
 * The selection once frames are gone from `before`. When the active frame goes, its neighbour becomes active,
 * and the only one selected if nothing else is: so that Delete pressed twice deletes two frames.
 */
export function withoutFrames(before: Order, selection: Selection, removed: ReadonlySet<number>): Selection {
  const { active, anchor } = selection;
  const remaining = [...selection.selected].filter((no) => !removed.has(no));
  const touched = remaining.length < selection.selected.size;
  const nextActive = active === null ? null : neighbourAfter(before, removed, active);
  const lostItsLast = touched && remaining.length === 0 && nextActive !== null;
  return {
    active: nextActive,
    anchor: anchor !== null && !removed.has(anchor) ? anchor : nextActive,
    selected: new Set(lostItsLast ? [nextActive] : remaining),
  };
}

/** Frames that Delete and the inspector act on: the selected ones in order, `limit` at most, or else the active one. */
export function actedOn(order: Order, selection: Selection, limit = Infinity): readonly number[] {
  const { selected, active } = selection;
  if (selected.size === 0) return active === null ? [] : [active];
  const wanted = Math.min(selected.size, limit);
  const found: number[] = [];
  // Ends at the last one wanted: a handful near the top is found without going through a million.
  for (const no of order) {
    if (found.length === wanted) break;
    if (selected.has(no)) found.push(no);
  }
  return found;
}

/** Whether both show the same; where a range began does not show. */
export function isSameSelection(a: Selection, b: Selection): boolean {
  return (
    a.active === b.active &&
    a.selected.size === b.selected.size &&
    [...a.selected].every((no) => b.selected.has(no))
  );
}
