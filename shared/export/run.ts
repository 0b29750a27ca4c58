/** Plans and runs of exports as the window sees them: no path but those below the destination. */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';
import { frameIdSchema } from '../ids.ts';

/** A plan, and the run of it. */
export const exportIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .brand<'ExportId'>();
export type ExportId = z.infer<typeof exportIdSchema>;

/** Frames of one export. */
export const mostExported = 100_000;
/** Rows of a plan that are told at once. */
export const planRowsAtOnce = 200;

export const planRowSchema = z.object({
  no: z.number().int(),
  frame: frameIdSchema,
  /** Below the destination, with `/` between its parts. */
  path: z.string(),
  action: z.enum(['write', 'replace', 'skip']),
  isNumbered: z.boolean(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

export const exportPlanSchema = z.object({
  id: exportIdSchema,
  /** For reading only: the folder's name and its parent's. */
  destination: z.string(),
  /** Those that will be written, those that replace a file among them; and those that are left out. */
  writes: z.number().int(),
  replaces: z.number().int(),
  skips: z.number().int(),
  numbered: z.number().int(),
  /** The template left them without a name. */
  unnamed: z.number().int(),
  /** Asked for, and not in the library (any more). */
  missing: z.number().int(),
  /** By estimate; and what is free in the destination, null where that is not known. */
  bytes: z.number(),
  freeBytes: z.number().nullable(),
  /** The name of the ZIP, of the contact sheet. */
  zip: z.string().nullable(),
  contactSheet: z.string().nullable(),
  /** The first of them. */
  rows: z.array(planRowSchema),
});
export type ExportPlan = z.infer<typeof exportPlanSchema>;

export const exportFailureSchema = z.object({
  no: z.number().int(),
  frame: frameIdSchema,
  path: z.string(),
  error: errorInfoSchema,
});

/**
 * `stopped`: the destination is full, gone or cannot be written to: nothing is lost, and it can go on from here.
 * `interrupted`: the app ended in the middle; it can go on. `done`: nothing is left to do; some may have failed.
 */
export const exportStateSchema = z.enum(['running', 'paused', 'stopped', 'interrupted', 'canceled', 'done']);
export type ExportState = z.infer<typeof exportStateSchema>;

export const exportRunSchema = z.object({
  id: exportIdSchema,
  preset: z.string(),
  destination: z.string(),
  state: exportStateSchema,
  /** Ms since the epoch. */
  startedAt: z.number(),
  /** To be written; of these, written; left out because a file of that name is there. */
  files: z.number().int(),
  written: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  bytesWritten: z.number(),
  /** Over the last seconds; null while nothing is known. */
  bytesPerSecond: z.number().nullable(),
  millisecondsLeft: z.number().nullable(),
  /** The first of those that failed. */
  failures: z.array(exportFailureSchema),
  /** A watched export began it by itself. */
  isWatched: z.boolean(),
  /** Why it stopped. */
  error: errorInfoSchema.nullable(),
});
export type ExportRun = z.infer<typeof exportRunSchema>;
