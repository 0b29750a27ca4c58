/** A question for frames, put to the index: what is typed is read, and collections are looked up in their files. */
import type { FrameOrder, FrameQuery } from '../../shared/frame/frame-query.ts';
import { parseFilter } from '../../shared/frame/filter/parse-filter.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { CollectionKeeper } from './collections.ts';
import type { FrameIndex } from './index/frame-index.ts';

interface Tools {
  readonly index: Pick<FrameIndex, 'order'>;
  readonly collections: Pick<CollectionKeeper, 'framesOf' | 'framesNamed'>;
}

/** What of a search cannot be read filters nothing. Error: `collection-not-found`, of the query's own collection. */
export async function askFrames({ index, collections }: Tools, query: FrameQuery): Promise<FrameOrder> {
  const { filter } = parseFilter(query.search);
  const collected = query.collection && (await collections.framesOf(query.collection));
  const named = new Map<string, readonly FrameId[]>();
  for (const term of filter)
    if (term.kind === 'name' && term.field === 'collection')
      named.set(term.value, await collections.framesNamed(term.value));
  const { sort, group } = query;
  return index.order({ collected, filter, framesNamed: (name) => named.get(name) ?? [], sort, group });
}
