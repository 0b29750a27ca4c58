/** Routes of contact sheets: the queue knows their jobs, the library their frames. */
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

type SheetRoutes = Extract<keyof Handlers, `sheet.${string}`>;

export function sheetHandlers(workspace: Workspace): Pick<Handlers, SheetRoutes> {
  return {
    'sheet.open': async ({ batch }) => {
      const sheet = await (await workspace.queue()).sheet(batch);
      const frames = sheet.jobs.flatMap((job) => job.frames);
      return { ...sheet, frames: await (await workspace.library()).call('rowsOf', { frames }) };
    },
    'sheet.list': async ({ before, limit }) => (await workspace.queue()).sheets(before, limit),
  };
}
