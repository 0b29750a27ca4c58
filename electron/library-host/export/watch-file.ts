/**
 * What is known of a watched export: a file for each collection in the app's own folder, not in the library, because a library
 * may come from anyone and this says where files are written. It also says which frames went there: each goes once.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exportPresetSchema, presetIdSchema } from '../../../shared/export/preset.ts';
import { collectionIdSchema, frameIdSchema } from '../../../shared/ids.ts';
import type { CollectionId } from '../../../shared/ids.ts';
import { hasErrno, writeFileDurably } from '../../files/atomic-file.ts';

const watchFileSchema = z.object({
  /** Raised when a stored value changes its meaning. */
  version: z.literal(1),
  /** Another one for another folder or preset: what went elsewhere does not count there. */
  id: z.string().min(1),
  libraryId: z.string(),
  collection: collectionIdSchema,
  presetId: presetIdSchema,
  presetName: z.string(),
  preset: exportPresetSchema,
  /** Absolute, real. */
  destination: z.string().min(1),
  isOn: z.boolean(),
  exported: z.array(frameIdSchema),
  /** They failed, and the user let them go. */
  letGo: z.array(frameIdSchema),
});
export type WatchFile = z.infer<typeof watchFileSchema>;

const folderOf = (journals: string): string => join(journals, 'watched');

/** Those of a library. One that cannot be read is left where it is, and told of. */
export async function readWatches(
  journals: string,
  libraryId: string,
  onProblem: (error: unknown) => void,
): Promise<ReadonlyMap<CollectionId, WatchFile>> {
  const folder = folderOf(journals);
  const names = await readdir(folder).catch((error: unknown) => {
    if (!hasErrno(error, 'ENOENT')) onProblem(error);
    return [];
  });
  const watches = new Map<CollectionId, WatchFile>();
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    try {
      const watch = watchFileSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (watch.libraryId === libraryId && name === nameOf(watch)) watches.set(watch.collection, watch);
    } catch (error) {
      onProblem(error);
    }
  }
  return watches;
}

/** Errors: those of `writeFileDurably`. */
export async function writeWatch(journals: string, watch: WatchFile): Promise<void> {
  await writeFileDurably(join(folderOf(journals), nameOf(watch)), JSON.stringify(watch));
}

function nameOf({ libraryId, collection }: WatchFile): string {
  return `${libraryId}.${collection}.json`;
}
