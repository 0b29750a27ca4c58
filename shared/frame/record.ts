/**
 * A frame's record: `images/YYYY/MM/DD/<id>.json`, beside the bytes exactly as downloaded. It holds what was asked so
 * completely that the frame can be made again (product.md, promise 2); only `marks` changes once it is written.
 */
import { z } from 'zod';
import { batchIdSchema, frameIdSchema, jobIdSchema } from '../ids.ts';
import { seedSchema } from '../seed/seed.ts';
import { aspectRatioSchema, sizeSchema } from '../size/size.ts';
import { flagSchema, labelSchema, ratingSchema, readMarks } from './marks.ts';

export const imageTypes = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const;
export type ImageType = keyof typeof imageTypes;
export const imageTypeSchema = z.enum(['image/png', 'image/jpeg', 'image/webp']);

/**
 * Of a frame that was not asked for here but taken in from a file (docs/decisions/0011): what `asked` says is what the file
 * told, and what it did not tell is named in `unknown`.
 */
const importedSchema = z.object({
  /** Name of the file it came from, without its folder. */
  name: z.string().min(1).max(1_000),
  /** ISO 8601 with offset. */
  at: z.iso.datetime({ offset: true }),
  /** The convention in which the file told what made it; null: it told nothing. */
  tool: z.string().min(1).nullable(),
  /** `prompt`: the file's name stands in its place; `model`: the word "unknown". */
  unknown: z.array(z.enum(['prompt', 'model'])).readonly(),
});

export const frameRecordSchema = z.object({
  version: z.literal(1),
  id: frameIdSchema,
  batchId: batchIdSchema,
  jobId: jobIdSchema,
  /** Place on the batch's sheet. */
  row: z.number().int().min(0),
  column: z.number().int().min(0),
  /** When the frame entered the library, or when the picture of an imported one was taken; ISO 8601 with offset. */
  createdAt: z.iso.datetime({ offset: true }),
  asked: z.object({
    model: z.string().min(1),
    /** After expansion: the text that was sent. */
    prompt: z.string().min(1),
    size: sizeSchema.nullable(),
    aspectRatio: aspectRatioSchema.nullable(),
    seed: seedSchema.nullable(),
    n: z.number().int().min(1),
    quality: z.string().nullable(),
    // Absent in records of earlier versions; null: not sent, the model's default held.
    negativePrompt: z.string().nullable().exactOptional(),
    style: z.string().nullable().exactOptional(),
    outputFormat: z.string().nullable().exactOptional(),
    outputCompression: z.number().nullable().exactOptional(),
  }),
  answered: z.object({
    /** Position in the answer, from 0. With n > 1 the seed is known for the call, not for the image. */
    index: z.number().int().min(0),
    revisedPrompt: z.string().nullable(),
    /** Origin of the gateway, without path or key. */
    gateway: z.string().min(1),
    practice: z.boolean(),
    delivery: z.enum(['direct', 'safe']),
    /** ISO 8601 with offset: when the call was sent; and how long its answer took. */
    sentAt: z.iso.datetime({ offset: true }),
    tookSeconds: z.number().min(0),
  }),
  file: z.object({
    name: z.string().min(1),
    type: imageTypeSchema,
    bytes: z.number().int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Pixels as decoded, not as asked. */
    width: z.number().int().min(1),
    height: z.number().int().min(1),
  }),
  // Absent in a frame that was asked for here.
  imported: importedSchema.exactOptional(),
  // Absent until the first mark.
  marks: z.unknown().transform(readMarks).exactOptional(),
});
export type FrameRecord = z.infer<typeof frameRecordSchema>;

/** A record as the queue drafts it: the library fills in what only the bytes can tell. */
export type FrameDraft = Omit<FrameRecord, 'file' | 'createdAt' | 'marks'>;

/** Where a frame lies on its batch's sheet. `no` is the index's own number: short-lived, per machine. */
export const sheetPlaceSchema = z.object({
  no: z.number().int(),
  row: z.number().int(),
  column: z.number().int(),
  /** Which of its call's images it is, from 0: these share a column. */
  image: z.number().int(),
});
export type SheetPlace = z.infer<typeof sheetPlaceSchema>;

/** Another frame with the very same bytes: the gateway gave one picture for two calls of a batch. */
const twinSchema = sheetPlaceSchema.extend({ seed: seedSchema.nullable() });
export type Twin = z.infer<typeof twinSchema>;

/** Where frames come from. What was imported and says that it is of the practice gateway is of that. */
export const frameKinds = ['paid', 'practice', 'imported'] as const;
export type FrameKind = (typeof frameKinds)[number];

export function kindOf({ answered, imported }: Pick<FrameRecord, 'answered' | 'imported'>): FrameKind {
  if (answered.practice) return 'practice';
  return imported ? 'imported' : 'paid';
}

/** One row of the grid's window. */
export const frameRowSchema = sheetPlaceSchema.extend({
  id: frameIdSchema,
  batchId: batchIdSchema,
  sha256: z.string(),
  width: z.number(),
  height: z.number(),
  seed: seedSchema.nullable(),
  model: z.string(),
  /** Cut to 300 UTF-16 units. */
  prompt: z.string(),
  practice: z.boolean(),
  /** Ms since the epoch. */
  createdAt: z.number(),
  flag: flagSchema.nullable(),
  rating: ratingSchema,
  label: labelSchema.nullable(),
  // Absent in almost all. The first of its batch, row by row, that this one is not itself.
  twin: twinSchema.exactOptional(),
});
export type FrameRow = z.infer<typeof frameRowSchema>;
