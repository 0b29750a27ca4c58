/** Routes of libraries: which is open, which were. Paths come from dialogs and settings, and stay here. */
import type { Libraries } from '../libraries.ts';
import type { Workspace } from '../workspace.ts';
import { mostLines } from '../../shared/library-report.ts';
import type { SendEvent } from './electron-ipc.ts';
import type { Handlers } from './router.ts';

type LibraryRoutes = Extract<keyof Handlers, `library.${string}` | `libraries.${string}`>;

export function libraryHandlers(options: {
  readonly libraries: Libraries;
  readonly workspace: Workspace;
  readonly send: SendEvent;
  /** Absolute path of the folder the user chose in a dialog, or null. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
}): Pick<Handlers, LibraryRoutes> {
  const { libraries, workspace, send, chooseFolder } = options;
  const openChosen = async (title: string): Promise<boolean> => {
    const folder = await chooseFolder(title);
    return folder !== null && (await libraries.open(folder));
  };
  return {
    'library.choose-folder': () => openChosen('Choose library folder'),
    'library.make': () => openChosen('Make a library in an empty folder'),
    'library.reopen': () => libraries.reopen(),
    'library.indexing': async () => (await workspace.library()).call('indexing', null),
    'library.stop-indexing': async () => {
      await (await workspace.library()).call('stopIndexing', null);
    },
    'library.resume-indexing': async () => {
      await (await workspace.library()).call('resumeIndexing', null);
    },
    'library.report': async () => {
      const report = await (await workspace.library()).call('report', null);
      const batches = workspace.unreadableBatches();
      const lines = batches.map((file) => ({ kind: 'batch-broken' as const, file, adoptable: null }));
      return { lines: [...lines, ...report.lines].slice(0, mostLines), total: report.total + lines.length };
    },
    'library.adopt': async (input) => {
      const rows = await (await workspace.library()).call('adopt', input);
      send('frames.added', { rows });
      return { frames: rows.length };
    },
    'libraries.recent': () => libraries.recent(),
    'libraries.open': ({ library }) => libraries.openRecent(library),
    'libraries.forget': ({ library }) => libraries.forget(library),
  };
}
