/** What a model can do, as data: the compose panel, the request rules and the practice gateway read only this. */
import { z } from 'zod';
import { aspectRatioSchema, sizeSchema } from '../size/size.ts';

/** The file types a call may ask for; all of them are types the library keeps. */
export const outputFormatSchema = z.enum(['png', 'webp', 'jpeg']);

/** A parameter with a few values. What is not sent is the model's `default`; null: the vendor does not say which. */
function choiceOf<Value extends z.ZodType<string>>(value: Value) {
  return z.strictObject({ values: z.array(value).min(1).readonly(), default: value.nullable() });
}

const secondsSchema = z.tuple([z.number().positive(), z.number().positive()]).readonly();

export const modelSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  maker: z.string().min(1),
  /** Pixel sizes it takes; the first is the vendor's default. */
  sizes: z.array(sizeSchema).min(1).readonly(),
  /** Alternative to a size; empty when the model takes none. */
  aspectRatios: z.array(aspectRatioSchema).readonly(),
  /** Most images one call may return. */
  maxImagesPerCall: z.number().int().min(1).max(16),
  takesSeed: z.boolean(),
  /** Null, here and below: the model has no such parameter, and is never sent one. */
  quality: choiceOf(z.string().min(1)).nullable(),
  style: choiceOf(z.string().min(1)).nullable(),
  outputFormat: choiceOf(outputFormatSchema).nullable(),
  /** 0 to 100; means something only for a format that loses detail. */
  takesOutputCompression: z.boolean(),
  takesNegativePrompt: z.boolean(),
  /** Vendor's stated time for one call, in seconds, from and to; null when none is stated. */
  typicalSeconds: secondsSchema.nullable(),
  /** Likewise for a quality that takes its own time. */
  typicalSecondsByQuality: z.record(z.string(), secondsSchema).readonly(),
  /** US dollars an image, as once quoted, and where: an estimate, never a price (gateway.md, Money). */
  quote: z.strictObject({ usdPerImage: z.number().positive(), source: z.string().min(1) }).nullable(),
});
export type Model = z.infer<typeof modelSchema>;

/** Seconds a call is said to take, from and to; null when nobody says. */
export function typicalSeconds(model: Model, quality: string | undefined): readonly [number, number] | null {
  return model.typicalSecondsByQuality[quality ?? ''] ?? model.typicalSeconds;
}
