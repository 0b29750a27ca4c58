/** Which two frames are compared. Pure: numbers of the library's order go in and come out. */
import type { Order } from '../frames/order.ts';
import { indexOfNumber } from '../frames/order.ts';
import type { Selection } from '../frames/selection.ts';
import { actedOn } from '../frames/selection.ts';

export type Side = 'left' | 'right';

/** Frames by their numbers. */
export type Pair = Readonly<Record<Side, number>>;

/**
 * Two selected frames in their order; of more, the active one and the next that is selected; of fewer, the
 * active one and its neighbour. Null: there are no two.
 */
export function pairOf(order: Order, selection: Selection): Pair | null {
  const { active, selected } = selection;
  if (selected.size === 2) {
    const [left, right] = actedOn(order, selection);
    if (left !== undefined && right !== undefined) return { left, right };
  }
  const left = active ?? actedOn(order, selection, 1)[0];
  const place = left === undefined ? -1 : indexOfNumber(order, left);
  if (left === undefined || place < 0) return null;
  const others = [...order.subarray(place + 1), ...order.subarray(0, place)];
  const right =
    (selected.size > 2 ? others.find((no) => selected.has(no)) : undefined) ??
    order[place + 1] ??
    order[place - 1];
  return right === undefined ? null : { left, right };
}

export function swapped({ left, right }: Pair): Pair {
  return { left: right, right: left };
}

/** The right side steps through the order and passes over the left; at an end the pair stays. */
export function stepped(order: Order, pair: Pair, step: 1 | -1): Pair {
  const place = indexOfNumber(order, pair.right);
  if (place < 0) return pair;
  const next = order[place + step];
  const right = next === pair.left ? order[place + 2 * step] : next;
  return right === undefined ? pair : { ...pair, right };
}

/**
 * The pairs that may stand there once the frame on one side is gone, the best first: the other stays, on the left,
 * and what follows the right is held against it.
 */
export function successors(order: Order, pair: Pair, gone: Side): readonly Pair[] {
  const kept = gone === 'right' ? pair.left : pair.right;
  const steps = [stepped(order, pair, 1), stepped(order, pair, -1)].map(({ right }) => right);
  return steps.filter((no) => no !== pair.right).map((right) => ({ left: kept, right }));
}

/** The right side has won: it goes left, and the frame after it is the next to be held against it. */
export function promoted(order: Order, pair: Pair): Pair {
  const next = stepped(order, { left: pair.right, right: pair.right }, 1);
  return next.right === pair.right ? swapped(pair) : next;
}
