/** A library with some frames, a folder to export them to, and a way to wait for the end of a run. */
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { z } from 'zod';
import type { Library } from '../../../../electron/library-host/library.ts';
import type { LibraryOptions } from '../../../../electron/library-host/library-options.ts';
import type { Credit } from '../../../../shared/export/credit.ts';
import { noCredit } from '../../../../shared/export/credit.ts';
import { exportPresetSchema } from '../../../../shared/export/preset.ts';
import type { ExportPlan, ExportRun } from '../../../../shared/export/run.ts';
import type { WatchedExport } from '../../../../shared/export/watched.ts';
import type { FrameDraft } from '../../../../shared/frame/record.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { placeSheetFonts } from '../../../support/sheet-fonts.ts';
import { closeLibrary, download, openAndReconcile, temporaryFolder } from '../support/library-folder.ts';

export interface ExportDesk {
  readonly open: Library;
  /** Absolute paths. */
  readonly library: string;
  readonly destination: string;
  readonly journals: string;
  readonly pictures: readonly Buffer[];
  readonly frames: readonly FrameId[];
  /** Of all frames, into the destination or another folder. */
  readonly plan: (
    preset: Omit<PresetInput, 'version'>,
    other?: { readonly destination?: string; readonly credit?: Credit },
  ) => Promise<ExportPlan>;
  /** Until it does not run any more. */
  readonly runToEnd: (plan: ExportPlan) => Promise<ExportRun>;
  /** The run as it is told of from now on, once that holds. */
  readonly told: (holds: (run: ExportRun) => boolean) => Promise<ExportRun>;
  /** What is told of watched exports from now on, once that holds. */
  readonly watching: (
    holds: (watches: readonly WatchedExport[]) => boolean,
  ) => Promise<readonly WatchedExport[]>;
  /** As if the app was started once more. */
  readonly reopen: () => Promise<Library>;
}
type PresetInput = z.input<typeof exportPresetSchema>;

/** `drafts`: what the frames were asked for, where it matters. */
export async function exportDesk(
  pictures: readonly Buffer[],
  drafts: readonly Partial<FrameDraft>[] = [],
  more: Pick<LibraryOptions, 'watching'> = {},
): Promise<ExportDesk> {
  const base = await temporaryFolder();
  const [library, destination, journals] = [join(base, 'library'), join(base, 'out'), join(base, 'journals')];
  const fonts = join(base, 'fonts');
  for (const folder of [destination, fonts]) await mkdir(folder);
  await placeSheetFonts(fonts);
  const runs = listenable<ExportRun>();
  const watches = listenable<readonly WatchedExport[]>();
  const options = {
    exports: journals,
    fonts,
    on: { exporting: runs.tell, watching: watches.tell },
    ...more,
  };
  const open = await openAndReconcile(library, options);
  const frames: FrameId[] = [];
  for (const [at, bytes] of pictures.entries())
    frames.push((await open.keep(await download(library, bytes, drafts[at]))).id);
  const { told } = runs;
  return {
    open,
    library,
    destination,
    journals,
    pictures,
    frames,
    told,
    watching: watches.told,
    reopen: async () => {
      await closeLibrary(open);
      return await openAndReconcile(library, options);
    },
    plan: (preset, other) =>
      open.planExport({
        frames,
        preset: exportPresetSchema.parse({ version: 1, ...preset }),
        presetName: 'Test',
        destination,
        credit: noCredit,
        appVersion: '0.0.0',
        ...other,
      }),
    runToEnd: async (plan) => {
      const ended = told((run) => run.id === plan.id && run.state !== 'running');
      await open.startExport({ plan: plan.id });
      return await ended;
    },
  };
}

/** What is told of something, and a way to wait for it. */
function listenable<News>(): {
  readonly tell: (news: News) => void;
  readonly told: (holds: (news: News) => boolean) => Promise<News>;
} {
  const listeners = new Set<(news: News) => void>();
  return {
    tell: (news) => listeners.forEach((listener) => listener(news)),
    told: (holds) =>
      new Promise((settle) => {
        const look = (news: News): void => {
          if (!holds(news)) return;
          listeners.delete(look);
          settle(news);
        };
        listeners.add(look);
      }),
  };
}
