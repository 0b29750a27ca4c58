/** The lists that prompts draw from. */
import {
  listDeletionSchema,
  listRenamingSchema,
  listWritingSchema,
  listsReadingSchema,
} from '../../lists/list-file.ts';
import { nothing } from './inputs.ts';

export const listsRoutes = {
  /** The lists that `__name__` draws from, as they are on disk now; each of the others answers with the same. */
  'lists.read': { input: nothing, output: listsReadingSchema },
  /** Errors: `list-changed-on-disk`, `list-name-taken`, `list-not-found`, `list-too-large`: nothing was written. */
  'lists.write': { input: listWritingSchema, output: listsReadingSchema },
  'lists.rename': { input: listRenamingSchema, output: listsReadingSchema },
  /** To the library's trash; writing it anew takes it back. */
  'lists.delete': { input: listDeletionSchema, output: listsReadingSchema },
  'lists.add-starters': { input: nothing, output: listsReadingSchema },
} as const;

export interface ListsEvents {
  /** Lists were changed from outside the app, or another library was opened: they are to be read again. */
  readonly 'lists.changed': null;
}
