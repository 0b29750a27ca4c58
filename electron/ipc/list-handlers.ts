/** Routes of the lists: the library host keeps them; whoever expands a prompt reads them here. */
import { listsOf } from '../../shared/lists/list-file.ts';
import type { Lists } from '../../shared/prompt/lists.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

type ListRoutes = Extract<keyof Handlers, `lists.${string}`>;

export function listHandlers(workspace: Workspace): Pick<Handlers, ListRoutes> {
  return {
    'lists.read': async () => (await workspace.library()).call('lists', null),
    'lists.write': async (input) => (await workspace.library()).call('writeList', input),
    'lists.rename': async (input) => (await workspace.library()).call('renameList', input),
    'lists.delete': async (input) => (await workspace.library()).call('deleteList', input),
    'lists.add-starters': async () => (await workspace.library()).call('addStarterLists', null),
  };
}

/** As they are on disk at this moment, whoever changed them last. Errors: those of reading. */
export async function listsInForce(workspace: Workspace): Promise<Lists> {
  const { lists } = await (await workspace.library()).call('lists', null);
  return listsOf(lists);
}
