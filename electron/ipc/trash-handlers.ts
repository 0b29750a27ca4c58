/** Routes of the trash and the quarantine: the library host moves the files, the system's trash takes them over. */
import { AppError } from '../../shared/errors.ts';
import type { Workspace } from '../workspace.ts';
import type { SendEvent } from './electron-ipc.ts';
import type { Handlers } from './router.ts';

type TrashRoutes = Extract<keyof Handlers, `trash.${string}` | `quarantine.${string}`>;

export function trashHandlers(options: {
  readonly workspace: Workspace;
  readonly send: SendEvent;
  /** Moves a folder to the system's trash; rejects when that does not take it. */
  readonly trashItem: (path: string) => Promise<void>;
  readonly showInFolder: (path: string) => void;
}): Pick<Handlers, TrashRoutes> {
  const { workspace, send, trashItem, showInFolder } = options;
  return {
    'trash.read': async (input) => (await workspace.library()).call('trashed', input),
    'trash.empty': async () => {
      const library = await workspace.library();
      const gathered = await library.call('gatherTrash', null);
      if (!gathered) return { frames: 0 };
      try {
        await trashItem(gathered.folder);
      } catch (cause) {
        await library.call('putTrashBack', null);
        throw new AppError('system-trash-refused', cause instanceof Error ? cause.message : String(cause), {
          cause,
        });
      }
      return { frames: gathered.frames };
    },
    'quarantine.read': async () => (await workspace.library()).call('quarantined', null),
    'quarantine.retry': async (input) => {
      const library = await workspace.library();
      const download = await library.call('downloadAgain', input);
      const row = await library.call('keep', download);
      await library.call('leaveQuarantine', input);
      send('frames.added', { rows: [row] });
      return row;
    },
    'quarantine.reveal': async (input) => {
      const { path } = await (await workspace.library()).call('quarantinedFile', input);
      showInFolder(path);
    },
  };
}
