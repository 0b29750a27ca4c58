/**
 * The library's order: every frame's number, newest first. Numbers only name frames; where a frame stands is
 * the library's to say (a frame back from the trash has a new number and its old place).
 */

export type Order = Uint32Array;

export const emptyOrder: Order = new Uint32Array(0);

/** Whether both name the same frames at the same places. */
export function isSameOrder(one: Order, other: Order): boolean {
  return one.length === other.length && one.every((no, at) => no === other[at]);
}

/** Where `no` stands, or -1. A million numbers are looked through in under a millisecond. */
export function indexOfNumber(order: Order, no: number): number {
  return order.indexOf(no);
}

/** The order with newer frames before all others, the newest first; those already in it stay where they are. */
export function prependNumbers(order: Order, newer: readonly number[]): Order {
  const fresh = [...new Set(newer)].filter((no) => !order.includes(no));
  if (fresh.length === 0) return order;
  const result = new Uint32Array(order.length + fresh.length);
  result.set(fresh);
  result.set(order, fresh.length);
  return result;
}

/** The order without `removed`; the same array when none of them was in it. */
export function removeNumbers(order: Order, removed: ReadonlySet<number>): Order {
  const result = order.filter((no) => !removed.has(no));
  return result.length === order.length ? order : result;
}

/**
 * The frame that takes the place of `no` once `removed` are gone: itself if it stays, else the next that stays,
 * else the last before it, else none.
 */
export function neighbourAfter(order: Order, removed: ReadonlySet<number>, no: number): number | null {
  return nearest(order, no, (other) => !removed.has(other));
}

/** The frame of `after` that stands where `no` stood in `before`: itself, or its nearest neighbour that is left. */
export function standIn(before: Order, after: Order, no: number): number | null {
  if (after.includes(no)) return no;
  const left = new Set(after);
  return nearest(before, no, (other) => left.has(other));
}

/** Looks from `no` on, then back; only as far as it must, for an order may be of a million. */
function nearest(order: Order, no: number, stays: (other: number) => boolean): number | null {
  const place = Math.max(0, order.indexOf(no));
  return order.subarray(place).find(stays) ?? order.subarray(0, place).findLast(stays) ?? null;
}
