/** Which collection a question shows, and what of it would be kept. */
import { expect, it } from 'vitest';
import { searchToKeep, shownCollection } from '../../../../renderer/collections/shown-collection.ts';
import { parseFilter } from '../../../../shared/frame/filter/parse-filter.ts';
import { longestSearch } from '../../../../shared/frame/frame-query.ts';
import type { CollectionId } from '../../../../shared/ids.ts';

const collection = (at: number, name: string, search: string | null) => ({
  id: `0197a000-0000-7000-8000-${String(at).padStart(12, '0')}` as CollectionId,
  name,
  count: 1,
  search,
  changedAt: 1_000,
});
const byHand = collection(1, 'Still "life"', null);
const best = collection(2, 'Best', 'rating:>=3  Red');
const all = [byHand, best];

const shown = (asked: { collection?: CollectionId; search: string }) =>
  shownCollection(all, { collection: null, ...asked })?.name;

it('is the collection asked for, or the smart one of that very search, however it is written', () => {
  expect(shown({ search: '' })).toBeUndefined();
  expect(shown({ collection: byHand.id, search: 'rating:>=3 Red' })).toBe('Still "life"');
  expect(shown({ search: ' "rating:>=3"' })).toBeUndefined();
  expect(shown({ search: 'RATING:>=3 Red' })).toBe('Best');
  expect(shown({ search: 'rating:>=3 Red pear' })).toBeUndefined();
});

it('keeps what can be read, with the collection it was asked of (catches one that finds more than was seen)', () => {
  const kept = (search: string, of: CollectionId | null = null) =>
    searchToKeep(all, { collection: of, search });
  expect(kept('  red   rating:9 label:')).toBe('red');
  expect(kept('rating:9')).toBeNull();
  expect(kept('', byHand.id)).toBeNull();
  const within = kept('red', byHand.id);
  expect(parseFilter(within!).filter).toEqual([
    { kind: 'name', field: 'collection', value: 'Still "life"', isNegated: false },
    { kind: 'text', text: 'red', isNegated: false },
  ]);
});

it('keeps nothing that its file would refuse', () => {
  expect(searchToKeep(all, { collection: byHand.id, search: 'a'.repeat(longestSearch) })).toBeNull();
});
