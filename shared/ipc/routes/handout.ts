/** Frames handed out to other programs: dragged, copied, opened. What leaves is always a copy. */
import { z } from 'zod';
import { programIdSchema, programSchema } from '../../handout/program.ts';
import { frameIdSchema } from '../../ids.ts';
import { nothing } from './inputs.ts';

/** Files that a hand drags at once. */
export const mostHandedOut = 500;

const frames = z.strictObject({ frames: z.array(frameIdSchema).min(1).max(mostHandedOut) });
const programs = z.array(programSchema).readonly();

export const handoutRoutes = {
  /** Makes the files that a drag of these frames would carry. Errors: `frame-not-found`, `disk-full`, `file-not-written`. */
  'handout.prepare': { input: frames, output: nothing },
  /** Begins the system's own drag, while the button is still held. `false`: they were not prepared. */
  'handout.drag': { input: frames, output: z.boolean() },
  /** Puts the picture on the clipboard. Errors: `frame-not-found`, `download-undecodable`. */
  'handout.copy-image': { input: z.strictObject({ frame: frameIdSchema }), output: nothing },
  'handout.programs': { input: nothing, output: programs },
  /** Main opens the dialog. `added`: null when the user closed it. */
  'handout.add-program': {
    input: nothing,
    output: z.object({ programs, added: programIdSchema.nullable() }),
  },
  'handout.remove-program': { input: z.strictObject({ program: programIdSchema }), output: programs },
  /** Opens copies in a program. Errors: also `program-not-started`. */
  'handout.open-in': { input: frames.extend({ program: programIdSchema }), output: nothing },
} as const;
