/** Routes of watched exports: presets and folders are main's, what is exported by itself the library host's. */
import type { Credit } from '../../shared/export/credit.ts';
import type { CollectionId } from '../../shared/ids.ts';
import { toAppError } from '../../shared/errors.ts';
import { folderLabel } from '../files/folder-label.ts';
import type { Log } from '../log.ts';
import type { ExportPresets } from '../settings/export-presets.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './router.ts';

type WatchRoutes = `export.${'watches' | 'choose-watched-folder' | 'watch' | 'unwatch' | 'reveal-watched'}`;

export function watchHandlers({
  workspace,
  presets,
  chooseFolder,
  showFolder,
}: {
  readonly workspace: Workspace;
  readonly presets: Pick<ExportPresets, 'get'>;
  /** Null: the user closed it. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly showFolder: (path: string) => Promise<void>;
}): Pick<Handlers, WatchRoutes> {
  /** Absolute paths, until they are used. */
  const chosen = new Map<CollectionId, string>();
  return {
    'export.watches': async () => (await workspace.library()).call('watchedExports', null),
    'export.choose-watched-folder': async ({ collection }) => {
      const folder = await chooseFolder('Choose folder for picks');
      if (folder === null) return null;
      chosen.set(collection, folder);
      return folderLabel(folder);
    },
    'export.watch': async ({ collection, preset: id }) => {
      const { name, preset } = presets.get(id);
      const watches = await (
        await workspace.library()
      ).call('watchExport', {
        collection,
        preset: id,
        presetName: name,
        settings: preset,
        destination: chosen.get(collection) ?? null,
      });
      chosen.delete(collection);
      return watches;
    },
    'export.unwatch': async (input) => (await workspace.library()).call('unwatchExport', input),
    'export.reveal-watched': async (input) => {
      const { folder } = await (await workspace.library()).call('watchDestination', input);
      await showFolder(folder);
    },
  };
}

/** Tells the host who is named in files: with that it begins, and goes on with, what is exported by itself. */
export async function beginWatching({
  workspace,
  credit,
  appVersion,
  log,
}: {
  readonly workspace: Workspace;
  readonly credit: Credit;
  readonly appVersion: string;
  readonly log: Log;
}): Promise<void> {
  try {
    await (await workspace.library()).call('beginWatching', { credit, appVersion });
  } catch (thrown) {
    log('warn', 'watched-exports-not-begun', { error: toAppError(thrown) });
  }
}
