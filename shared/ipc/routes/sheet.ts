/** Sheets: opened, listed, saved and printed. */
import { z } from 'zod';
import { batchIdSchema } from '../../ids.ts';
import { batchSheetSchema, sheetSummarySchema } from '../../sheet/sheet.ts';
import { nothing } from './inputs.ts';

const sheetName = z.string().max(200);

export const sheetRoutes = {
  /** Errors: `batch-not-found`, `record-unparsable`, `library-unreadable`. */
  'sheet.open': { input: z.strictObject({ batch: batchIdSchema }), output: batchSheetSchema },
  /** Main opens the dialog; `name` is what it proposes. `false`: the user closed it. Errors: `file-not-written`, `disk-full`. */
  'sheet.save-pdf': { input: z.strictObject({ name: sheetName }), output: z.boolean() },
  'sheet.save-png': {
    input: z.strictObject({ name: sheetName, bytes: z.instanceof(Uint8Array) }),
    output: z.boolean(),
  },
  'sheet.print': { input: nothing, output: z.boolean() },
  /** Newest first, from before a batch on, or from the newest. Batches that cannot be read are left out. */
  'sheet.list': {
    input: z.strictObject({ before: batchIdSchema.nullable(), limit: z.number().int().min(1).max(100) }),
    output: z.array(sheetSummarySchema),
  },
} as const;
