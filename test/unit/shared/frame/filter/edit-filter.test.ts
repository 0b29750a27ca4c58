/** The filter bar's choices as changes of what is typed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  editTyped,
  leastStars,
  wantedAspect,
  wantedDate,
  wantedModel,
  wantedSize,
  wantedValues,
  withAspect,
  withDate,
  withLeastStars,
  withModel,
  withSize,
  withValueToggled,
} from '../../../../../shared/frame/filter/edit-filter.ts';
import { parseFilter } from '../../../../../shared/frame/filter/parse-filter.ts';

const typed = fc
  .array(
    fc.constantFrom(
      'red',
      '-wine',
      '"two figs"',
      'rating:3',
      'label:red',
      '-label:blue',
      'flag:pick,none',
      'seed:>4',
      'model:x',
    ),
  )
  .map((parts) => parts.join(' '));

it('shows as chosen what was chosen, and leaves every other word (property)', () => {
  fc.assert(
    fc.property(typed, fc.integer({ min: 0, max: 5 }), (before, stars) => {
      const after = parseFilter(editTyped(before, (filter) => withLeastStars(filter, stars))).filter;
      expect(leastStars(after)).toBe(stars);
      const others = (text: string) =>
        parseFilter(text).filter.filter((term) => term.kind !== 'number' || term.field !== 'rating');
      expect(after.filter((term) => term.kind !== 'number' || term.field !== 'rating')).toEqual(
        others(before),
      );
    }),
  );
});

it('takes a value more and one less, several as one term in its place (catches terms that exclude each other)', () => {
  const toggled = (text: string, value: string) =>
    editTyped(text, (filter) => withValueToggled(filter, 'label', value));
  expect(toggled('fig label:red wine', 'blue')).toBe('fig label:red,blue wine');
  expect(toggled('fig label:red,blue wine', 'red')).toBe('fig label:blue wine');
  expect(toggled('fig label:blue wine', 'blue')).toBe('fig wine');
  expect(toggled('-label:red', 'red')).toBe('-label:red label:red');
  expect(wantedValues(parseFilter('label:red,none -label:blue').filter, 'label')).toEqual(['red', 'none']);
});

it('knows a model and a size, and lets go of them', () => {
  const text = editTyped('fig', (filter) => withSize(withModel(filter, 'nano banana'), '1024x1536'));
  expect(text).toBe('fig model:"nano banana" size:1024x1536');
  const { filter } = parseFilter(text);
  expect([wantedModel(filter), wantedSize(filter)]).toEqual(['nano banana', '1024x1536']);
  expect(editTyped(text, (before) => withModel(withSize(before, null), null))).toBe('fig');
});

it('keeps what is not finished (catches a half-typed token lost to a click)', () => {
  expect(
    editTyped('fig rating: before:yesterday', (filter) => withValueToggled(filter, 'flag', 'pick')),
  ).toBe('fig flag:pick rating: before:yesterday');
});

it('knows an aspect ratio and a date, several terms of one as one choice, and lets go of them', () => {
  const wanted = 'after:2026 fig before:2026-10 -on:2026-05';
  expect(wantedDate(parseFilter(wanted).filter)).toBe('after:2026 before:2026-10');
  const text = editTyped(wanted, (filter) => withAspect(withDate(filter, 'on:2026-10'), '16:9'));
  expect(text).toBe('on:2026-10 fig -on:2026-05 aspect:16:9');
  const { filter } = parseFilter(text);
  expect([wantedDate(filter), wantedAspect(filter)]).toEqual(['on:2026-10', '16:9']);
  expect(editTyped(text, (before) => withAspect(withDate(before, null), null))).toBe('fig -on:2026-05');
});
