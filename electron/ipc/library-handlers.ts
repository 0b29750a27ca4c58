/** Routes of libraries: which is open, which were. Paths come from dialogs and settings, and stay here. */
import type { Libraries } from '../libraries.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

type LibraryRoutes = Extract<keyof Handlers, `library.${string}` | `libraries.${string}`>;

export function libraryHandlers(options: {
  readonly libraries: Libraries;
  readonly workspace: Workspace;
  /** Absolute path of the folder the user chose in a dialog, or null. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
}): Pick<Handlers, LibraryRoutes> {
  const { libraries, workspace, chooseFolder } = options;
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
    'libraries.recent': () => libraries.recent(),
    'libraries.open': ({ library }) => libraries.openRecent(library),
    'libraries.forget': ({ library }) => libraries.forget(library),
  };
}
