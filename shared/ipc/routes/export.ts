/** Export: presets, plans, runs. Folders are chosen in main's dialogs and stay there; the window sees labels. */
import { z } from 'zod';
import {
  exportPresetSchema,
  namedPresetSchema,
  presetIdSchema,
  presetNameSchema,
} from '../../export/preset.ts';
import {
  exportIdSchema,
  exportPlanSchema,
  exportRunSchema,
  mostExported,
  planRowSchema,
} from '../../export/run.ts';
import type { ExportRun } from '../../export/run.ts';
import { watchedExportSchema } from '../../export/watched.ts';
import type { WatchedExport } from '../../export/watched.ts';
import { collectionIdSchema, frameIdSchema } from '../../ids.ts';
import { nothing } from './inputs.ts';

const presetInput = z.strictObject({ id: presetIdSchema });
const run = z.strictObject({ run: exportIdSchema });
const watch = z.strictObject({ collection: collectionIdSchema });
const watches = z.array(watchedExportSchema);

export const presetsReadingSchema = z.object({
  /** Built-in ones first, then the user's by name. `destination`: a label of its folder; null until one was chosen. */
  presets: z.array(namedPresetSchema.extend({ destination: z.string().nullable() })),
  /** The one used last: what the key exports with. */
  lastUsed: presetIdSchema,
});
export type PresetsReading = z.infer<typeof presetsReadingSchema>;

export const exportRoutes = {
  'export.presets': { input: nothing, output: presetsReadingSchema },
  /** Without `id` a new one, whose id is answered. Errors: `export-preset-name-taken`, `export-preset-built-in`, `export-preset-not-found`. */
  'export.save-preset': {
    input: z.strictObject({
      id: presetIdSchema.exactOptional(),
      name: presetNameSchema,
      preset: exportPresetSchema,
    }),
    output: presetInput,
  },
  /** As `Name copy`; the new one's id is answered. */
  'export.duplicate-preset': { input: presetInput, output: presetInput },
  'export.rename-preset': { input: presetInput.extend({ name: presetNameSchema }), output: nothing },
  'export.delete-preset': { input: presetInput, output: nothing },
  /** Main opens the dialog; null: the user closed it. Error: `export-preset-unreadable`. */
  'export.import-presets': { input: nothing, output: z.array(presetIdSchema).nullable() },
  /** Main opens the dialog. False: the user closed it. Error: `file-not-written`. */
  'export.write-preset': { input: presetInput, output: z.boolean() },
  /** Main opens the folder dialog and remembers the folder with the preset. Its label; null: the user closed it. */
  'export.choose-destination': { input: presetInput, output: z.string().nullable() },
  /**
   * `preset` as it stands in the dialog, saved or not; it goes where the preset `id` goes. Errors: `export-no-destination`,
   * `export-template-invalid`, `export-destination-missing`, `-unwritable`, `-in-library`.
   */
  'export.plan': {
    input: z.strictObject({
      frames: z.array(frameIdSchema).min(1).max(mostExported),
      id: presetIdSchema,
      preset: exportPresetSchema,
    }),
    output: exportPlanSchema,
  },
  /** More rows of a plan, `planRowsAtOnce` of them from `from` on. Error: `export-plan-gone`: plan again. */
  'export.plan-rows': {
    input: z.strictObject({ plan: exportIdSchema, from: z.number().int().min(0) }),
    output: z.array(planRowSchema),
  },
  /** The names that some frames would get in an empty folder, in their order. Error: `export-template-invalid`. */
  'export.example': {
    input: z.strictObject({ frames: z.array(frameIdSchema).min(1).max(20), preset: exportPresetSchema }),
    output: z.array(z.string()),
  },
  /** Runs a plan as it was shown. Error: `export-plan-gone`. */
  'export.start': { input: z.strictObject({ plan: exportIdSchema }), output: exportRunSchema },
  'export.pause': { input: run, output: exportRunSchema },
  /** Goes on after a pause, a stop or an interruption. */
  'export.resume': { input: run, output: exportRunSchema },
  /** Files that are written stay; of those under way nothing stays. */
  'export.cancel': { input: run, output: exportRunSchema },
  /** Does those that failed once more. */
  'export.retry': { input: run, output: exportRunSchema },
  /** Those of this library, newest first: of this session, and those that an earlier one could not end. */
  'export.runs': { input: nothing, output: z.array(exportRunSchema) },
  /** Forgets a run that does not run any more. */
  'export.dismiss': { input: run, output: nothing },
  /** Shows the destination in the system's file manager. */
  'export.reveal': { input: run, output: nothing },
  /** Watched exports of this library: those that are on, and those that were. */
  'export.watches': { input: nothing, output: watches },
  /** Main opens the folder dialog and keeps the folder for `export.watch`. Its label; null: the user closed it. */
  'export.choose-watched-folder': { input: watch, output: z.string().nullable() },
  /**
   * Switches a collection's watched export on, with the preset as it is stored, into the folder chosen before, or else where it
   * went already. Errors: `export-no-destination`, `export-preset-not-found`, and those of `export.plan`.
   */
  'export.watch': { input: watch.extend({ preset: presetIdSchema }), output: watches },
  /** What is under way ends as any export does. */
  'export.unwatch': { input: watch, output: watches },
  'export.reveal-watched': { input: watch, output: nothing },
} as const;

export interface ExportEvents {
  /** A run has got on or changed its state; at most four times a second. */
  readonly 'export.progress': { readonly run: ExportRun };
  /** A watched export was switched on or off, has exported something, or cannot. */
  readonly 'export.watches-changed': { readonly watches: readonly WatchedExport[] };
  /** Presets, a destination, or the one used last have changed. */
  readonly 'export.presets-changed': { readonly reading: PresetsReading };
}
