/** What “Add to collection” offers: Enter must mean what was typed. */
import { expect, it } from 'vitest';
import { offersFor } from '../../../../renderer/collections/offers.ts';
import type { CollectionId } from '../../../../shared/ids.ts';

const known = ['Portraits', 'Night portraits', 'Still life', 'Café'].map((name, at) => ({
  id: `0197a000-0000-7000-8000-${String(at).padStart(12, '0')}` as CollectionId,
  name,
  count: at,
  search: null,
  changedAt: 1_000 + at,
}));

const names = (typed: string): readonly string[] =>
  offersFor(known, typed).offers.map((offer) =>
    offer.kind === 'new' ? `+${offer.name}` : offer.collection.name,
  );

it('offers all of them, the last used first, before anything is typed', () => {
  expect(names('')).toEqual(['Café', 'Still life', 'Night portraits', 'Portraits']);
  expect(names('  ')).toEqual(names(''));
});

it('offers the one of that very name first, and no second of it (catches a double made by Enter)', () => {
  expect(names('portraits')).toEqual(['Portraits', 'Night portraits']);
  expect(names(' CAFE\u0301 ')).toEqual(['Café']);
});

it('offers those that begin so before those that have it, and a new one last', () => {
  expect(names('port')).toEqual(['Portraits', 'Night portraits', '+port']);
  expect(names(' On  slate ')).toEqual(['+On slate']);
});

it('makes none of a name that its file would refuse, and says why', () => {
  expect(offersFor(known, 'a'.repeat(101))).toEqual({ offers: [], problem: 'too-long' });
  expect(offersFor(known, 'a\u202eb')).toEqual({ offers: [], problem: 'not-text' });
});

it('puts nothing into a smart collection, and offers no second one of its name', () => {
  const withSmart = [...known, { ...known[0]!, name: 'Portraits with stars', search: 'rating:>=3' }];
  const taken = offersFor(withSmart, 'portraits with STARS');
  expect(taken).toEqual({ offers: [], problem: 'taken' });
  expect(offersFor(withSmart, 'portraits').offers).toHaveLength(2);
});
