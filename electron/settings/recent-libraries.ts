/** The list of libraries opened last, as settings keep it. Pure. */
import { z } from 'zod';
import { libraryEntryIdSchema, mostRecentLibraries } from '../../shared/libraries/recent.ts';
import type { LibraryEntryId } from '../../shared/libraries/recent.ts';

export const keptLibrariesSchema = z
  .array(z.object({ id: libraryEntryIdSchema, /** Absolute. */ folder: z.string().min(1) }))
  .readonly();
export type KeptLibraries = z.infer<typeof keptLibrariesSchema>;

/** It was opened now: it stands first, once. `fresh`: its id, if it has none yet. */
export function withOpened(kept: KeptLibraries, folder: string, fresh: LibraryEntryId): KeptLibraries {
  const known = kept.find((entry) => entry.folder === folder);
  const others = kept.filter((entry) => entry.folder !== folder);
  return [{ id: known?.id ?? fresh, folder }, ...others].slice(0, mostRecentLibraries);
}

export function without(kept: KeptLibraries, id: LibraryEntryId): KeptLibraries {
  return kept.filter((entry) => entry.id !== id);
}
