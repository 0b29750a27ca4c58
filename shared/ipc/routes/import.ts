/** Import: pictures from elsewhere, copied into the library. Main opens the folder dialog and keeps the paths. */
import { z } from 'zod';
import { dropIdSchema } from '../../import/drop.ts';
import { importRunSchema } from '../../import/run.ts';
import type { ImportRun } from '../../import/run.ts';
import { nothing } from './inputs.ts';

export const importRoutes = {
  /** `false`: the user closed the dialog. Error: `import-from-library`. */
  'import.choose': { input: nothing, output: z.boolean() },
  /** Files and folders that were dropped on the window. Errors: `drop-not-on-disk`, `import-under-way`, `import-from-library`. */
  'import.dropped': { input: z.strictObject({ drop: dropIdSchema }), output: nothing },
  /** The one under way or the last one; null: there was none. */
  'import.run': { input: nothing, output: importRunSchema.nullable() },
  /** What was taken in stays. */
  'import.cancel': { input: nothing, output: nothing },
  /** Goes on with one that was interrupted or stopped. */
  'import.resume': { input: nothing, output: nothing },
  /** Nobody wants to know of it any more. */
  'import.dismiss': { input: nothing, output: nothing },
} as const;

export interface ImportEvents {
  readonly 'import.progress': { readonly run: ImportRun | null };
}
