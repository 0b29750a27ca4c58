/** Opening another library: what is under way in the one before comes to rest first; those opened last are remembered. */
import { readdir } from 'node:fs/promises';
import { AppError } from '../shared/errors.ts';
import type { LibraryStatus } from '../shared/ipc/app-state.ts';
import type { LibraryEntryId, RecentLibrary } from '../shared/libraries/recent.ts';
import { fileError } from './files/atomic-file.ts';
import type { AskPresence } from './folder-presence.ts';
import type { Importer } from './import/importer.ts';
import type { SendEvent } from './ipc/electron-ipc.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Workspace } from './workspace.ts';
import { folderLabel } from './files/folder-label.ts';

export interface Libraries {
  recent(): Promise<RecentLibrary[]>;
  /** Opens a folder: a library, or an empty one that becomes it. False: the user stays. Error: `library-not-there`. */
  open(folder: string): Promise<boolean>;
  /** Errors: `library-gone`, `library-not-there`. */
  openRecent(id: LibraryEntryId): Promise<boolean>;
  forget(id: LibraryEntryId): void;
  /** Tells window and menu of the list as it is. */
  tell(): Promise<void>;
  reopen(): Promise<LibraryStatus>;
  /** A library was opened, whatever led to it: it is the first of the list. */
  opened(folder: string): void;
}

export function createLibraries(deps: {
  readonly workspace: Pick<Workspace, 'open' | 'folder' | 'status'>;
  readonly settings: Pick<
    SettingsStore,
    'libraries' | 'libraryOpened' | 'forgetLibrary' | 'rememberLibraryFolder'
  >;
  readonly presence: AskPresence;
  /** Imports into the library that is left. */
  readonly importer: Pick<Importer, 'leave' | 'opened'>;
  /** Whether the queue may end. */
  readonly mayLeave: () => Promise<boolean>;
  readonly send: SendEvent;
  /** The list has changed, or what is known of its folders. */
  readonly onRecent: (recent: readonly RecentLibrary[]) => void;
}): Libraries {
  const { workspace, settings, presence, importer, mayLeave, send, onRecent } = deps;

  const isOpen = (folder: string): boolean =>
    folder === workspace.folder() && workspace.status().state === 'ready';

  /** What the window holds is of no library any more. */
  function switched(): void {
    send('frames.reset', null);
    send('lists.changed', null);
    send('history.changed', null);
  }

  const recent = async (): Promise<RecentLibrary[]> =>
    await Promise.all(
      settings.libraries().map(async ({ id, folder }) => ({
        id,
        label: folderLabel(folder),
        isOpen: isOpen(folder),
        presence: isOpen(folder) ? ('there' as const) : await presence(folder),
      })),
    );

  async function tell(): Promise<void> {
    const list = await recent();
    send('libraries.changed', { recent: list });
    onRecent(list);
  }

  async function change(folder: string): Promise<LibraryStatus> {
    await importer.leave();
    const opening = workspace.open(folder);
    switched();
    const status = await opening;
    switched();
    return status;
  }

  async function open(folder: string): Promise<boolean> {
    // Opening the library again that is open would end its calls in flight for nothing.
    if (isOpen(folder)) return true;
    await expectLibraryOrNothing(folder);
    if (!(await mayLeave())) return false;
    const { state } = await change(folder);
    if (state === 'ready') settings.rememberLibraryFolder(folder);
    return true;
  }

  return {
    recent,
    tell,
    open,
    openRecent: async (id) => {
      const folder = settings.libraries().find((entry) => entry.id === id)?.folder;
      if (folder === undefined) throw gone();
      if ((await presence(folder)) !== 'there') {
        await tell();
        throw gone();
      }
      return await open(folder);
    },
    forget: (id) => {
      settings.forgetLibrary(id);
      void tell();
    },
    reopen: () => change(workspace.folder()),
    opened: (folder) => {
      importer.opened();
      if (settings.libraries()[0]?.folder !== folder) settings.libraryOpened(folder);
      void tell();
    },
  };
}

function gone(): AppError {
  return new AppError('library-gone', 'The folder of this library is not there');
}

/** Folders of which a library may have lost its marker. */
const ownNames = ['library.json', 'images', 'batches'];

/** Nothing is written among other people's files: they may have been meant for an import. */
async function expectLibraryOrNothing(folder: string): Promise<void> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw fileError(error, folder, 'reading');
  }
  // What systems leave in folders by themselves is hidden, or known by name.
  const seen = names.filter(
    (name) => !name.startsWith('.') && name !== 'desktop.ini' && name !== 'Thumbs.db',
  );
  if (seen.length === 0 || names.some((name) => ownNames.includes(name))) return;
  throw new AppError('library-not-there', 'The folder holds other files and no library');
}
