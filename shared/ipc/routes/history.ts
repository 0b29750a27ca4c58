/** Requests ever sent. */
import { z } from 'zod';
import { familySchema, historyEntrySchema } from '../../history/entry.ts';
import { batchIdSchema } from '../../ids.ts';

export const historyRoutes = {
  /** Requests ever sent, newest first, prompts cut. `before`: only what is older; an empty query finds all. */
  'history.page': {
    input: z.strictObject({
      query: z.string().max(1_000),
      before: batchIdSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.array(historyEntrySchema),
  },
  /** What one was made from and led to; empty for one that is not known. */
  'history.family': { input: z.strictObject({ batch: batchIdSchema }), output: familySchema },
  /** One of them, its prompt whole. */
  'history.request': { input: z.strictObject({ batch: batchIdSchema }), output: historyEntrySchema },
} as const;

export interface HistoryEvents {
  /** A request was sent, or the history was read anew: pages of it are to be asked for again. */
  readonly 'history.changed': null;
}
