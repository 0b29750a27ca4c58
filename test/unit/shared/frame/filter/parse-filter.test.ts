/** The search field's language: what is typed is a filter, and a filter can be typed again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choices, comparisons, nameFields } from '../../../../../shared/frame/filter/filter.ts';
import type { FilterTerm } from '../../../../../shared/frame/filter/filter.ts';
import { parseFilter, printFilter } from '../../../../../shared/frame/filter/parse-filter.ts';

const isNegated = fc.boolean();
const words = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom('-label:red', 'seed:42', 'SEED:', '"', '\\', '-', 'a "b" c', '16:9', '大理石 無花果'),
);
const date = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .chain((at) => fc.constantFrom(4, 7, 10).map((length) => at.toISOString().slice(0, length)));
const number = {
  kind: fc.constant('number' as const),
  comparison: fc.constantFrom(...comparisons),
  isNegated,
};
const some = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });
const choice = { kind: fc.constant('choice' as const), isNegated };
const term: fc.Arbitrary<FilterTerm> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, isNegated }),
  fc.record({ ...number, field: fc.constant('seed' as const), value: fc.nat() }),
  fc.record({ ...number, field: fc.constant('rating' as const), value: fc.nat(5) }),
  fc.record({
    kind: fc.constant('date' as const),
    field: fc.constantFrom('before', 'after', 'on'),
    date,
    isNegated,
  }),
  fc.record({ ...choice, field: fc.constant('flag' as const), values: some(choices.flag) }),
  fc.record({ ...choice, field: fc.constant('kind' as const), values: some(choices.kind) }),
  fc.record({ ...choice, field: fc.constant('is' as const), values: some(choices.is) }),
  fc.record({
    kind: fc.constant('shape' as const),
    field: fc.constantFrom('size', 'aspect'),
    width: fc.integer({ min: 1, max: 9999 }),
    height: fc.integer({ min: 1, max: 9999 }),
    isNegated,
  }),
  fc.record({ ...choice, field: fc.constant('label' as const), values: some(choices.label) }),
  fc.record({
    kind: fc.constant('name' as const),
    field: fc.constantFrom(...nameFields),
    value: words,
    isNegated,
  }),
);

it('reads what it prints (catches words that come back as tokens, and quotes that end early)', () => {
  fc.assert(
    fc.property(fc.array(term), (filter) => {
      expect(parseFilter(printFilter(filter))).toEqual({ filter, faults: [] });
    }),
  );
});

it('takes any text at all, each fault at a place of its own (catches endless reading and ranges outside)', () => {
  const pieces = fc.constantFrom(
    'seed:',
    'rating:>=',
    '-',
    '"',
    '\\',
    ' ',
    'before:2026-',
    'flag:',
    'x',
    '9',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((some) => some.join('')),
      ),
      (typed) => {
        const { filter, faults } = parseFilter(typed);
        expect(parseFilter(printFilter(filter))).toEqual({ filter, faults: [] });
        let end = 0;
        for (const { range } of faults) {
          expect(range.from).toBeGreaterThanOrEqual(end);
          expect(range.to).toBeGreaterThan(range.from);
          end = range.to;
        }
        expect(end).toBeLessThanOrEqual(typed.length);
      },
    ),
  );
});

it('knows fields from words (catches `16:9` and addresses taken for fields)', () => {
  const { filter, faults } = parseFilter('seed:42 Rating:>=3 -label:red before:2026-10 16:9 "two figs" -wax');
  expect(faults).toEqual([]);
  expect(filter).toEqual([
    { kind: 'number', field: 'seed', comparison: '=', value: 42, isNegated: false },
    { kind: 'number', field: 'rating', comparison: '>=', value: 3, isNegated: false },
    { kind: 'choice', field: 'label', values: ['red'], isNegated: true },
    { kind: 'date', field: 'before', date: '2026-10', isNegated: false },
    { kind: 'text', text: '16:9', isNegated: false },
    { kind: 'text', text: 'two figs', isNegated: false },
    { kind: 'text', text: 'wax', isNegated: true },
  ]);
});

it.each([
  ['figs rating:', 'value-missing', 5, 12],
  ['rating:>=', 'value-missing', 0, 9],
  ['seed:many', 'not-number', 0, 9],
  ['seed:2147483648', 'out-of-range', 0, 15],
  ['-rating:6', 'out-of-range', 0, 9],
  ['before:2026-02-30', 'not-date', 0, 17],
  ['after:yesterday', 'not-date', 0, 15],
  ['label:pink', 'not-choice', 0, 10],
  ['label:red,', 'not-choice', 0, 10],
  ['size:large', 'not-shape', 0, 10],
  ['aspect:16:0', 'not-shape', 0, 11],
])('says of %s what is wrong and where, and goes by the rest', (typed, reason, from, to) => {
  expect(parseFilter(typed).faults).toEqual([{ range: { from, to }, reason }]);
});

it('takes a quote still open to reach to the end (catches results that vanish while a phrase is typed)', () => {
  expect(parseFilter('wine "north li').filter).toEqual([
    { kind: 'text', text: 'wine', isNegated: false },
    { kind: 'text', text: 'north li', isNegated: false },
  ]);
});
