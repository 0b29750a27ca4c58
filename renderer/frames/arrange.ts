/** Frames taken to another place of a collection: by one step, or to where a hand drops them. Pure. */
import type { Order } from './order.ts';

/** The frame before which frames come that go one step earlier or later; null: they come last. */
export function stepTarget(order: Order, moved: readonly number[], step: 1 | -1): number | null {
  const gone = new Set(moved);
  const places = moved.map((no) => order.indexOf(no));
  const first = Math.min(...places);
  const last = Math.max(...places);
  if (step === 1) return order[last + 2] ?? null;
  // At the start already: those that lie apart come together there.
  return (first > 0 ? order[first - 1] : order.find((no) => !gone.has(no))) ?? null;
}

/** Whether they lie together already, right before that frame. */
export function isInPlace(order: Order, moved: readonly number[], before: number | null): boolean {
  const gone = new Set(moved);
  const end = before === null ? order.length : order.indexOf(before);
  const between = order.subarray(Math.max(0, end - moved.length), end);
  const isAmong = before !== null && gone.has(before);
  return !isAmong && between.length === moved.length && between.every((no) => gone.has(no));
}
