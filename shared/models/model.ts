/** What a model can do, as data: the compose panel, the request rules and the practice gateway read only this. */
import { z } from 'zod';
import { aspectRatioSchema, sizeSchema } from '../size/size.ts';

export const modelSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  maker: z.string().min(1),
  /** Pixel sizes it takes; the first is the vendor's default. */
  sizes: z.array(sizeSchema).min(1).readonly(),
  /** Alternative to a size; empty when the model takes none. */
  aspectRatios: z.array(aspectRatioSchema).readonly(),
  /** Most images one call may return. */
  maxImagesPerCall: z.number().int().min(1),
  takesSeed: z.boolean(),
  /** Vendor's stated time for one 1024² call, in seconds; shown until this machine has seen its own. */
  typicalSeconds: z.tuple([z.number(), z.number()]).readonly(),
  /** US dollars an image, as once quoted by the vendor: an estimate, never a price (gateway.md, Money). */
  quotedUsdPerImage: z.number().positive().optional(),
});
export type Model = z.infer<typeof modelSchema>;
