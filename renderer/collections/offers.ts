/** What the field of “Add to collection” offers for what was typed. Pure. */
import type { CollectionsReading } from '../../shared/collections/collection.ts';
import type { CollectionNameProblem } from '../../shared/collections/name.ts';
import {
  collectionNameKey,
  collectionNameProblem,
  tidyCollectionName,
} from '../../shared/collections/name.ts';

type Collection = CollectionsReading['collections'][number];

export type Offer =
  | { readonly kind: 'known'; readonly collection: Collection }
  /** A new one of this name. */
  | { readonly kind: 'new'; readonly name: string };

export interface Offers {
  /** The first is what Enter means. */
  readonly offers: readonly Offer[];
  /** Why no collection can have this name; `taken`: a smart one has it. Null for one that could, or that is there. */
  readonly problem: Exclude<CollectionNameProblem, 'empty'> | 'taken' | null;
}

/**
 * Smart collections are not filled by hand. Without words all others, the last used first. With words those that have them: the one of that very name, then
 * those that begin so, then the others; last a new one, unless there is one of that name.
 */
export function offersFor(collections: readonly Collection[], typed: string): Offers {
  const name = tidyCollectionName(typed);
  const key = collectionNameKey(typed);
  const found = collections
    .filter(({ search }) => search === null)
    .map((collection) => ({ collection, rank: rankOf(collectionNameKey(collection.name), key) }))
    .filter(({ rank }) => rank < notFound)
    .toSorted((a, b) => a.rank - b.rank || b.collection.changedAt - a.collection.changedAt);
  const known = found.map(({ collection }): Offer => ({ kind: 'known', collection }));
  const isThere = found[0]?.rank === sameName;
  const problem = collectionNameProblem(name);
  if (problem === 'empty' || (isThere && name !== '')) return { offers: known, problem: null };
  const isTaken = collections.some((one) => one.search !== null && collectionNameKey(one.name) === key);
  if (isTaken) return { offers: known, problem: 'taken' };
  return problem ? { offers: known, problem } : { offers: [...known, { kind: 'new', name }], problem: null };
}

const sameName = 0;
const notFound = 3;

function rankOf(name: string, wanted: string): number {
  if (wanted === '') return 1;
  if (name === wanted) return sameName;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : notFound;
}
