/** The id of what was dropped on the window: the page names it by this, never by its paths. */
import { z } from 'zod';

export const dropIdSchema = z.uuid().brand<'DropId'>();
export type DropId = z.infer<typeof dropIdSchema>;
