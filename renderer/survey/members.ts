/** Which frames are under survey, and which of them are in sight. Pure: numbers of the library's order go in and come out. */
import type { Order } from '../frames/order.ts';
import { indexOfNumber } from '../frames/order.ts';
import type { Selection } from '../frames/selection.ts';
import { actedOn } from '../frames/selection.ts';

export interface Members {
  /** Frames by their numbers, in the library's order. */
  readonly numbers: readonly number[];
  /** The frame that keys act on: one of those in sight, or null when there is none. */
  readonly active: number | null;
  /** Where those in sight begin. */
  readonly first: number;
}

export const noMembers: Members = { numbers: [], active: null, first: 0 };

/** Frames in sight at most. Of more, others wait behind them. */
export const mostShown = 12;

/** Frames that a single one is held against when nothing else was selected, itself counted. */
const fewByDefault = 4;

/** What is selected, seen from the active frame on; of fewer than two the active frame and those that follow it. */
export function membersOf(order: Order, selection: Selection): Members {
  const { selected } = selection;
  const numbers = selected.size > 1 ? actedOn(order, selection) : around(order, selection);
  const active =
    selection.active !== null && numbers.includes(selection.active) ? selection.active : (numbers[0] ?? null);
  return inBounds({ numbers, active, first: active === null ? 0 : numbers.indexOf(active) });
}

function around(order: Order, selection: Selection): readonly number[] {
  const [only] = actedOn(order, selection);
  const place = only === undefined ? -1 : indexOfNumber(order, only);
  if (place < 0) return [];
  const start = Math.max(0, Math.min(place, order.length - fewByDefault));
  return [...order.subarray(start, start + fewByDefault)];
}

export function shownOf({ numbers, first }: Members): readonly number[] {
  return numbers.slice(first, first + mostShown);
}

/** Another frame becomes active, and comes in sight if it waited. */
export function withActive(members: Members, active: number): Members {
  return members.numbers.includes(active) ? inBounds({ ...members, active }) : members;
}

/** The frame so many places further becomes active; at an end it stays. */
export function stepped(members: Members, step: 1 | -1): Members {
  const { numbers, active } = members;
  const next = active === null ? undefined : numbers[numbers.indexOf(active) + step];
  return next === undefined ? members : withActive(members, next);
}

/** The others keep their order. When the active frame goes, the one after it is active, or else the one before it. */
export function without(members: Members, gone: ReadonlySet<number>): Members {
  const { numbers, active } = members;
  const stays = (no: number): boolean => !gone.has(no);
  const left = numbers.filter(stays);
  const place = active === null ? -1 : numbers.indexOf(active);
  const next =
    active === null || stays(active)
      ? active
      : (numbers.slice(place).find(stays) ?? numbers.slice(0, place).findLast(stays) ?? null);
  return inBounds({ ...members, numbers: left, active: next });
}

/** A frame that is in the library joins, at its place in the library's order, and is active. */
export function joined(order: Order, members: Members, no: number): Members {
  const wanted = new Set([...members.numbers, no]);
  const numbers = [...order].filter((each) => wanted.has(each));
  return withActive({ ...members, numbers }, no);
}

/** The active frame in sight, and no empty places while others wait. */
function inBounds(members: Members): Members {
  const { numbers, active } = members;
  const place = active === null ? 0 : numbers.indexOf(active);
  const seen = Math.min(Math.max(members.first, place - mostShown + 1), place);
  return { ...members, first: Math.max(0, Math.min(seen, numbers.length - mostShown)) };
}
