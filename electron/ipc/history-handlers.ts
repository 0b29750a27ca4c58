/** Routes of the history of requests: the library host answers them. */
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

type HistoryRoutes = Extract<keyof Handlers, `history.${string}`>;

export function historyHandlers(workspace: Workspace): Pick<Handlers, HistoryRoutes> {
  return {
    'history.page': async (input) => (await workspace.library()).call('requests', input),
    'history.family': async (input) => (await workspace.library()).call('family', input),
    'history.request': async (input) => (await workspace.library()).call('request', input),
  };
}
