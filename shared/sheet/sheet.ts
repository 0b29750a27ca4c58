/** A batch as its contact sheet, on its way to the window: rows are variants, columns are seeds, each cell is a job. */
import { z } from 'zod';
import { frameRowSchema } from '../frame/record.ts';
import { batchIdSchema } from '../ids.ts';
import { jobViewSchema } from '../job/view.ts';
import { requestSchema } from '../request.ts';
import { seedSchema } from '../seed/seed.ts';

export const sheetColumnSchema = z.object({
  /** Null for a model without seeds. */
  seed: seedSchema.nullable(),
  /** Images of each call in this column. */
  n: z.number().int().min(1),
});
export type SheetColumn = z.infer<typeof sheetColumnSchema>;

export const batchSheetSchema = z.object({
  batch: batchIdSchema,
  /** Ms since the epoch. */
  createdAt: z.number(),
  request: requestSchema,
  /** Whole prompts as sent, by row. */
  variants: z.array(z.string()),
  columns: z.array(sheetColumnSchema),
  /** Each knows its row and column; at most one for each place. */
  jobs: z.array(jobViewSchema),
  /** Of the frames that the jobs name, those that are in the library now. */
  frames: z.array(frameRowSchema),
});
export type BatchSheet = z.infer<typeof batchSheetSchema>;

/** One line of the list of sheets. */
export const sheetSummarySchema = z.object({
  batch: batchIdSchema,
  createdAt: z.number(),
  /** The first variant, cut to 300 UTF-16 units. */
  prompt: z.string(),
  rows: z.number().int(),
  columns: z.number().int(),
});
export type SheetSummary = z.infer<typeof sheetSummarySchema>;
