/** One step earlier or later: frames move by one, gather, and stop at the ends. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInPlace, stepTarget } from '../../../../renderer/frames/arrange.ts';

const order = Uint32Array.of(1, 2, 3, 4, 5);

/** The order as the library would leave it (shared/collections). */
function moved(from: Uint32Array, numbers: readonly number[], before: number | null): number[] {
  const rest = [...from].filter((no) => !numbers.includes(no));
  const next =
    before === null ? undefined : [...from].slice(from.indexOf(before)).find((no) => rest.includes(no));
  const at = next === undefined ? rest.length : rest.indexOf(next);
  const own = [...from].filter((no) => numbers.includes(no));
  return [...rest.slice(0, at), ...own, ...rest.slice(at)];
}

const stepped = (numbers: readonly number[], step: 1 | -1): number[] =>
  moved(order, numbers, stepTarget(order, numbers, step));

it('takes one frame past its neighbour', () => {
  expect(stepped([3], 1)).toEqual([1, 2, 4, 3, 5]);
  expect(stepped([3], -1)).toEqual([1, 3, 2, 4, 5]);
  expect(stepped([1], -1)).toEqual([1, 2, 3, 4, 5]);
  expect(stepped([5], 1)).toEqual([1, 2, 3, 4, 5]);
  expect(stepped([4], 1)).toEqual([1, 2, 3, 5, 4]);
});

it('takes several together', () => {
  expect(stepped([2, 4], -1)).toEqual([2, 4, 1, 3, 5]);
  expect(stepped([2, 4], 1)).toEqual([1, 3, 5, 2, 4]);
  expect(stepped([1, 3], -1)).toEqual([1, 3, 2, 4, 5]);
});

it('knows when nothing would change (property)', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      fc.option(fc.integer({ min: 1, max: 5 })),
      (numbers, before) => {
        const isSame = moved(order, numbers, before).every((no, at) => no === order[at]);
        // Among those moved: rare, and the library finds out by itself.
        if (before === null || !numbers.includes(before))
          expect(isInPlace(order, numbers, before)).toBe(isSame);
      },
    ),
  );
});
