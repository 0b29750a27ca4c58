/** Collections by their names, as a search means them: `collection:"Best of"`. */
import { isSmart } from '../../shared/collections/collection.ts';
import type { AnyCollectionFile } from '../../shared/collections/collection.ts';
import { collectionNameKey } from '../../shared/collections/name.ts';
import { parseFilter } from '../../shared/frame/filter/parse-filter.ts';
import type { FramesNamed } from './index/filter-sql.ts';

/** Two of a name, as another machine may have made them, are both meant. */
export function namedIn(collections: readonly AnyCollectionFile[]): FramesNamed {
  return (name) => {
    const key = collectionNameKey(name);
    const named = collections.filter((one) => collectionNameKey(one.name) === key);
    return {
      frames: named.flatMap((one) => (isSmart(one) ? [] : one.frames)),
      filters: named.flatMap((one) => (isSmart(one) ? [parseFilter(one.search).filter] : [])),
    };
  };
}

export const nobodyNamed: FramesNamed = namedIn([]);
