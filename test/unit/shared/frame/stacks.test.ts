/** Stacks: every frame stands where it is looked for, once, whatever is grouped, opened and removed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noGroups } from '../../../../shared/frame/frame-query.ts';
import type { FrameGroups } from '../../../../shared/frame/frame-query.ts';
import { hiddenIn, noStacks, stackAt, stackOrder, stacksWithout } from '../../../../shared/frame/stacks.ts';
import type { OpenStacks, StackMembers } from '../../../../shared/frame/stacks.ts';

function stacked(
  numbers: readonly number[],
  together: readonly StackMembers[],
  open: OpenStacks,
  groups: FrameGroups = noGroups,
) {
  return stackOrder({ numbers: Uint32Array.from(numbers), groups }, together, open);
}
const plain = (numbers: readonly number[]): StackMembers => ({ numbers, worths: numbers.map(() => 0) });

describe('a stack', () => {
  test('stands in the place of its first frame, the best of it on top', () => {
    const together = [{ numbers: [7, 5, 3], worths: [0, 4, 4] }];
    const closed = stacked([9, 7, 6, 5, 3], together, []);
    expect([...closed.numbers]).toEqual([9, 5, 6]);
    expect(stackAt(closed.stacks, 1)).toEqual({ size: 3, isOpen: false, at: 0 });
    expect(stackAt(closed.stacks, 2)).toBeNull();
    const opened = stacked([9, 7, 6, 5, 3], together, [3]);
    expect([...opened.numbers]).toEqual([9, 5, 7, 3, 6]);
    expect(stackAt(opened.stacks, 3)).toEqual({ size: 3, isOpen: true, at: 2 });
    expect(stackAt(opened.stacks, 4)).toBeNull();
  });

  test('never reaches into another group', () => {
    const groups = { starts: Uint32Array.of(0, 2), keys: ['today', 'yesterday'] };
    const closed = stacked([9, 8, 7, 6], [plain([9, 8, 7, 6])], [], groups);
    expect([...closed.numbers]).toEqual([9, 7]);
    expect([...closed.groups.starts]).toEqual([0, 1]);
    expect(closed.groups.keys).toEqual(['today', 'yesterday']);
  });
});

/** Frames in an order, put together by the remainder of their numbers, in groups that begin anywhere. */
const libraries = fc
  .record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }),
    kinds: fc.integer({ min: 1, max: 9 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 4 }),
    worth: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ numbers, kinds, cuts, worth }) => {
    const lots = Array.from({ length: kinds }, (_, kind) => numbers.filter((no) => no % kinds === kind));
    const starts = [0, ...cuts.filter((cut) => cut < numbers.length).toSorted((a, b) => a - b)];
    return {
      numbers,
      groups: { starts: Uint32Array.from(starts), keys: starts.map(String) },
      together: lots.map((own) => ({ numbers: own, worths: own.map((no) => no % worth) })),
    };
  });

test('open, they are all frames, each once; closed, those behind the tops are the rest', () => {
  fc.assert(
    fc.property(libraries, fc.boolean(), ({ numbers, groups, together }, isGrouped) => {
      const by = isGrouped ? groups : noGroups;
      const opened = stacked(numbers, together, 'all', by);
      expect([...opened.numbers].toSorted((a, b) => a - b)).toEqual(numbers.toSorted((a, b) => a - b));
      expect(hiddenIn(opened.stacks)).toBe(0);
      const closed = stacked(numbers, together, [], by);
      expect(closed.numbers.length + hiddenIn(closed.stacks)).toBe(numbers.length);
      // Each group keeps its frames, behind their tops or in sight.
      expect(closed.groups.starts.length).toBe(by.starts.length);
      for (const [group, start] of opened.groups.starts.entries())
        expect(
          new Set(opened.numbers.subarray(start, opened.groups.starts[group + 1])),
          `group ${group}`,
        ).toEqual(new Set(numbers.slice(by.starts[group], by.starts[group + 1])));
      // Whatever is open, every place of a stack tells where it begins.
      const some = stacked(numbers, together, numbers.slice(0, 2), by);
      for (const index of some.numbers.keys()) {
        const place = stackAt(some.stacks, index);
        if (place) expect(stackAt(some.stacks, index - place.at)?.at).toBe(0);
      }
    }),
  );
});

test('frames that go leave every other in the stack it is in', () => {
  fc.assert(
    fc.property(
      libraries,
      fc.array(fc.nat(59)),
      fc.array(fc.nat(59)),
      ({ numbers, together }, opened, gone) => {
        const open = opened.flatMap((at) => numbers[at] ?? []);
        const before = stacked(numbers, together, open);
        const removed = new Set(gone.flatMap((at) => numbers[at] ?? []));
        const after = before.numbers.filter((no) => !removed.has(no));
        const stacks = stacksWithout(before.stacks, before.numbers, removed);
        for (const [index, no] of after.entries()) {
          const was = stackAt(before.stacks, before.numbers.indexOf(no));
          const is = stackAt(stacks, index);
          // An open stack of which one frame is left is none.
          if (is) expect(was?.isOpen).toBe(is.isOpen);
          else if (was) expect(was.isOpen).toBe(true);
        }
      },
    ),
  );
  expect(stacksWithout(noStacks, Uint32Array.of(1), new Set([1]))).toBe(noStacks);
});
