/** What the gateway says of a task (gateway.md, tasks), read liberally. Pure: text in, values out. */
import { z } from 'zod';
import type { ErrorEnvelope, WireImage } from './wire.ts';
import { imagesIn, parseJson } from './wire.ts';

export type TaskReport =
  /** Pending or running. `estimatedSeconds`: of the whole task, as said when it was submitted. */
  | { readonly status: 'open'; readonly estimatedSeconds: number | null }
  | {
      readonly status: 'completed';
      readonly images: readonly WireImage[];
      readonly creditsUsed: number | null;
    }
  /** Free (gateway.md). */
  | { readonly status: 'failed'; readonly envelope: ErrorEnvelope }
  | { readonly status: 'canceled'; readonly creditsUsed: number | null };

const credits = z.number().min(0).nullable().catch(null).default(null);
const word = z.string().min(1).nullable().catch(null).default(null);
const taskShape = z.object({
  status: z.string(),
  estimated_seconds: z.number().positive().nullable().catch(null).default(null),
  credits_used: credits,
  output: z.array(z.unknown()).catch([]).default([]),
  error_code: word,
  error_message: word,
});

/** Null: this is no task. */
export function readTask(body: string): TaskReport | null {
  const parsed = taskShape.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const task = parsed.data;
  switch (task.status.toLowerCase()) {
    case 'pending':
    case 'running':
      return { status: 'open', estimatedSeconds: task.estimated_seconds };
    case 'completed':
      return { status: 'completed', images: imagesIn(task.output), creditsUsed: task.credits_used };
    case 'failed':
      return {
        status: 'failed',
        envelope: {
          code: task.error_code?.toLowerCase() ?? null,
          status: null,
          message: task.error_message,
          param: null,
        },
      };
    case 'cancelled':
    case 'canceled':
      return { status: 'canceled', creditsUsed: task.credits_used };
    default:
      return null;
  }
}
