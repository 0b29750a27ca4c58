/** What was read from a picture's own file: a thumbnail, and what the program that made it wrote into it. */
import { z } from 'zod';
import { imageTypeSchema } from '../frame/record.ts';
import { longestPrompt } from '../request.ts';
import { seedSchema } from '../seed/seed.ts';
import { aspectRatioSchema, sizeSchema } from '../size/size.ts';

/** Largest file whose metadata is read, in bytes. */
export const largestPicture = 64 * 1024 * 1024;

/** Conventions, not programs: many others write as AUTOMATIC1111 does. */
export const metadataTools = ['proofsheet', 'a1111', 'fooocus', 'invokeai', 'comfyui', 'swarmui'] as const;
export type MetadataTool = (typeof metadataTools)[number];

export const mostOtherFields = 60;
export const longestFieldName = 80;
export const longestFieldValue = 2_000;

const promptSchema = z.string().min(1).max(longestPrompt);

/** What a frame of this app was asked for beyond prompt, shape and seed; what is absent was not sent. */
export const metadataChoicesSchema = z.object({
  quality: z.string().min(1).max(100).exactOptional(),
  style: z.string().min(1).max(100).exactOptional(),
  outputFormat: z.string().min(1).max(100).exactOptional(),
  outputCompression: z.number().min(0).max(100).exactOptional(),
});

export const pictureMetadataSchema = z.object({
  tool: z.enum(metadataTools),
  prompt: promptSchema.nullable(),
  negativePrompt: promptSchema.nullable(),
  seed: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), seed: seedSchema }),
    z.object({ kind: z.literal('out-of-range'), text: z.string().max(40) }),
    z.object({ kind: z.literal('none') }),
  ]),
  /** As asked for; the file's own pixels may be more. */
  size: sizeSchema.nullable(),
  aspectRatio: aspectRatioSchema.nullable(),
  model: z.string().min(1).max(longestFieldValue).nullable(),
  /** Images its call asked for, and its place among them from 0. */
  call: z.object({ n: z.number().int().min(1), index: z.number().int().min(0) }).nullable(),
  /** Absent where the file does not say. */
  choices: metadataChoicesSchema.exactOptional(),
  /** Sampler, steps and the like: to be read, not to be taken over. */
  others: z
    .array(z.object({ name: z.string().max(longestFieldName), value: z.string().max(longestFieldValue) }))
    .max(mostOtherFields),
});
export type PictureMetadata = z.infer<typeof pictureMetadataSchema>;

/** Kept kinds, and those that are only exported. */
export const pictureTypeSchema = z.enum([...imageTypeSchema.options, 'image/tiff', 'image/avif']);
export type PictureType = z.infer<typeof pictureTypeSchema>;

export const pictureReadingSchema = z.object({
  type: pictureTypeSchema,
  /** The file's own pixels; null when its header cannot be read. */
  pixels: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  /** A JPEG made anew; null when the picture cannot be decoded. */
  thumbnail: z.instanceof(Uint8Array).nullable(),
  fault: z.enum(['truncated', 'undecodable', 'too-many-pixels']).nullable(),
  metadata: pictureMetadataSchema.nullable(),
  /** What was in the file and is not in `metadata`. */
  remarks: z.array(z.enum(['text-too-large', 'text-damaged', 'prompt-too-long'])),
});
export type PictureReading = z.infer<typeof pictureReadingSchema>;
export type PictureRemark = PictureReading['remarks'][number];
