/** Questions for frames, put to the index: what is typed is read, and collections are looked up in their files. */
import type { Facets, FacetsQuery, Months } from '../../shared/frame/facets.ts';
import type { FrameOrder, FrameQuery } from '../../shared/frame/frame-query.ts';
import { parseFilter } from '../../shared/frame/filter/parse-filter.ts';
import { nobodyNamed } from './collections-named.ts';
import type { CollectionKeeper } from './collections.ts';
import type { FrameIndex } from './index/frame-index.ts';
import type { AskedFrames } from './index/frame-order.ts';

interface Tools {
  readonly index: Pick<FrameIndex, 'order' | 'facets' | 'months'>;
  readonly collections: Pick<CollectionKeeper, 'framesOf' | 'named'>;
}

/** What of a search cannot be read filters nothing. Error: `collection-not-found`, of the query's own collection. */
export async function askFrames(tools: Tools, query: FrameQuery): Promise<FrameOrder> {
  const { sort, group } = query;
  return tools.index.order({ ...(await readQuery(tools, query)), sort, group });
}

/** Error as above. */
export async function askFacets(
  tools: Tools & { readonly now: () => number },
  query: FacetsQuery,
): Promise<Facets> {
  return tools.index.facets(await readQuery(tools, query), tools.now());
}

/** Error as above. */
export async function askMonths(tools: Tools, query: FacetsQuery): Promise<Months> {
  return tools.index.months(await readQuery(tools, query));
}

async function readQuery(
  { collections }: Tools,
  { collection, search }: FacetsQuery,
): Promise<Omit<AskedFrames, 'sort' | 'group'>> {
  const { filter } = parseFilter(search);
  const collected = collection && (await collections.framesOf(collection));
  const names = filter.some((term) => term.kind === 'name' && term.field === 'collection');
  return { collected, filter, framesNamed: names ? await collections.named() : nobodyNamed };
}
