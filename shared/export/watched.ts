/** Watched export: frames of a collection that become picks go to a folder by themselves. As the window sees it: no path. */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';
import { collectionIdSchema } from '../ids.ts';
import type { ExportPreset } from './preset.ts';
import { presetIdSchema } from './preset.ts';

export const watchedExportSchema = z.object({
  collection: collectionIdSchema,
  /** As it was when the watch was switched on; it may have been changed or deleted since. */
  preset: presetIdSchema,
  presetName: z.string(),
  /** For reading only: the folder's name and its parent's. */
  destination: z.string(),
  isOn: z.boolean(),
  /** Frames that went to the folder. */
  exported: z.number().int(),
  /** Why nothing gets there now; it is tried again by itself. */
  error: errorInfoSchema.nullable(),
});
export type WatchedExport = z.infer<typeof watchedExportSchema>;

/**
 * What of a preset holds where frames come one after the other: no archive, no contact sheet of all of them, and no file
 * that is there already is replaced or taken for the frame.
 */
export function watchedPreset(preset: ExportPreset): ExportPreset {
  return {
    ...preset,
    container: 'folder',
    contactSheet: null,
    naming: { ...preset.naming, collisions: 'number' },
  };
}
