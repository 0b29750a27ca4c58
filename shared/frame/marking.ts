/** A mark on its way to frames, and what takes it back: what travels between the window, main and the library host. */
import { z } from 'zod';
import { frameIdSchema } from '../ids.ts';
import { markChangeSchema } from './marks.ts';

/** What one request may name, over all its markings. */
export const mostMarked = 10_000;

const markingSchema = z.strictObject({
  frames: z.array(frameIdSchema).min(1).max(mostMarked).readonly(),
  change: markChangeSchema,
});
export type Marking = Readonly<z.infer<typeof markingSchema>>;

/** Several, since to take a mark back is another change for each frame that was marked otherwise before. */
export const markingsSchema = z
  .array(markingSchema)
  .max(mostMarked)
  .refine((all) => all.reduce((sum, { frames }) => sum + frames.length, 0) <= mostMarked, 'too many frames')
  .readonly();
