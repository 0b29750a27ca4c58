/** Settings on disk (electron-store, `settings.json` in the user-data folder): read once, parsed, written on change. */
import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import { defaultSettings, settingsSchema } from '../../shared/settings/settings.ts';
import type { Settings, SettingsChange } from '../../shared/settings/settings.ts';
import { batchIdSchema } from '../../shared/ids.ts';
import { libraryEntryIdSchema } from '../../shared/libraries/recent.ts';
import type { LibraryEntryId } from '../../shared/libraries/recent.ts';
import type { UnfinishedImport } from '../import/importer.ts';
import type { Log } from '../log.ts';
import type { Rectangle } from '../window-bounds.ts';
import { keptLibrariesSchema, without, withOpened } from './recent-libraries.ts';
import type { KeptLibraries } from './recent-libraries.ts';

const rectangleSchema: z.ZodType<Rectangle> = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

const unfinishedImportSchema: z.ZodType<UnfinishedImport> = z.object({
  library: z.string(),
  sources: z.array(z.string()).readonly(),
  batch: batchIdSchema,
});

/** What main alone needs to know: folders and screens are nothing for the renderer. */
const privateSchema = z.object({
  libraryFolder: z.string().nullable().default(null),
  /** Opened last first. A list that cannot be read is no reason to lose the settings. */
  libraries: keptLibrariesSchema.default([]).catch([]),
  /** An import that has not ended; what cannot be read of it is no loss, since its files are where they were. */
  unfinishedImport: unfinishedImportSchema.nullable().default(null).catch(null),
  /** Where the gateway, by its origin, takes no tasks for a model. */
  taskless: z.array(z.object({ gateway: z.string(), model: z.string() })).default([]),
  window: z.object({ bounds: rectangleSchema.nullable(), maximized: z.boolean() }).nullable().default(null),
});

const fileSchema = z.object({
  /** Raised when a stored value changes its meaning; older files are then migrated here. */
  version: z.literal(1),
  settings: settingsSchema,
  private: privateSchema,
});
type SettingsFile = z.infer<typeof fileSchema>;

export interface SettingsStore {
  current(): Settings;
  change(change: SettingsChange): Settings;
  libraryFolder(): string | null;
  rememberLibraryFolder(folder: string): void;
  /** Those opened last, newest first. */
  libraries(): KeptLibraries;
  libraryOpened(folder: string): void;
  forgetLibrary(id: LibraryEntryId): void;
  unfinishedImport(): UnfinishedImport | null;
  rememberUnfinishedImport(unfinished: UnfinishedImport | null): void;
  /** Models that a gateway takes no tasks for, as far as it has said. */
  taskless(): SettingsFile['private']['taskless'];
  rememberTaskless(gateway: string, model: string): void;
  forgetTaskless(): void;
  window(): SettingsFile['private']['window'];
  rememberWindow(bounds: Rectangle, maximized: boolean): void;
}

type Stored = ElectronStore<{ file: unknown }>;

/** A file that cannot be read is set aside under `settings.unreadable.json`, and defaults hold. */
export function openSettings(log: Log): SettingsStore {
  const store = openFile(log);
  let file = load(store.get('file'), log, (bad) =>
    new ElectronStore<{ file: unknown }>({ name: 'settings.unreadable' }).set('file', bad),
  );
  const save = (next: SettingsFile): void => {
    file = next;
    store.set('file', next);
  };
  return {
    current: () => file.settings,
    change: (change) => {
      save({ ...file, settings: settingsSchema.parse({ ...file.settings, ...change }) });
      return file.settings;
    },
    libraryFolder: () => file.private.libraryFolder,
    rememberLibraryFolder: (folder) => save({ ...file, private: { ...file.private, libraryFolder: folder } }),
    libraries: () => file.private.libraries,
    libraryOpened: (folder) => {
      const libraries = withOpened(file.private.libraries, folder, libraryEntryIdSchema.parse(randomUUID()));
      save({ ...file, private: { ...file.private, libraries } });
    },
    forgetLibrary: (id) =>
      save({ ...file, private: { ...file.private, libraries: without(file.private.libraries, id) } }),
    unfinishedImport: () => file.private.unfinishedImport,
    rememberUnfinishedImport: (unfinished) => {
      if (unfinished === file.private.unfinishedImport) return;
      save({ ...file, private: { ...file.private, unfinishedImport: unfinished } });
    },
    taskless: () => file.private.taskless,
    rememberTaskless: (gateway, model) =>
      save({
        ...file,
        private: { ...file.private, taskless: [...file.private.taskless, { gateway, model }] },
      }),
    forgetTaskless: () => save({ ...file, private: { ...file.private, taskless: [] } }),
    window: () => file.private.window,
    rememberWindow: (bounds, maximized) =>
      save({ ...file, private: { ...file.private, window: { bounds, maximized } } }),
  };
}

function openFile(log: Log): Stored {
  const open = (): Stored => new ElectronStore({ name: 'settings', clearInvalidConfig: false });
  try {
    return open();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Not JSON at all, so the store would only clear it: there may be hours of arranging in it.
    log('error', 'settings-no-json', { error });
    const folder = app.getPath('userData');
    renameSync(join(folder, 'settings.json'), join(folder, 'settings.unreadable.json'));
    return open();
  }
}

function load(stored: unknown, log: Log, setAside: (bad: unknown) => void): SettingsFile {
  const fresh: SettingsFile = { version: 1, settings: defaultSettings, private: privateSchema.parse({}) };
  if (stored === undefined) return fresh;
  const parsed = fileSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  log('error', 'settings-unreadable', { problem: z.prettifyError(parsed.error) });
  setAside(stored);
  return fresh;
}
