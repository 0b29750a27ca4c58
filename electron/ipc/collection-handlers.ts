/** Routes of the collections: the library host keeps them, and the window is told of every change. */
import { toAppError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import type { Workspace } from '../workspace.ts';
import type { SendEvent } from './electron-ipc.ts';
import type { Handlers } from './router.ts';

type CollectionRoutes = Extract<keyof Handlers, `collections.${string}`>;

interface Tools {
  readonly workspace: Workspace;
  readonly send: SendEvent;
}

export function collectionHandlers({ workspace, send }: Tools): Pick<Handlers, CollectionRoutes> {
  return {
    'collections.read': async () => (await workspace.library()).call('collections', null),
    'collections.make': async (input) => {
      const { reading, collection } = await (await workspace.library()).call('makeCollection', input);
      send('collections.changed', { reading });
      return { collection };
    },
    'collections.make-smart': async (input) => {
      const { reading, collection } = await (await workspace.library()).call('makeSmartCollection', input);
      send('collections.changed', { reading });
      return { collection };
    },
    'collections.change-search': async (input) => {
      const reading = await (await workspace.library()).call('changeCollectionSearch', input);
      send('collections.changed', { reading });
    },
    'collections.rename': async (input) => {
      const reading = await (await workspace.library()).call('renameCollection', input);
      send('collections.changed', { reading });
    },
    'collections.delete': async (input) => {
      const reading = await (await workspace.library()).call('deleteCollection', input);
      send('collections.changed', { reading });
    },
    'collections.restore': async (input) => {
      const reading = await (await workspace.library()).call('restoreCollection', input);
      send('collections.changed', { reading });
    },
    'collections.add': async (input) => {
      const { reading, placed } = await (await workspace.library()).call('collect', input);
      send('collections.changed', { reading });
      return { placed };
    },
    'collections.remove': async (input) => {
      const { reading, placed } = await (await workspace.library()).call('uncollect', input);
      send('collections.changed', { reading });
      return { placed };
    },
    'collections.put-back': async (input) => {
      const reading = await (await workspace.library()).call('recollect', input);
      send('collections.changed', { reading });
    },
    'collections.move': async (input) => {
      const { reading, placed } = await (await workspace.library()).call('moveCollected', input);
      send('collections.changed', { reading });
      return { placed };
    },
    'collections.place': async (input) => {
      const { reading, placed } = await (await workspace.library()).call('placeCollected', input);
      send('collections.changed', { reading });
      return { placed };
    },
  };
}

/** They were changed from outside, or are another library's. */
export async function tellCollections({
  workspace,
  send,
  log,
}: Tools & { readonly log: Log }): Promise<void> {
  try {
    send('collections.changed', { reading: await (await workspace.library()).call('collections', null) });
  } catch (thrown) {
    // The window reads them again before it shows them.
    log('warn', 'collections-not-read', { error: toAppError(thrown) });
  }
}
