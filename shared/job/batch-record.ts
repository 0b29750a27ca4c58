/**
 * A batch on disk: `batches/YYYY/MM/<id>.json` holds the request, its variants, its jobs and, for each
 * job, every status it had. While jobs are open, new statuses are appended to `<id>.journal`, one JSON
 * line each; once nothing in it wants a look or a fetch they are folded into the `.json` and the journal
 * is removed. A batch without a journal needs nothing: starting reads only those that have one.
 */
import { z } from 'zod';
import { batchIdSchema, jobIdSchema } from '../ids.ts';
import { requestSchema } from '../request.ts';
import { seedSchema } from '../seed/seed.ts';
import { jobStateSchema } from './status.ts';

export const jobRecordSchema = z.object({
  id: jobIdSchema,
  /** Index into `variants`: the row on the sheet. */
  row: z.number().int().min(0),
  /** Index of the seed: the column on the sheet. */
  column: z.number().int().min(0),
  /** Null for a model without seeds. */
  seed: seedSchema.nullable(),
  /** Images asked for in this call. */
  n: z.number().int().min(1),
  /** Oldest first; never empty; the last one holds. */
  states: z.array(jobStateSchema).min(1),
});
export type JobRecord = z.infer<typeof jobRecordSchema>;

export const batchRecordSchema = z.object({
  version: z.literal(1),
  id: batchIdSchema,
  /** ISO 8601 with offset. */
  createdAt: z.iso.datetime({ offset: true }),
  request: requestSchema,
  /** Concrete prompts, as sent. */
  variants: z.array(z.string().min(1)).min(1),
  jobs: z.array(jobRecordSchema).min(1),
});
export type BatchRecord = z.infer<typeof batchRecordSchema>;

/**
 * One line of a journal. `no` is the state's place in its job's list: lines that a fold has already taken
 * over are known by it, so a crash between writing the `.json` and removing the journal does no harm.
 */
export const journalLineSchema = z.object({
  job: jobIdSchema,
  no: z.number().int().min(1),
  state: jobStateSchema,
});
export type JournalLine = z.infer<typeof journalLineSchema>;
