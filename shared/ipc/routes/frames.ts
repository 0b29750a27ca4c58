/** Frames: their order, rows, records and marks, trash. */
import { z } from 'zod';
import type { ErrorInfo } from '../../errors.ts';
import { facetsQuerySchema, facetsSchema, monthsSchema } from '../../frame/facets.ts';
import { frameGroupsSchema, frameQuerySchema } from '../../frame/frame-query.ts';
import { markingsSchema } from '../../frame/marking.ts';
import type { Marking } from '../../frame/marking.ts';
import { frameRecordSchema, frameRowSchema, sheetPlaceSchema } from '../../frame/record.ts';
import type { FrameRow } from '../../frame/record.ts';
import { frameStacksSchema } from '../../frame/stacks.ts';
import { batchIdSchema, frameIdSchema } from '../../ids.ts';
import type { FrameId } from '../../ids.ts';
import { frameIds, nothing } from './inputs.ts';

export const framesRoutes = {
  /**
   * Numbers of the frames asked for, in their order; and the rows of the first of them, so that a first screenful needs no
   * second question. Error: `collection-not-found`.
   */
  'frames.order': {
    input: frameQuerySchema,
    output: z.object({
      numbers: z.instanceof(Uint32Array),
      groups: frameGroupsSchema,
      stacks: frameStacksSchema,
      rows: z.array(frameRowSchema),
    }),
  },
  /** What the choices of the filter bar would leave. Error: `collection-not-found`. */
  /** How many of them were made in each month, the newest first. Error: `collection-not-found`. */
  'frames.months': { input: facetsQuerySchema, output: monthsSchema },
  /** Of every frame in the library, by its number: width for 1,000 of height; 0 where there is none. */
  'frames.shapes': { input: nothing, output: z.instanceof(Uint16Array) },
  'frames.facets': { input: facetsQuerySchema, output: facetsSchema },
  'frames.rows': {
    input: z.strictObject({ numbers: z.array(z.number().int().min(0)).max(1_000) }),
    output: z.array(frameRowSchema),
  },
  /** Where the frames of a batch lie, in the order of its sheet; empty for a batch that has none. */
  'frames.places': { input: z.strictObject({ batch: batchIdSchema }), output: z.array(sheetPlaceSchema) },
  'frames.record': { input: z.strictObject({ frame: frameIdSchema }), output: frameRecordSchema },
  /** Answers with the markings that take it back, which leave out frames that it did not change. Errors: `disk-full`, `library-read-only`. */
  'frames.mark': { input: z.strictObject({ markings: markingsSchema }), output: markingsSchema },
  /** Those in use in the library, the most used first, 500 at most. */
  'frames.keywords': { input: nothing, output: z.array(z.string()) },
  'frames.trash': { input: frameIds, output: nothing },
  'frames.restore': { input: frameIds, output: z.array(frameRowSchema) },
  'frames.reveal': { input: z.strictObject({ frame: frameIdSchema }), output: nothing },
} as const;

export interface FramesEvents {
  /** A frame is on its way: its thumbnail can be asked for before the frame is there. */
  readonly 'frames.pictured': { readonly sha256: string };
  /** New frames, oldest of them first. */
  readonly 'frames.added': {
    readonly rows: readonly FrameRow[];
    /** They were asked for here, and have just come. */
    readonly areMade?: true;
  };
  readonly 'frames.marked': { readonly markings: readonly Marking[] };
  /** Marks cannot be written into the records now: they are kept on this computer, and tried again. */
  readonly 'marks.refused': ErrorInfo;
  readonly 'frames.removed': { readonly frames: readonly FrameId[] };
  /** Frames came, went or changed without this window: all that is known of them is to be asked for again. */
  readonly 'frames.changed': null;
  /** The index was rebuilt or another library opened: every number is void. */
  readonly 'frames.reset': null;
}
