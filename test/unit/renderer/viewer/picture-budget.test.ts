/** Memory for pictures: never passed but by what is in sight, and used for what is likeliest to be seen next. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planPictures } from '../../../../renderer/viewer/picture-budget.ts';

const id = fc.integer({ min: 0, max: 20 });
const bytes = fc.integer({ min: 1, max: 100 });
/** A picture has one size, wherever it is named. */
const scene = fc.record({
  sizes: fc.array(bytes, { minLength: 21, maxLength: 21 }),
  held: fc.uniqueArray(id),
  inSight: fc.uniqueArray(id, { maxLength: 4 }),
  neighbours: fc.uniqueArray(id),
  budgetBytes: fc.integer({ min: 0, max: 600 }),
});

function plan({
  sizes,
  held,
  inSight,
  neighbours,
  budgetBytes,
}: typeof scene extends fc.Arbitrary<infer T> ? T : never) {
  const sized = (one: number) => ({ id: one, bytes: sizes[one] ?? 0 });
  const answer = planPictures({
    held: held.map((one, lookedAt) => ({ ...sized(one), lookedAt })),
    inSight: inSight.map(sized),
    neighbours: neighbours.map(sized),
    budgetBytes,
  });
  const afterwards = new Set([
    ...held.filter((one) => !answer.letGo.includes(one)),
    ...inSight,
    ...answer.ahead,
  ]);
  const used = [...afterwards].reduce((sum, one) => sum + (sizes[one] ?? 0), 0);
  return { ...answer, afterwards, used };
}

it('stays within the budget, or keeps nothing but what is in sight (catches growth with every step)', () => {
  fc.assert(
    fc.property(scene, (one) => {
      const { used, afterwards } = plan(one);
      expect(used <= one.budgetBytes || afterwards.size === one.inSight.length).toBe(true);
    }),
  );
});

it('lets go of nothing in sight and of no neighbour it has just asked for', () => {
  fc.assert(
    fc.property(scene, (one) => {
      const { letGo, ahead } = plan(one);
      for (const gone of letGo) {
        expect(one.inSight).not.toContain(gone);
        expect(ahead).not.toContain(gone);
      }
    }),
  );
});

it('asks for neighbours in their order, without gaps (catches a far one in the place of the next)', () => {
  fc.assert(
    fc.property(scene, (one) => {
      const { ahead } = plan(one);
      const others = one.neighbours.filter((each) => !one.inSight.includes(each));
      expect(ahead).toEqual(others.slice(0, ahead.length));
    }),
  );
});

it('keeps what was looked at last', () => {
  const held = [1, 2, 3].map((each) => ({ id: each, bytes: 10, lookedAt: each }));
  const { letGo } = planPictures({ held, inSight: [], neighbours: [], budgetBytes: 20 });
  expect(letGo).toEqual([1]);
});
