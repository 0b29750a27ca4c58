/** A library with some frames, a folder to export them to, and a way to wait for the end of a run. */
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { z } from 'zod';
import type { Library } from '../../../../electron/library-host/library.ts';
import { exportPresetSchema } from '../../../../shared/export/preset.ts';
import type { ExportPlan, ExportRun } from '../../../../shared/export/run.ts';
import type { FrameId } from '../../../../shared/ids.ts';
import { placeSheetFonts } from '../../../support/sheet-fonts.ts';
import { download, openAndReconcile, temporaryFolder } from '../support/library-folder.ts';

export interface ExportDesk {
  readonly open: Library;
  /** Absolute paths. */
  readonly library: string;
  readonly destination: string;
  readonly journals: string;
  readonly pictures: readonly Buffer[];
  readonly frames: readonly FrameId[];
  /** Of all frames, into the destination. */
  readonly plan: (preset: Omit<PresetInput, 'version'>) => Promise<ExportPlan>;
  readonly runToEnd: (plan: ExportPlan) => Promise<ExportRun>;
  /** The run as it was last told of, once that holds. */
  readonly told: (holds: (run: ExportRun) => boolean) => Promise<ExportRun>;
}
type PresetInput = z.input<typeof exportPresetSchema>;

export async function exportDesk(pictures: readonly Buffer[]): Promise<ExportDesk> {
  const base = await temporaryFolder();
  const [library, destination, journals] = [join(base, 'library'), join(base, 'out'), join(base, 'journals')];
  const fonts = join(base, 'fonts');
  for (const folder of [destination, fonts]) await mkdir(folder);
  await placeSheetFonts(fonts);
  const listeners = new Set<(run: ExportRun) => void>();
  let last: ExportRun | null = null;
  const open = await openAndReconcile(library, {
    exports: journals,
    fonts,
    on: {
      exporting: (run) => {
        last = run;
        for (const listener of listeners) listener(run);
      },
    },
  });
  const frames: FrameId[] = [];
  for (const bytes of pictures) frames.push((await open.keep(await download(library, bytes))).id);
  const told = (holds: (run: ExportRun) => boolean): Promise<ExportRun> =>
    new Promise((settle) => {
      const look = (run: ExportRun): void => {
        if (!holds(run)) return;
        listeners.delete(look);
        settle(run);
      };
      listeners.add(look);
      if (last) look(last);
    });
  return {
    open,
    library,
    destination,
    journals,
    pictures,
    frames,
    told,
    plan: (preset) =>
      open.planExport({
        frames,
        preset: exportPresetSchema.parse({ version: 1, ...preset }),
        presetName: 'Test',
        destination,
      }),
    runToEnd: async (plan) => {
      const ended = told((run) => run.id === plan.id && run.state !== 'running');
      await open.startExport({ plan: plan.id });
      return await ended;
    },
  };
}
