/**
 * A job is one paid call. It has exactly one status at a time; each change is a line in the batch's
 * journal, on disk before it has an effect outside or is shown (docs/architecture.md, order of a paid call).
 */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';
import { frameIdSchema } from '../ids.ts';

/** Where an image's bytes are had. The URL is signed: it is kept for fetching and never logged or shown. */
export const imageSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.url() }),
  z.object({ kind: z.literal('inline'), base64: z.string().min(1) }),
  /** Was inline; its bytes are a frame's file now and need not be stored twice. */
  z.object({ kind: z.literal('kept') }),
]);
export type ImageSource = z.infer<typeof imageSourceSchema>;

/** One image of an answer. */
export const answeredImageSchema = z.object({
  /** The frame it becomes: drawn before the download, so that doing it over after a crash makes no second frame. */
  frame: frameIdSchema,
  source: imageSourceSchema,
  revisedPrompt: z.string().nullable(),
});
export type AnsweredImage = z.infer<typeof answeredImageSchema>;

export const answerSchema = z.object({
  images: z.array(answeredImageSchema).min(1),
  /** When the signed URLs die, in ms since the epoch by this machine's clock: `created` + 24 h (gateway.md). */
  expiresAt: z.number(),
  /** From the answer's headers, in US dollars; absent when the gateway does not say. */
  quotaRemainingUsd: z.number().optional(),
  /** What the call cost, as its task says; 1,000,000 are a US dollar. Absent where the gateway does not say. */
  creditsUsed: z.number().min(0).optional(),
  /** Seconds the call took, from the last byte sent to the whole answer read. */
  tookSeconds: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Whether a call that ended without a frame may show on the bill. No non-2xx is ever billed (gateway.md). */
export const billedSchema = z.enum(['no', 'maybe', 'yes']);
export type Billed = z.infer<typeof billedSchema>;

/** `usage`: the calls that the gateway counts; `quota`: what the key's balance lost. */
export const evidenceSchema = z.object({ by: z.enum(['usage', 'quota']), billed: z.enum(['no', 'yes']) });

const at = z.number();

/**
 * The task of the last intent has ended at the gateway, or was ended there: its id is used up, and another call of this
 * job needs another (task.ts). Absent: no task, or none that is known to have ended.
 */
const taskEnded = z.boolean().optional();

export const jobStateSchema = z.discriminatedUnion('status', [
  /** To be sent: at once, or not before a moment, because of an earlier failure. */
  z.object({
    status: z.literal('waiting'),
    at,
    notBefore: z.number().optional(),
    because: errorInfoSchema.optional(),
    taskEnded,
  }),
  /** The intent: durable before the first byte leaves. `attempt` counts from 1. */
  z.object({
    status: z.literal('sending'),
    at,
    attempt: z.number().int().min(1),
    /** Origin of the gateway, without path or key. */
    gateway: z.string().min(1),
    practice: z.boolean(),
    delivery: z.enum(['direct', 'safe']),
    /** Safe only: the `out_task_id` under which the gateway knows the call, and by which it can be asked for it. */
    task: z.string().min(1).optional(),
  }),
  z.object({ status: z.literal('answered'), at, answer: answerSchema }),
  z.object({ status: z.literal('downloading'), at }),
  /** `missing`: images the answer lacked against the n that was asked. */
  z.object({ status: z.literal('done'), at, frames: z.array(frameIdSchema), missing: z.number().int() }),
  z.object({ status: z.literal('refused'), at, error: errorInfoSchema, taskEnded }),
  /** `frames`: those of a call's images that did arrive. */
  z.object({
    status: z.literal('failed'),
    at,
    error: errorInfoSchema,
    billed: billedSchema,
    frames: z.array(frameIdSchema),
    taskEnded,
  }),
  /**
   * By the user. `billed` is `maybe` when the call had left; an answer that still comes is kept. `creditsUsed`: what the
   * gateway charges for a task that it gave up.
   */
  z.object({
    status: z.literal('canceled'),
    at,
    billed: billedSchema,
    creditsUsed: z.number().min(0).optional(),
    taskEnded,
  }),
  /** Sent, and no answer seen. */
  z.object({
    status: z.literal('unknown'),
    at,
    error: errorInfoSchema,
    /** What the gateway's own figures have proved of the bill since (money/reconcile.ts). */
    evidence: evidenceSchema.optional(),
  }),
]);
export type JobState = z.infer<typeof jobStateSchema>;
export type JobStatus = JobState['status'];

/**
 * Legal changes. What is answered is paid for and can only be downloaded.
 * A call starts only from `waiting`. While a canceled call is still listened to, its end may yet be told:
 * `canceled → answered` keeps what is paid for, `canceled → canceled` learns that nothing was billed, and
 * `canceled → sending` takes the cancel back: the same attempt goes on, nothing is sent again.
 * `unknown → canceled` and `failed → canceled` are the user letting a doubtful or paid call go; `unknown → sending` asks the
 * gateway for the very same task, and `unknown → unknown` learns from its figures what was billed. Whether one state may follow another depends on more than their names: see legal.ts.
 */
export const transitions = {
  waiting: ['waiting', 'sending', 'failed', 'canceled'],
  sending: ['waiting', 'answered', 'refused', 'failed', 'canceled', 'unknown'],
  answered: ['downloading', 'failed'],
  downloading: ['done', 'failed'],
  done: [],
  refused: ['waiting'],
  failed: ['waiting', 'downloading', 'canceled'],
  canceled: ['waiting', 'sending', 'answered', 'canceled'],
  unknown: ['waiting', 'sending', 'canceled', 'unknown'],
} as const satisfies Record<JobStatus, readonly JobStatus[]>;

export function mayChange(from: JobStatus, to: JobStatus): boolean {
  return (transitions[from] as readonly JobStatus[]).includes(to);
}

/** Statuses in which nothing more happens by itself. */
const settledStatuses: readonly JobStatus[] = ['done', 'refused', 'failed', 'canceled', 'unknown'];

export function isSettled(status: JobStatus): boolean {
  return settledStatuses.includes(status);
}
