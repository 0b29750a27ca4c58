/** How far the index of a library is, when it is made anew from the files or has much to catch up with. */
import { z } from 'zod';

/** `stopped`: by the user; frames that are not indexed are not shown. Counts are of frames. */
export const indexingStateSchema = z.object({
  kind: z.enum(['idle', 'running', 'stopped']),
  done: z.number().int(),
  total: z.number().int(),
});
export type IndexingState = Readonly<z.infer<typeof indexingStateSchema>>;

export const idle: IndexingState = { kind: 'idle', done: 0, total: 0 };
