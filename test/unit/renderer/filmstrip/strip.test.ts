/** The filmstrip: its place while frames come and go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prependNumbers, removeNumbers } from '../../../../renderer/frames/order.ts';
import type { Strip } from '../../../../renderer/filmstrip/strip.ts';
import {
  startStrip,
  stripCell,
  stripFrames,
  stripResized,
  stripScrolled,
  stripShowing,
  stripWithOrder,
} from '../../../../renderer/filmstrip/strip.ts';

function stripOf(count: number, offset: number): Strip {
  const order = Uint32Array.from({ length: count }, (_, i) => count - i);
  return stripScrolled(stripResized(stripWithOrder(startStrip, order), 700), offset);
}

describe('filmstrip', () => {
  it('leaves what is in sight where it is when frames arrive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 5_000 }), fc.integer({ min: 1, max: 20 }), (offset, count) => {
        const before = stripOf(200, offset);
        const newer = Array.from({ length: count }, (_, i) => 200 + count - i);
        const after = stripWithOrder(before, prependNumbers(before.order, newer));
        const places = (strip: Strip) => stripFrames(strip).map(({ no, left }) => ({ no, left }));
        expect(places(after)).toEqual(places(before));
      }),
    );
  });

  it('shows any frame whole, and never a gap beyond its ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(9_000), fc.nat(), (count, offset, at) => {
        const no = (at % count) + 1;
        const strip = stripShowing(stripOf(count, offset), no);
        const shown = stripFrames(strip).find((frame) => frame.no === no)!;
        expect(shown.left).toBeGreaterThanOrEqual(0);
        expect(shown.left + stripCell).toBeLessThanOrEqual(700);
        expect(strip.offset).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('gives each frame in sight a cell of its own', () => {
    fc.assert(
      fc.property(fc.nat(9_000), (offset) => {
        const shown = stripFrames(stripOf(200, offset));
        expect(new Set(shown.map(({ slot }) => slot)).size).toBe(shown.length);
      }),
    );
  });

  it('leaves every frame in its cell when one comes', () => {
    // Catches: each picture in sight let go and decoded again for each frame that comes.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(9_000), (count, offset) => {
        const strip = stripOf(count, offset);
        const before = new Map(stripFrames(strip).map(({ no, slot }) => [no, slot]));
        const after = stripFrames(stripWithOrder(strip, prependNumbers(strip.order, [count + 1])));
        for (const { no, slot } of after) expect(slot).toBe(before.get(no) ?? slot);
      }),
    );
  });

  it('stays within its ends when frames go', () => {
    const strip = stripOf(50, 9_000);
    const gone = new Set(Array.from({ length: 45 }, (_, i) => i + 1));
    expect(stripWithOrder(strip, removeNumbers(strip.order, gone)).offset).toBe(0);
  });
});
