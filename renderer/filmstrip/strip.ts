/**
 * The filmstrip's geometry: one row of fixed cells and an offset into it. It has no scroll box, so its length
 * has no limit. Pure; lengths are CSS pixels.
 */
import type { Order } from '../frames/order.ts';
import { emptyOrder, indexOfNumber, standIn } from '../frames/order.ts';

export interface Strip {
  readonly order: Order;
  readonly width: number;
  /** Strip to the left of the viewport. */
  readonly offset: number;
}

export const startStrip: Strip = { order: emptyOrder, width: 0, offset: 0 };

/** Edge of a cell, and from one cell's start to the next one's. */
export const stripCell = 64;
export const stripPitch = stripCell + 2;

function at(strip: Strip, offset: number): Strip {
  const length = Math.max(0, strip.order.length * stripPitch - 2);
  return { ...strip, offset: Math.min(Math.max(0, offset), Math.max(0, length - strip.width)) };
}

export function stripScrolled(strip: Strip, by: number): Strip {
  return at(strip, strip.offset + by);
}

export function stripResized(strip: Strip, width: number): Strip {
  return at({ ...strip, width }, strip.offset);
}

/** At the newest end new frames appear; elsewhere what is in sight stays where it is. */
export function stripWithOrder(strip: Strip, order: Order): Strip {
  if (order === strip.order) return strip;
  const first = strip.order[Math.ceil(strip.offset / stripPitch)];
  if (first === undefined || strip.offset < stripPitch / 2) return at({ ...strip, order }, strip.offset);
  const before = indexOfNumber(strip.order, first);
  const kept = standIn(strip.order, order, first);
  if (kept === null) return at({ ...strip, order }, 0);
  return at({ ...strip, order }, strip.offset + (indexOfNumber(order, kept) - before) * stripPitch);
}

/** Scrolled as little as shows the frame and a good part of the one beside it. */
export function stripShowing(strip: Strip, no: number): Strip {
  const index = indexOfNumber(strip.order, no);
  if (index < 0) return strip;
  const start = index * stripPitch;
  const beside = stripCell / 2;
  if (start - beside < strip.offset) return at(strip, start - beside);
  const end = start + stripCell + beside;
  return end > strip.offset + strip.width ? at(strip, end - strip.width) : strip;
}

export interface StripFrame {
  readonly no: number;
  readonly index: number;
  /** Cell of the pool: reused while scrolling. */
  readonly slot: number;
  readonly left: number;
}

export function stripFrames(strip: Strip): readonly StripFrame[] {
  const first = Math.floor(strip.offset / stripPitch);
  const end = Math.ceil((strip.offset + strip.width) / stripPitch);
  const pool = Math.ceil(strip.width / stripPitch) + 1;
  return Array.from(strip.order.subarray(first, end), (no, i) => ({
    no,
    index: first + i,
    // From the oldest on: a new frame comes before all others, and each of those keeps its cell and its picture.
    slot: (strip.order.length - 1 - first - i) % pool,
    left: (first + i) * stripPitch - strip.offset,
  }));
}
