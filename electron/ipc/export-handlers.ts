/** Routes of export: presets are main's, plans and runs the library host's. Folders never reach the window. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Credit } from '../../shared/export/credit.ts';
import { largestPresetFile } from '../../shared/export/preset-file.ts';
import type { PresetId } from '../../shared/export/preset.ts';
import type { PresetsReading } from '../../shared/ipc/routes/export.ts';
import { folderLabel } from '../files/folder-label.ts';
import { writeFileDurably } from '../files/atomic-file.ts';
import type { Log } from '../log.ts';
import type { ExportPresets } from '../settings/export-presets.ts';
import type { Workspace } from '../workspace.ts';
import type { SendEvent } from './electron-ipc.ts';
import type { Handlers } from './router.ts';
import { watchHandlers } from './watch-handlers.ts';

type ExportRoutes = Extract<keyof Handlers, `export.${string}`>;

/** Each resolves with null where the user closed it. */
export interface ExportDialogs {
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly choosePresetFile: () => Promise<string | null>;
  readonly savePresetFile: (name: string) => Promise<string | null>;
}

export function exportHandlers(options: {
  readonly workspace: Workspace;
  readonly presets: ExportPresets;
  readonly dialogs: ExportDialogs;
  readonly showFolder: (path: string) => Promise<void>;
  readonly send: SendEvent;
  /** As the settings have it now. */
  readonly credit: () => Credit;
  readonly appVersion: string;
}): Pick<Handlers, ExportRoutes> {
  const { workspace, presets, dialogs, showFolder, send, credit, appVersion } = options;

  const reading = (): PresetsReading => ({
    presets: presets.list().map((one) => ({ ...one, destination: labelOf(presets.destination(one.id)) })),
    lastUsed: presets.lastUsed(),
  });
  /** Does it, and tells the window what holds then. */
  const changed = async <T>(change: Promise<T>): Promise<T> => {
    const value = await change;
    send('export.presets-changed', { reading: reading() });
    return value;
  };
  /** Which preset a plan was made with: it becomes the one used last when the plan is run. */
  const planned = new Map<string, PresetId>();

  return {
    'export.presets': () => reading(),
    'export.save-preset': async ({ id, name, preset }) => ({
      id: await changed(presets.save(id ?? null, name, preset)),
    }),
    'export.duplicate-preset': async ({ id }) => ({ id: await changed(presets.duplicate(id)) }),
    'export.rename-preset': ({ id, name }) => changed(presets.rename(id, name)),
    'export.delete-preset': ({ id }) => changed(presets.remove(id)),
    'export.import-presets': async () => {
      const path = await dialogs.choosePresetFile();
      return path === null ? null : [...(await changed(presets.take(await presetText(path))))];
    },
    'export.write-preset': async ({ id }) => {
      const path = await dialogs.savePresetFile(presets.get(id).name);
      if (path === null) return false;
      await writeFileDurably(path, presets.give(id)).catch((cause: unknown) => {
        throw new AppError('file-not-written', 'Not written', { data: { file: basename(path) }, cause });
      });
      return true;
    },
    'export.choose-destination': async ({ id }) => {
      presets.get(id);
      const folder = await dialogs.chooseFolder('Choose export folder');
      if (folder !== null) await changed(presets.rememberDestination(id, folder));
      return labelOf(folder);
    },
    'export.plan': async ({ frames, id, preset }) => {
      const { name } = presets.get(id);
      const destination = presets.destination(id);
      if (destination === null) throw new AppError('export-no-destination', 'No folder was chosen yet');
      const library = await workspace.library();
      const plan = await library.call('planExport', {
        frames,
        preset,
        presetName: name,
        destination,
        credit: credit(),
        appVersion,
      });
      planned.set(plan.id, id);
      return plan;
    },
    'export.plan-rows': async (input) => (await workspace.library()).call('planRows', input),
    'export.example': async (input) => (await workspace.library()).call('exampleNames', input),
    'export.start': async (input) => {
      const run = await (await workspace.library()).call('startExport', input);
      const id = planned.get(input.plan);
      // Deleted meanwhile, maybe: the export goes on all the same.
      if (id !== undefined && presets.list().some((one) => one.id === id)) await changed(presets.used(id));
      planned.clear();
      return run;
    },
    'export.pause': async (input) => (await workspace.library()).call('pauseExport', input),
    'export.resume': async (input) => (await workspace.library()).call('resumeExport', input),
    'export.cancel': async (input) => (await workspace.library()).call('cancelExport', input),
    'export.retry': async (input) => (await workspace.library()).call('retryExport', input),
    'export.runs': async () => (await workspace.library()).call('exportRuns', null),
    'export.dismiss': async (input) => {
      await (await workspace.library()).call('dismissExport', input);
    },
    'export.reveal': async (input) => {
      const { folder } = await (await workspace.library()).call('exportDestination', input);
      await showFolder(folder);
    },
    ...watchHandlers({ workspace, presets, chooseFolder: dialogs.chooseFolder, showFolder }),
  };
}

/** The host was started again: what ran in it is interrupted now. */
export async function tellExports({
  workspace,
  send,
  log,
}: {
  readonly workspace: Workspace;
  readonly send: SendEvent;
  readonly log: Log;
}): Promise<void> {
  try {
    const runs = await (await workspace.library()).call('exportRuns', null);
    for (const run of runs) send('export.progress', { run });
  } catch (thrown) {
    // The window asks for them again when it shows them.
    log('warn', 'exports-not-read', { error: toAppError(thrown) });
  }
}

function labelOf(folder: string | null): string | null {
  return folder === null ? null : folderLabel(folder);
}

async function presetText(path: string): Promise<string> {
  try {
    if ((await stat(path)).size <= largestPresetFile) return await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw unreadable(path, null);
}

function unreadable(path: string, cause: unknown): AppError {
  return new AppError('export-preset-unreadable', 'No file of export presets', {
    data: { file: basename(path) },
    cause,
  });
}
