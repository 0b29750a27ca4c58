/** The lists that prompts draw from. */
import type { z } from 'zod';
import type {
  listDeletionSchema,
  listRenamingSchema,
  listWritingSchema,
  ListsReading,
} from '../../../shared/lists/list-file.ts';

export interface ListMethods {
  /** The lists as they are on disk now. Error: `library-unreadable`. */
  lists(input: null): ListsReading;
  /**
   * Each answers with the lists as they are then. Errors: `list-changed-on-disk`, `list-name-taken`, `list-not-found`,
   * `list-too-large`, `disk-full`, `library-read-only`.
   */
  writeList(input: z.infer<typeof listWritingSchema>): ListsReading;
  renameList(input: z.infer<typeof listRenamingSchema>): ListsReading;
  /** To the trash. */
  deleteList(input: z.infer<typeof listDeletionSchema>): ListsReading;
  /** Writes those of the starter set that are not there. */
  addStarterLists(input: null): ListsReading;
}
