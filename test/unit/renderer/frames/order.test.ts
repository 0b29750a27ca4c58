/** The order: what an insertion or a removal must leave alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indexOfNumber,
  neighbourAfter,
  prependNumbers,
  removeNumbers,
  standIn,
} from '../../../../renderer/frames/order.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 60 });
const orders = numbers.map((all) => Uint32Array.from(all));

describe('order', () => {
  it('puts newer frames first and leaves the others as they were', () => {
    // Catches a frame shown twice when its event and its request both bring it, or lost at the seam.
    fc.assert(
      fc.property(orders, numbers, (order, newer) => {
        const after = prependNumbers(order, newer);
        expect(new Set(after)).toEqual(new Set([...order, ...newer]));
        expect(after.length).toBe(new Set(after).size);
        expect([...after.subarray(after.length - order.length)]).toEqual([...order]);
      }),
    );
  });

  it('removes what is to go and keeps the rest in order', () => {
    fc.assert(
      fc.property(orders, numbers, (order, gone) => {
        const after = removeNumbers(order, new Set(gone));
        expect([...after]).toEqual([...order].filter((no) => !gone.includes(no)));
      }),
    );
  });

  it('answers with the very same array when nothing changed, so that nothing is drawn again', () => {
    const order = Uint32Array.of(9, 5, 2);
    expect(prependNumbers(order, [5, 9])).toBe(order);
    expect(removeNumbers(order, new Set([7]))).toBe(order);
  });

  it('chooses the next frame that stays, and only at the end the one before', () => {
    // Catches a place that jumps to the top, or to a frame that is gone too.
    fc.assert(
      fc.property(orders, numbers, fc.nat(), (order, gone, at) => {
        fc.pre(order.length > 0);
        const removed = new Set(gone);
        const active = order[at % order.length]!;
        const place = indexOfNumber(order, active);
        const after = [...order].slice(place).filter((no) => !removed.has(no));
        const before = [...order].slice(0, place).filter((no) => !removed.has(no));
        expect(neighbourAfter(order, removed, active)).toBe(after[0] ?? before.at(-1) ?? null);
      }),
    );
  });

  it('finds who stands in for a frame that an order read anew no longer has', () => {
    expect(standIn(Uint32Array.of(8, 7, 6, 5), Uint32Array.of(9, 8, 5), 7)).toBe(5);
    expect(standIn(Uint32Array.of(8, 7, 6), Uint32Array.of(9, 8), 6)).toBe(8);
    expect(standIn(Uint32Array.of(8, 7), Uint32Array.of(7, 9), 7)).toBe(7);
    expect(standIn(Uint32Array.of(8, 7), Uint32Array.of(), 7)).toBeNull();
  });
});
