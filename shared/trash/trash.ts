/** What is out of the library but not gone: deleted frames, and bytes that were no picture. */
import { z } from 'zod';
import { errorInfoSchema } from '../errors.ts';
import { frameRecordSchema } from '../frame/record.ts';
import { frameIdSchema } from '../ids.ts';
import { seedSchema } from '../seed/seed.ts';

/** Deleted frames that are told at once. */
export const trashedAtOnce = 200;
/** Of what is in quarantine no more is told: there hardly ever is any. */
export const mostQuarantined = 500;

const askedSchema = z.object({
  model: z.string(),
  /** Cut to 300 UTF-16 units. */
  prompt: z.string(),
  seed: seedSchema.nullable(),
});

export const trashedFrameSchema = z.object({
  id: frameIdSchema,
  /** Ms since the epoch. */
  deletedAt: z.number(),
  /** Null: its record cannot be read, so that it cannot come back by itself. */
  known: askedSchema
    .extend({ sha256: z.string(), width: z.number(), height: z.number(), bytes: z.number() })
    .nullable(),
});
export type TrashedFrame = z.infer<typeof trashedFrameSchema>;

export const trashReadingSchema = z.object({
  /** In the whole trash. */
  total: z.number().int(),
  /** Deleted last first. */
  frames: z.array(trashedFrameSchema),
});
export type TrashReading = z.infer<typeof trashReadingSchema>;

export const quarantinedSchema = z.object({
  id: frameIdSchema,
  /** Ms since the epoch; null where no note tells. */
  at: z.number().nullable(),
  /** Null: there is a note, but no bytes. */
  bytes: z.number().nullable(),
  reason: errorInfoSchema.nullable(),
  asked: askedSchema.nullable(),
  /** It is known what was asked, and the bytes are there. */
  canRetry: z.boolean(),
});
export type Quarantined = z.infer<typeof quarantinedSchema>;

export const frameDraftSchema = frameRecordSchema.omit({ file: true, createdAt: true, marks: true });
