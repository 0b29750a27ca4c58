/** What a question shows: a collection, or a smart one by its search; and what a smart one would keep of it. Pure. */
import type { CollectionsReading } from '../../shared/collections/collection.ts';
import { parseFilter, printFilter } from '../../shared/frame/filter/parse-filter.ts';
import type { FrameQuery } from '../../shared/frame/frame-query.ts';
import { longestSearch } from '../../shared/frame/frame-query.ts';

type Collection = CollectionsReading['collections'][number];
export type SmartCollection = Collection & { readonly search: string };

export function isSmartOne(collection: Collection): collection is SmartCollection {
  return collection.search !== null;
}

/** A smart collection is shown by typing its search: undefined for the library, and for a search that nobody has kept. */
export function shownCollection(
  collections: readonly Collection[],
  { collection, search }: Pick<FrameQuery, 'collection' | 'search'>,
): Collection | undefined {
  if (collection !== null) return collections.find(({ id }) => id === collection);
  if (search.trim() === '') return undefined;
  return collections.find((one) => isSmartOne(one) && isSameSearch(one.search, search));
}

export function isSameSearch(a: string, b: string): boolean {
  return printed(a) === printed(b);
}

/**
 * What is asked, as a search by itself: a collection is among its terms. What cannot be read filters nothing, and is not
 * kept. Null where nothing is searched for.
 */
export function searchToKeep(
  collections: readonly Collection[],
  { collection, search }: Pick<FrameQuery, 'collection' | 'search'>,
): string | null {
  const { filter } = parseFilter(search);
  if (filter.length === 0) return null;
  const within = collections.find(({ id }) => id === collection);
  const text = printFilter([
    ...(within ? [{ kind: 'name', field: 'collection', value: within.name, isNegated: false } as const] : []),
    ...filter,
  ]);
  return text.length > longestSearch ? null : text;
}

function printed(search: string): string {
  return printFilter(parseFilter(search).filter);
}
