/** The trash and the quarantine. Frames go there and come back by `frames.trash` and `frames.restore`. */
import { z } from 'zod';
import { frameRowSchema } from '../../frame/record.ts';
import { frameIdSchema } from '../../ids.ts';
import { quarantinedSchema, trashReadingSchema } from '../../trash/trash.ts';
import { nothing } from './inputs.ts';

const frame = z.strictObject({ frame: frameIdSchema });

export const trashRoutes = {
  /** From the deleted last on; `from`: so many are passed over. Error: `library-unreadable`. */
  'trash.read': { input: z.strictObject({ from: z.number().int().min(0) }), output: trashReadingSchema },
  /**
   * Moves every deleted frame to the system's trash, and answers with how many. Errors: `system-trash-refused`: all are
   * where they were; `library-read-only`, `disk-full`.
   */
  'trash.empty': { input: nothing, output: z.object({ frames: z.number().int() }) },
  /** Newest first. Error: `library-unreadable`. */
  'quarantine.read': { input: nothing, output: z.array(quarantinedSchema) },
  /**
   * Takes it into the library if it is a picture after all. Errors: those of a download (it then stays, with the new
   * reason), `frame-not-found`, `disk-full`, `library-read-only`.
   */
  'quarantine.retry': { input: frame, output: frameRowSchema },
  /** Error: `frame-not-found`. */
  'quarantine.reveal': { input: frame, output: nothing },
} as const;
