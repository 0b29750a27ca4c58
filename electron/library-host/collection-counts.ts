/** How many frames of the library are in each collection, counted again only when it may be another number. */
import { isSmart } from '../../shared/collections/collection.ts';
import type { AnyCollectionFile } from '../../shared/collections/collection.ts';
import { parseFilter } from '../../shared/frame/filter/parse-filter.ts';
import type { FoundCollections } from './collection-files.ts';
import { namedIn } from './collections-named.ts';
import type { FrameIndex } from './index/frame-index.ts';

/** A hundred collections take a tenth of a second. */
export function countCollections(
  index: Pick<FrameIndex, 'present' | 'revision' | 'meeting' | 'changes'>,
): (found: FoundCollections) => (collection: AnyCollectionFile) => number {
  /** Those filled by hand change with their files, and with what comes to and leaves the library. */
  let listed = { state: '', counts: new WeakMap<AnyCollectionFile, number>() };
  /** Smart ones with every mark as well, and with the collections that they name. */
  let met = listed;
  return ({ collections, state }) => {
    const framesNamed = namedIn(collections);
    const now = `${index.revision()}`;
    if (listed.state !== now) listed = { state: now, counts: new WeakMap() };
    const marked = `${index.changes()} ${state}`;
    if (met.state !== marked) met = { state: marked, counts: new WeakMap() };
    return (one) => {
      const { counts } = isSmart(one) ? met : listed;
      const count =
        counts.get(one) ??
        (isSmart(one)
          ? index.meeting({ filter: parseFilter(one.search).filter, framesNamed })
          : index.present(one.frames));
      counts.set(one, count);
      return count;
    };
  };
}
