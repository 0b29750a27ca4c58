/** Sizes in pixels (`1024x1536`) and aspect ratios (`16:9`), as the gateway writes them. */
import { z } from 'zod';

export const sizeSchema = z.string().regex(/^[1-9]\d{1,4}x[1-9]\d{1,4}$/, 'not a size such as 1024x1024');
export const aspectRatioSchema = z.string().regex(/^[1-9]\d?:[1-9]\d?$/, 'not a ratio such as 16:9');

/** A call names a size or an aspect ratio, never both (nano-banana.md). */
export const shapeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('size'), size: sizeSchema }),
  z.strictObject({ kind: z.literal('aspect'), aspectRatio: aspectRatioSchema }),
]);
export type Shape = z.infer<typeof shapeSchema>;

/** Width and height of `1024x1536` or `16:9`, in pixels or in parts. Throws on anything else. */
export function dimensionsOf(text: string): { readonly width: number; readonly height: number } {
  const match = /^(\d+)[x:](\d+)$/.exec(text);
  if (!match) throw new Error(`Neither a size nor an aspect ratio: ${text}`);
  return { width: Number(match[1]), height: Number(match[2]) };
}

/** The word the gateway uses for a shape. */
export function shapeText(shape: Shape): string {
  return shape.kind === 'size' ? shape.size : shape.aspectRatio;
}
