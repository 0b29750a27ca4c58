/** Questions for frames, put to the index: what is typed is read, and collections are looked up in their files. */
import type { Facets, FacetsQuery, Months } from '../../shared/frame/facets.ts';
import { AppError } from '../../shared/errors.ts';
import type { FrameOrder, FrameQuery } from '../../shared/frame/frame-query.ts';
import { parseFilter, printFilter } from '../../shared/frame/filter/parse-filter.ts';
import type { CollectionId, FrameId } from '../../shared/ids.ts';
import { nobodyNamed } from './collections-named.ts';
import type { CollectionKeeper } from './collections.ts';
import type { FrameIndex } from './index/frame-index.ts';
import type { WhichFrames } from './index/frame-order.ts';

interface Tools {
  readonly index: Pick<FrameIndex, 'order' | 'facets' | 'months'>;
  readonly collections: Pick<CollectionKeeper, 'framesOf' | 'named'>;
}

/** What of a search cannot be read filters nothing. Error: `collection-not-found`, of the query's own collection. */
export async function askFrames(tools: Tools, query: FrameQuery): Promise<FrameOrder> {
  const { sort, group, stack = 'none', open = [] } = query;
  return tools.index.order({ ...(await readQuery(tools, query)), sort, group, stack, open });
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

/** The picks of a collection, by hand or smart, in its order; none where it is not there. */
export async function askPicks(
  {
    index,
    collections,
  }: {
    readonly index: Pick<FrameIndex, 'order' | 'rows' | 'facets' | 'months'>;
    readonly collections: Pick<CollectionKeeper, 'framesOf' | 'named' | 'searchOf'>;
  },
  collection: CollectionId,
): Promise<readonly FrameId[]> {
  try {
    const search = await collections.searchOf(collection);
    // Printed anew: a quote that nobody closed would take what comes after it into itself.
    const terms = search === null ? '' : `${printFilter(parseFilter(search).filter)} `;
    const { numbers } = await askFrames(
      { index, collections },
      {
        collection: search === null ? collection : null,
        search: `${terms}flag:pick`,
        sort: 'own',
        group: 'none',
      },
    );
    return index.rows([...numbers]).map(({ id }) => id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'collection-not-found') return [];
    throw error;
  }
}

async function readQuery({ collections }: Tools, { collection, search }: FacetsQuery): Promise<WhichFrames> {
  const { filter } = parseFilter(search);
  const collected = collection && (await collections.framesOf(collection));
  const names = filter.some((term) => term.kind === 'name' && term.field === 'collection');
  return { collected, filter, framesNamed: names ? await collections.named() : nobodyNamed };
}
