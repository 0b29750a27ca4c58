/** Routes of the collections: the library host keeps them. */
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';
import { screenful } from './screenful.ts';

type CollectionRoutes = Extract<keyof Handlers, `collections.${string}`>;

export function collectionHandlers(workspace: Workspace): Pick<Handlers, CollectionRoutes> {
  return {
    'collections.read': async () => (await workspace.library()).call('collections', null),
    'collections.make': async (input) => (await workspace.library()).call('makeCollection', input),
    'collections.rename': async (input) => (await workspace.library()).call('renameCollection', input),
    'collections.delete': async (input) => (await workspace.library()).call('deleteCollection', input),
    'collections.restore': async (input) => (await workspace.library()).call('restoreCollection', input),
    'collections.add': async (input) => (await workspace.library()).call('collect', input),
    'collections.remove': async (input) => (await workspace.library()).call('uncollect', input),
    'collections.put-back': async (input) => (await workspace.library()).call('recollect', input),
    'collections.order': async (input) => {
      const library = await workspace.library();
      const numbers = await library.call('collectionOrder', input);
      return { numbers, rows: await library.call('rows', { numbers: [...numbers.subarray(0, screenful)] }) };
    },
  };
}
