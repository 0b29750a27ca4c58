/** Which library is open: one at a time, chosen in a folder dialog that main opens or from the list of recent ones. */
import { z } from 'zod';
import { libraryEntryIdSchema, recentLibrarySchema } from '../../libraries/recent.ts';
import type { LibraryEntryId, RecentLibrary } from '../../libraries/recent.ts';
import { indexingStateSchema } from '../../indexing.ts';
import type { IndexingState } from '../../indexing.ts';
import { frameIdSchema } from '../../ids.ts';
import { libraryReportSchema, mostLines } from '../../library-report.ts';
import { libraryStatusSchema } from '../app-state.ts';
import { nothing } from './inputs.ts';

const entry = z.strictObject({ library: libraryEntryIdSchema });

export const librariesRoutes = {
  /**
   * Main opens the folder dialog; a folder that is empty becomes a library. `false`: the user closed it, or stays because of
   * calls under way. Error: `library-not-there`: the folder holds other files, and the library stays that is open.
   */
  'library.choose-folder': { input: nothing, output: z.boolean() },
  /** The same, said in other words: for a folder that is to become a library. */
  'library.make': { input: nothing, output: z.boolean() },
  /** Tries the one again that is open or broken. */
  'library.reopen': { input: nothing, output: libraryStatusSchema },
  /** How far the index is, while it is made anew or has much to catch up with. */
  'library.indexing': { input: nothing, output: indexingStateSchema },
  /** What is indexed stays; the rest is not shown until it goes on. */
  'library.stop-indexing': { input: nothing, output: nothing },
  'library.resume-indexing': { input: nothing, output: nothing },
  /** Opened last first, ten at most. */
  'libraries.recent': { input: nothing, output: z.array(recentLibrarySchema) },
  /** `false`: the user stays because of calls under way. Error: `library-gone`: the library stays that is open. */
  'libraries.open': { input: entry, output: z.boolean() },
  /** What in its folders is not as the app left it. Error: `library-unreadable`. */
  'library.report': { input: nothing, output: libraryReportSchema },
  /**
   * Shows frames again whose records are lost or broken, from their images; answers with how many. Errors: those of a download,
   * `disk-full`, `library-read-only`.
   */
  'library.adopt': {
    input: z.strictObject({ frames: z.array(frameIdSchema).max(mostLines) }),
    output: z.object({ frames: z.number().int() }),
  },
  /** Takes it out of the list; its folder stays as it is. */
  'libraries.forget': { input: entry, output: nothing },
} as const;

export interface LibrariesEvents {
  readonly 'library.indexed': IndexingState;
  /** Chosen in the menu: the window asks for it, and shows what becomes of that. */
  readonly 'libraries.chosen': { readonly library: LibraryEntryId };
  readonly 'libraries.changed': { readonly recent: readonly RecentLibrary[] };
}
