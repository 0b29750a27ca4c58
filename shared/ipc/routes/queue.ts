/** Sending requests, and the queue of their jobs. */
import { z } from 'zod';
import { batchIdSchema, jobIdSchema } from '../../ids.ts';
import { foundOutSchema, jobViewSchema, queueSummarySchema } from '../../job/view.ts';
import type { JobView, QueueSummary } from '../../job/view.ts';
import { spendTodaySchema } from '../../money/spend.ts';
import { requestSchema } from '../../request.ts';
import { sheetGrowthSchema } from '../../sheet/growth.ts';
import { nothing } from './inputs.ts';

const jobIds = z.strictObject({ jobs: z.array(jobIdSchema).min(1).max(10_000) });

export const queueRoutes = {
  /**
   * `variants` is how many the renderer showed, `digest` which (shared/prompt/digest.ts): main expands the prompt itself, and
   * sends nothing when it comes to others.
   */
  'batch.generate': {
    input: z.strictObject({
      request: requestSchema,
      variants: z.number().int().min(1),
      digest: z.string().length(16),
      /** The user was asked, and lets it pass a spending limit; without it main answers `spend-limit`. */
      consented: z.boolean(),
    }),
    output: z.object({ batchId: batchIdSchema, jobs: z.array(jobIdSchema) }),
  },
  /**
   * Adds rows and columns to a sheet: only the missing cells are made. `consented`: as in `batch.generate`. Errors:
   * `invalid-input`, `sheet-changed`, `batch-not-found`, `spend-limit`.
   */
  'batch.extend': {
    input: sheetGrowthSchema.extend({ consented: z.boolean() }),
    output: z.object({ jobs: z.array(jobIdSchema) }),
  },
  /** Unsettled jobs, and the newest settled ones (200 at most), in the order they were asked for. */
  'queue.snapshot': {
    input: nothing,
    output: z.object({ jobs: z.array(jobViewSchema), summary: queueSummarySchema }),
  },
  /** Spent since midnight; calls of practice cost nothing. */
  'queue.spend': { input: nothing, output: spendTodaySchema },
  'queue.pause': { input: nothing, output: nothing },
  'queue.resume': { input: nothing, output: nothing },
  'queue.cancel': { input: jobIds, output: nothing },
  'queue.cancel-all': { input: nothing, output: nothing },
  /**
   * Of an unknown job: sends again, which may be billed a second time; the renderer has asked. `batch`: theirs, so that
   * jobs of an earlier run are found too.
   */
  'queue.retry': { input: jobIds.extend({ batch: batchIdSchema.optional() }), output: nothing },
  /** Failed jobs only, and not what may be billed a second time: those, refused and unknown ones want a person's word each. */
  'queue.retry-failed': { input: nothing, output: nothing },
  /** Asks the gateway's free figures whether unknown jobs were billed. Errors: the key's, and `library-unreadable`. */
  'queue.find-out': { input: nothing, output: foundOutSchema },
  'queue.to-front': { input: jobIds, output: nothing },
  /** Takes settled jobs off the list; their journals stay. */
  'queue.clear-settled': { input: nothing, output: nothing },
} as const;

export interface QueueEvents {
  /** Only the jobs that changed. */
  readonly 'queue.changed': { readonly jobs: readonly JobView[]; readonly summary: QueueSummary };
}
