/** Routes of contact sheets: the queue knows their jobs, the library their frames. */
import { AppError } from '../../shared/errors.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';
import { isPng, saveSheet } from './sheet-files.ts';
import type { SheetOutlet } from './sheet-files.ts';

type SheetRoutes = Extract<keyof Handlers, `sheet.${string}`>;

export function sheetHandlers(workspace: Workspace, outlet: SheetOutlet): Pick<Handlers, SheetRoutes> {
  return {
    'sheet.open': async ({ batch }) => {
      const sheet = await (await workspace.queue()).sheet(batch);
      const frames = sheet.jobs.flatMap((job) => job.frames);
      return { ...sheet, frames: await (await workspace.library()).call('rowsOf', { frames }) };
    },
    'sheet.list': async ({ before, limit }) => (await workspace.queue()).sheets(before, limit),
    'sheet.save-pdf': ({ name }) => saveSheet(outlet, name, 'pdf', outlet.pdf),
    'sheet.save-png': async ({ name, bytes }) => {
      if (!isPng(bytes)) throw new AppError('invalid-input', 'Not a PNG');
      return await saveSheet(outlet, name, 'png', () => Promise.resolve(bytes));
    },
    'sheet.print': () => outlet.print(),
  };
}
