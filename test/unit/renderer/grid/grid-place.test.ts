/** The photographer's place: a new frame never moves it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prependNumbers, removeNumbers } from '../../../../renderer/frames/order.ts';
import { cellAt } from '../../../../renderer/grid/geometry.ts';
import { headerHeight } from '../../../../renderer/grid/rows.ts';
import type { GridPlace } from '../../../../renderer/grid/grid-place.ts';
import {
  cellsNear,
  dropAt,
  frameMovedTo,
  framesTouched,
  framesWithin,
  nearestTo,
  placeReshaped,
  placeResized,
  placeScrolled,
  placeShowing,
  placeWithOrder,
  startPlace,
} from '../../../../renderer/grid/grid-place.ts';

const space = { width: 838, height: 500, cellSize: 208 };

function orderOf(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => count - i);
}

function placeOf(count: number, scrollTop: number): GridPlace {
  return placeScrolled(placeResized(placeWithOrder(startPlace, orderOf(count)), space, null), scrollTop);
}

/** Where a frame is seen in the window. */
function seenAt(place: GridPlace, no: number): { readonly x: number; readonly y: number } {
  const { left, top } = cellAt(place.geometry, place.order.indexOf(no) + place.lead);
  return { x: left, y: top - place.offset };
}

function seen(place: GridPlace): number[] {
  const { first, end } = framesWithin(place, 0);
  return [...place.order.subarray(first, end)];
}

describe('the cells of the pool', () => {
  it('are one for each frame near the window, wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(30_000), (count, scrollTop) => {
        const cells = cellsNear(placeOf(count, scrollTop));
        expect(new Set(cells.map(({ slot }) => slot)).size).toBe(cells.length);
      }),
    );
  });

  it('keep their frames when one comes', () => {
    // Catches: each picture in sight let go and decoded again for each frame that comes.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(30_000), (count, scrollTop) => {
        const place = placeOf(count, scrollTop);
        const before = new Map(cellsNear(place).map(({ no, slot }) => [no, slot]));
        for (const { no, slot } of cellsNear(placeWithOrder(place, prependNumbers(place.order, [count + 1]))))
          expect(slot).toBe(before.get(no) ?? slot);
      }),
    );
  });
});

describe('a rectangle drawn over the grid', () => {
  it('touches every frame whose cell it meets, and no other, in groups and under a lead of empty slots', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.nat(20_000),
        fc.tuple(fc.nat(900), fc.nat(900), fc.nat(20_000), fc.nat(20_000)),
        (count, cuts, scrollTop, [x, otherX, y, otherY]) => {
          const starts = [...new Set([0, ...cuts.map((cut) => cut % count)])].sort((a, b) => a - b);
          const groups = { keys: starts.map(String), starts: Uint32Array.from(starts) };
          const some = placeScrolled(
            placeResized(placeWithOrder(startPlace, orderOf(count), groups), space, null),
            scrollTop,
          );
          const place = placeWithOrder(some, prependNumbers(some.order, [count + 1]), groups);
          const area = {
            left: Math.min(x, otherX),
            right: Math.max(x, otherX),
            top: Math.min(y, otherY),
            bottom: Math.max(y, otherY),
          };
          const met = [...place.order].filter((_, index) => {
            const { left, top, width, height } = cellAt(place.geometry, index + place.lead);
            return (
              left <= area.right &&
              left + width >= area.left &&
              top <= area.bottom &&
              top + height >= area.top
            );
          });
          expect(framesTouched(place, area)).toEqual(met);
        },
      ),
    );
  });

  it('ends with the keyboard at a frame that is seen whole, if one of them is (catches a grid that jumps as it is let go)', () => {
    // Four columns of 208 px: the first row is half out of sight, the pointer over its first frame.
    const place = placeOf(100, 100);
    const point = { x: 10, y: 110 };
    expect(nearestTo(place, new Set([100, 99]), point)).toBe(100);
    expect(nearestTo(place, new Set([100, 96, 95]), point)).toBe(96);
    expect(nearestTo(place, new Set([1]), point)).toBeNull();
  });
});

describe('grid place', () => {
  it('away from the top nothing in sight moves when frames arrive, not even sideways', () => {
    // Catches a grid that slides under the photographer's hand with every download.
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 8_000 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        (scrollTop, arrivals) => {
          let place = placeOf(200, scrollTop);
          const watched = seen(place);
          const before = watched.map((no) => seenAt(place, no));
          let newest = 200;
          for (const count of arrivals) {
            const newer = Array.from({ length: count }, (_, i) => newest + count - i);
            newest += count;
            place = placeWithOrder(place, prependNumbers(place.order, newer));
          }
          expect(watched.map((no) => seenAt(place, no))).toEqual(before);
        },
      ),
    );
  });

  it('nor in justified rows, over several arrivals, wherever the rows before break anew', () => {
    const shapeOf = (no: number): number => 400 + ((no * 7_919) % 1_700);
    fc.assert(
      fc.property(
        fc.integer({ min: 250, max: 5_000 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        (scrollTop, arrivals) => {
          let place = placeScrolled(placeReshaped(placeOf(200, 0), shapeOf, null), scrollTop);
          const watched = seen(place);
          const before = watched.map((no) => seenAt(place, no));
          let newest = 200;
          for (const count of arrivals) {
            const newer = Array.from({ length: count }, (_, i) => newest + count - i);
            newest += count;
            place = placeWithOrder(place, prependNumbers(place.order, newer));
          }
          expect(watched.map((no) => seenAt(place, no))).toEqual(before);
        },
      ),
    );
  });

  it('square cells become justified rows and back, and the active frame stays where it was', () => {
    const square = placeOf(200, 4_000);
    const active = seen(square)[6]!;
    const justified = placeReshaped(square, () => 1_500, active);
    expect(seenAt(justified, active).y).toBe(seenAt(square, active).y);
    expect(seenAt(placeReshaped(justified, null, active), active).y).toBe(seenAt(square, active).y);
  });

  it('nor in groups, whether the first one grows or another comes before it', () => {
    const days = (...counts: readonly number[]) => {
      const starts = counts.map((_, at) => counts.slice(0, at).reduce((sum, count) => sum + count, 0));
      return { starts: Uint32Array.from(starts), keys: counts.map(String) };
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 8_000 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        (scrollTop, grown, another) => {
          const order = orderOf(200);
          let place = placeWithOrder(placeOf(200, 0), order, days(50, 7, 80, 1, 62));
          place = placeScrolled(place, scrollTop);
          // What lies under the header that stays at the top is not in sight.
          const watched = seen(place).filter((no) => seenAt(place, no).y >= headerHeight);
          const before = watched.map((no) => seenAt(place, no));
          const came = Array.from({ length: grown + another }, (_, i) => 200 + grown + another - i);
          const counts = [...(another > 0 ? [another] : []), 50 + grown, 7, 80, 1, 62];
          const after = placeWithOrder(place, prependNumbers(order, came), days(...counts));
          // Where the group that grew is in sight and no longer the first, its rows are filled anew.
          const isFilledAnew = another > 0 && watched.some((no) => no > 150);
          const at = (index: 'x' | 'y') => watched.map((no) => seenAt(after, no)[index]);
          if (isFilledAnew) expect(seenAt(after, watched[0]!).y).toBe(before[0]!.y);
          else {
            expect(at('x')).toEqual(before.map(({ x }) => x));
            expect(at('y')).toEqual(before.map(({ y }) => y));
          }
        },
      ),
    );
  });

  it('at the top new frames appear', () => {
    const before = placeOf(200, 0);
    const after = placeWithOrder(before, prependNumbers(before.order, [203, 202, 201]));
    expect(after.offset).toBe(0);
    expect(seen(after).slice(0, 4)).toEqual([203, 202, 201, 200]);
    expect(after.lead).toBe(0);
  });

  it('frames that go from above the window leave the rest in place', () => {
    const before = placeOf(200, 4_000);
    const watched = seen(before).slice(4);
    const gone = new Set([200, 199, 190, 180, 171]);
    const after = placeWithOrder(before, removeNumbers(before.order, gone));
    expect(watched.map((no) => seenAt(after, no))).toEqual(watched.map((no) => seenAt(before, no)));
  });

  it('when everything goes, so does the place', () => {
    const after = placeWithOrder(placeOf(200, 4_000), new Uint32Array(0));
    expect(after.offset).toBe(0);
    expect(after.geometry.scrollHeight).toBe(0);
  });

  it('another cell size keeps the active frame in sight where it was', () => {
    const before = placeOf(200, 4_000);
    const active = seen(before)[6]!;
    const after = placeResized(before, { ...space, cellSize: 130 }, active);
    expect(seenAt(after, active).y).toBe(seenAt(before, active).y);
    const unseen = placeResized(before, { ...space, cellSize: 130 }, 200);
    expect(seen(unseen)).not.toContain(200);
  });

  it('empty slots before the first frame lead nowhere', () => {
    const scrolled = placeOf(200, 1_000);
    const place = placeWithOrder(scrolled, prependNumbers(scrolled.order, [201]));
    expect(place.lead).toBe(3);
    expect(frameMovedTo(place, 201, 'left')).toBe(201);
    expect(frameMovedTo(place, 199, 'up')).toBe(201);
    expect(frameMovedTo(place, null, 'down')).toBe(201);
    expect(frameMovedTo(place, 201, 'end')).toBe(1);
  });

  it('showing a frame that is not there changes nothing', () => {
    const place = placeOf(200, 1_000);
    expect(placeShowing(place, 999)).toBe(place);
    expect(seen(placeShowing(place, 1))).toContain(1);
  });
});

describe('frames dragged over the grid', () => {
  const { geometry } = placeOf(10, 0);
  const middle = (column: number): number => geometry.left + (column + 0.5) * geometry.pitch;

  it('come before the frame whose left half is under the pointer, after it on its right half', () => {
    const place = placeOf(10, 0);
    expect(dropAt(place, middle(1) - 20, 10).before).toBe(9);
    expect(dropAt(place, middle(1) + 20, 10).before).toBe(8);
    expect(dropAt(place, -50, -50).before).toBe(10);
  });

  it('come last beyond the last frame, wherever below it', () => {
    const place = placeOf(10, 0);
    // Four columns: the third row has two frames.
    expect(geometry.columns).toBe(4);
    expect(dropAt(place, middle(3), 2.5 * geometry.pitch).before).toBeNull();
    expect(dropAt(place, 0, 99_999).before).toBe(2);
  });

  it('are shown the line in the pointer’s own row, also at its end (catches a line a row below)', () => {
    const place = placeOf(10, 0);
    const end = dropAt(place, 9_999, 10);
    expect(end).toMatchObject({ before: 6, top: 0 });
    expect(end.left).toBeGreaterThan(middle(3));
    expect(dropAt(place, 0, geometry.pitch + 10)).toMatchObject({ before: 6, top: geometry.pitch });
  });
});
