/** What the renderer is told of a job: a projection without signed URLs, small enough to send on every change. */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';
import { batchIdSchema, frameIdSchema, jobIdSchema } from '../ids.ts';
import { seedSchema } from '../seed/seed.ts';
import { billedSchema, evidenceSchema } from './status.ts';

export const jobViewSchema = z.object({
  id: jobIdSchema,
  batchId: batchIdSchema,
  row: z.number(),
  column: z.number(),
  model: z.string(),
  /** The variant, cut to 300 UTF-16 units. */
  prompt: z.string(),
  seed: seedSchema.nullable(),
  n: z.number(),
  /** Width divided by height of the frame that is awaited. */
  ratio: z.number(),
  status: z.enum([
    'waiting',
    'sending',
    'answered',
    'downloading',
    'done',
    'refused',
    'failed',
    'canceled',
    'unknown',
  ]),
  /** When it entered this status, ms since the epoch. */
  since: z.number(),
  /** When this attempt was sent, for the elapsed time. */
  sentAt: z.number().nullable(),
  attempt: z.number(),
  /** Not to be sent before this moment; null when it only waits its turn. */
  notBefore: z.number().nullable(),
  /** Why it waits, or how it ended. */
  error: errorInfoSchema.nullable(),
  billed: billedSchema,
  frames: z.array(frameIdSchema),
  /** Images the answer lacked. */
  missing: z.number(),
  /** Whether a retry would fetch the paid answer again instead of paying again. */
  retryDownloads: z.boolean(),
  /** Of an unknown job: what the gateway's figures have proved of the bill. */
  evidence: evidenceSchema.nullable(),
  /** Whether a retry would ask the gateway for the very same call, for free, and send it only if it never arrived. */
  retryAsks: z.boolean(),
});
export type JobView = z.infer<typeof jobViewSchema>;

/** What came of asking the gateway's figures about unknown jobs, in jobs. */
export const foundOutSchema = z.object({
  /** Whether they were billed is known now. */
  decided: z.number(),
  /** The figures prove nothing. */
  open: z.number(),
  /** Calls may still be under way: to be asked again in some minutes. */
  early: z.number(),
});
export type FoundOut = z.infer<typeof foundOutSchema>;

export const queueSummarySchema = z.object({
  waiting: z.number(),
  inFlight: z.number(),
  downloading: z.number(),
  /** Failed, refused and unknown together: what wants looking at. */
  wanting: z.number(),
  /**
   * Why nothing is being sent, or null while the queue runs. `gateway`: key or wallet; `library`: the journal
   * cannot be written, and what is not on disk is not sent; `sleep`, `offline`: until it is over, and by itself.
   */
  paused: z
    .object({
      by: z.enum(['user', 'restart', 'gateway', 'library', 'sleep', 'offline']),
      error: errorInfoSchema.nullable(),
    })
    .nullable(),
  /** Seconds a call of this gateway lately takes: the median of the last answers; null before the first. */
  medianSeconds: z.number().nullable(),
  /** From the last answer's headers; null when the gateway does not say. */
  quotaRemainingUsd: z.number().nullable(),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;
