/** Programs that frames are opened in: the user chose them; where they lie stays in main. */
import { z } from 'zod';

export const programIdSchema = z.uuid().brand<'ProgramId'>();
export type ProgramId = z.infer<typeof programIdSchema>;

/** More than a menu shows well. */
export const mostPrograms = 12;

export const programSchema = z.object({
  id: programIdSchema,
  /** As the file is called, without its extension. */
  name: z.string().min(1).max(200),
});
export type Program = z.infer<typeof programSchema>;
