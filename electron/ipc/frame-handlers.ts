/** Routes of frames: order, rows, records, marks, trash. The library host does the work. */
import type { Workspace } from '../workspace.ts';
import type { SendEvent } from './electron-ipc.ts';
import type { Handlers } from './router.ts';
import { screenful } from './screenful.ts';

type FrameRoutes = Extract<keyof Handlers, `frames.${string}`>;

export function frameHandlers(options: {
  readonly workspace: Workspace;
  readonly send: SendEvent;
  readonly showInFolder: (path: string) => void;
}): Pick<Handlers, FrameRoutes> {
  const { workspace, send, showInFolder } = options;
  return {
    'frames.order': async (query) => {
      const library = await workspace.library();
      const order = await library.call('order', query);
      const first = [...order.numbers.subarray(0, screenful)];
      return { ...order, rows: await library.call('rows', { numbers: first }) };
    },
    'frames.facets': async (query) => (await workspace.library()).call('facets', query),
    'frames.months': async (query) => (await workspace.library()).call('months', query),
    'frames.shapes': async () => (await workspace.library()).call('shapes', null),
    'frames.rows': async (input) => (await workspace.library()).call('rows', input),
    'frames.places': async (input) => (await workspace.library()).call('places', input),
    'frames.record': async (input) => (await workspace.library()).call('record', input),
    'frames.mark': async (input) => {
      const before = await (await workspace.library()).call('mark', input);
      send('frames.marked', input);
      return before;
    },
    'frames.keywords': async () => (await workspace.library()).call('keywords', null),
    'frames.trash': async (input) => {
      await (await workspace.library()).call('trash', input);
      send('frames.removed', { frames: input.frames });
    },
    'frames.restore': async (input) => {
      const rows = await (await workspace.library()).call('restore', input);
      send('frames.added', { rows });
      return rows;
    },
    'frames.reveal': async ({ frame }) => {
      const { path } = await (await workspace.library()).call('image', { frame });
      showInFolder(path);
    },
  };
}
