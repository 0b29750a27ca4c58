/** Libraries that were open on this computer: what the window is told of them is no path. */
import { z } from 'zod';

export const mostRecentLibraries = 10;

export const libraryEntryIdSchema = z.uuid().brand<'LibraryEntryId'>();
/** Of an entry in the list, made up for it: it says nothing of the folder. */
export type LibraryEntryId = z.infer<typeof libraryEntryIdSchema>;

/** `gone`: there is no such folder now. `silent`: its disk or share did not answer in time. */
const folderPresenceSchema = z.enum(['there', 'gone', 'silent']);
export type FolderPresence = z.infer<typeof folderPresenceSchema>;

export const recentLibrarySchema = z.object({
  id: libraryEntryIdSchema,
  /** For reading only: the folder's name and its parent's. */
  label: z.string(),
  isOpen: z.boolean(),
  presence: folderPresenceSchema,
});
export type RecentLibrary = Readonly<z.infer<typeof recentLibrarySchema>>;
