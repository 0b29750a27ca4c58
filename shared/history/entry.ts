/** The history of requests: one entry for each request ever sent, which outlives the frames it made. */
import { z } from 'zod';
import { batchIdSchema } from '../ids.ts';
import type { BatchRecord } from '../job/batch-record.ts';
import { latestState } from '../job/history.ts';
import { requestSchema } from '../request.ts';

export const historyEntrySchema = z.object({
  batch: batchIdSchema,
  /** Ms since the epoch. */
  createdAt: z.number(),
  /** In a list its prompt is cut (`cutPrompt`); asked for by itself it is whole. */
  request: requestSchema,
  frames: z.object({
    /** What the calls asked for in all. */
    asked: z.number().int(),
    made: z.number().int(),
    /** Of calls that failed, were refused, or whose answer nobody saw. */
    failed: z.number().int(),
    /** Of those made, the ones in the library now. */
    kept: z.number().int(),
  }),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Where a request came from and what it led to (`madeFrom` of a request), as far as their files are there. */
export const familySchema = z.object({
  /** The oldest first; the one it was made from last. */
  ancestors: z.array(historyEntrySchema),
  /** Oldest first. */
  children: z.array(historyEntrySchema),
});
export type Family = z.infer<typeof familySchema>;

/** UTF-16 units of a prompt that an entry of a list carries. */
const entryPromptLength = 600;

/** Cut between characters: half of a surrogate pair would not survive UTF-8. */
export function cutPrompt(prompt: string): string {
  const cut = prompt.slice(0, entryPromptLength);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Whether there may be more of it. */
export function isCutPrompt(prompt: string): boolean {
  return prompt.length >= entryPromptLength - 1;
}

/** What a batch's jobs have come to, in frames. */
export function framesOf(jobs: BatchRecord['jobs']): Omit<HistoryEntry['frames'], 'kept'> {
  const counts = { asked: 0, made: 0, failed: 0 };
  for (const { n, states } of jobs) {
    counts.asked += n;
    const state = latestState(states);
    const made = state.status === 'done' || state.status === 'failed' ? state.frames.length : 0;
    counts.made += made;
    if (state.status === 'failed' || state.status === 'refused' || state.status === 'unknown')
      counts.failed += n - made;
  }
  return counts;
}
