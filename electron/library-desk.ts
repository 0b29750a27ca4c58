/** What is done with libraries as a whole: one is opened in another's place, and pictures are taken into it. */
import { randomUUID } from 'node:crypto';
import { dropIdSchema } from '../shared/import/drop.ts';
import type { Workspace } from './workspace.ts';
import { createFolderPresence } from './folder-presence.ts';
import { createDroppedPaths } from './import/dropped-paths.ts';
import type { DroppedPaths } from './import/dropped-paths.ts';
import { createImporter } from './import/importer.ts';
import type { SendEvent } from './ipc/electron-ipc.ts';
import { importHandlers } from './ipc/import-handlers.ts';
import { libraryHandlers } from './ipc/library-handlers.ts';
import type { LibraryLeave } from './leave-library.ts';
import { createLibraries } from './libraries.ts';
import { showMenu } from './menu.ts';
import { systemIds } from './queue/effects.ts';
import type { SettingsStore } from './settings/settings-store.ts';

type ChooseFolder = (title: string) => Promise<string | null>;

export interface LibraryDesk {
  readonly dropped: DroppedPaths;
  readonly handlers: (
    chooseFolder: ChooseFolder,
  ) => ReturnType<typeof importHandlers> & ReturnType<typeof libraryHandlers>;
  /** A library is open. */
  readonly opened: () => void;
  /** Tells window and menu of the libraries opened last. */
  readonly tell: () => Promise<void>;
  /** The app ends. */
  readonly leave: () => Promise<void>;
}

export function createLibraryDesk(deps: {
  readonly workspace: Workspace;
  readonly settings: SettingsStore;
  readonly send: SendEvent;
  readonly guard: Pick<LibraryLeave, 'mayLeave'>;
}): LibraryDesk {
  const { workspace, settings, send, guard } = deps;
  const importer = createImporter({
    importFile: async (input) => await (await workspace.library()).call('importFile', input),
    library: () => workspace.folder(),
    unfinished: {
      read: () => settings.unfinishedImport(),
      write: (unfinished) => settings.rememberUnfinishedImport(unfinished),
    },
    newBatch: systemIds.batch,
    tell: (run) => send('import.progress', { run }),
    onFrames: (rows) => send('frames.added', { rows }),
    now: Date.now,
  });
  const libraries = createLibraries({
    workspace,
    settings,
    presence: createFolderPresence(),
    importer,
    mayLeave: () => guard.mayLeave(),
    send,
    onRecent: (recent) => showMenu(recent, send),
  });
  const dropped = createDroppedPaths(() => dropIdSchema.parse(randomUUID()));
  return {
    dropped,
    handlers: (chooseFolder) => ({
      ...importHandlers({ importer, chooseFolder, dropped }),
      ...libraryHandlers({ libraries, workspace, send, chooseFolder }),
    }),
    opened: () => libraries.opened(workspace.folder()),
    tell: () => libraries.tell(),
    leave: () => importer.leave(),
  };
}
