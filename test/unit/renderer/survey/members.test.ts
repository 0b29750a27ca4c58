/** Which frames are under survey, and which of them are in sight. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Members } from '../../../../renderer/survey/members.ts';
import {
  joined,
  membersOf,
  mostShown,
  shownOf,
  stepped,
  withActive,
  without,
} from '../../../../renderer/survey/members.ts';

const upTo = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, at) => count - at);
const chosen = (active: number | null, ...selected: number[]) => ({
  active,
  anchor: active,
  selected: new Set(selected),
});

it('takes what is selected in the library’s order, whichever was chosen last', () => {
  expect(membersOf(upTo(9), chosen(3, 3, 8, 5))).toEqual({ numbers: [8, 5, 3], active: 3, first: 0 });
});

it('takes the active frame and those after it when it is alone, and those before it at the end', () => {
  expect(membersOf(upTo(9), chosen(7, 7)).numbers).toEqual([7, 6, 5, 4]);
  expect(membersOf(upTo(9), chosen(1))).toMatchObject({ numbers: [4, 3, 2, 1], active: 1 });
  expect(membersOf(upTo(3), chosen(2)).numbers).toEqual([3, 2, 1]);
  expect(membersOf(upTo(0), chosen(null)).numbers).toEqual([]);
});

it('shows twelve of more from the active frame on, and brings one in for each that is dropped', () => {
  const order = upTo(20);
  const all = membersOf(order, chosen(15, ...order));
  expect(shownOf(all)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
  expect(shownOf(without(all, new Set([15])))).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  expect(shownOf(membersOf(order, chosen(2, ...order)))[0]).toBe(12);
});

it('goes on past the twelfth (catches frames that were selected and never come in sight)', () => {
  const order = upTo(14);
  let members = membersOf(order, chosen(14, ...order));
  for (let step = 0; step < 13; step += 1) members = stepped(members, 1);
  expect(members.active).toBe(1);
  expect(shownOf(members).at(-1)).toBe(1);
  expect(stepped(members, 1)).toEqual(members);
});

it('keeps the order, an active frame in sight and no empty place, whatever is dropped and chosen', () => {
  const orders = fc.integer({ min: 2, max: 30 }).map(upTo);
  const acts = fc.array(fc.record({ act: fc.constantFrom('drop', 'choose', 'join'), no: fc.nat(29) }));
  fc.assert(
    fc.property(orders, acts, (order, steps) => {
      let members: Members = membersOf(order, chosen(order[0]!, ...order));
      for (const { act, no } of steps) {
        const number = order[no % order.length]!;
        if (act === 'choose') members = withActive(members, number);
        else if (act === 'join') members = joined(order, members, number);
        else members = without(members, new Set([number]));
        const shown = shownOf(members);
        expect(members.numbers).toEqual([...order].filter((each) => members.numbers.includes(each)));
        expect(shown).toHaveLength(Math.min(mostShown, members.numbers.length));
        if (shown.length > 0) expect(shown).toContain(members.active);
      }
    }),
  );
});

it('hands on to the frame after the one that goes, and from the last to the one before', () => {
  const members = membersOf(upTo(3), chosen(2, 3, 2, 1));
  expect(without(members, new Set([2])).active).toBe(1);
  expect(without(without(members, new Set([2])), new Set([1])).active).toBe(3);
  expect(without(members, new Set([1])).active).toBe(2);
});
