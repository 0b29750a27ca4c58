/** Export presets: what becomes of frames on their way out of the library. Where to is main's to know (settings). */
import { z } from 'zod';
import { contactSheetOptionsSchema } from '../contact-sheet/options.ts';
import { longestTemplate } from './template.ts';

export const presetIdSchema = z
  .string()
  .regex(/^(built-in:[a-z-]{1,40}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/)
  .brand<'PresetId'>();
export type PresetId = z.infer<typeof presetIdSchema>;

/** 1 to 100, as the encoders count it. */
const quality = z.number().int().min(1).max(100);

export const exportFormatSchema = z.discriminatedUnion('kind', [
  /** The bytes as they were downloaded; nothing is resized and nothing written into them. */
  z.object({ kind: z.literal('original') }),
  z.object({
    kind: z.literal('jpeg'),
    quality,
    /** Colour at full resolution, or halved both ways. */
    chroma: z.enum(['4:4:4', '4:2:0']).default('4:4:4'),
    progressive: z.boolean().default(true),
    /** Smaller files by MozJPEG's tables and trellis; about three times slower. */
    mozjpeg: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('png') }),
  z.object({
    kind: z.literal('tiff'),
    bits: z.literal([8, 16]),
    compression: z.enum(['lzw', 'deflate', 'none']).default('lzw'),
  }),
  z.object({ kind: z.literal('webp'), quality, lossless: z.boolean().default(false) }),
  z.object({ kind: z.literal('avif'), quality }),
]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Without `enlarge` a frame that is smaller already keeps its size. */
const enlarge = z.boolean().default(false);
const edge = z.number().int().min(16).max(30_000);
export const resizeSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('long-edge'), pixels: edge, enlarge }),
  z.object({ by: z.literal('short-edge'), pixels: edge, enlarge }),
  z.object({ by: z.literal('megapixels'), megapixels: z.number().min(0.01).max(400), enlarge }),
  z.object({ by: z.literal('percent'), percent: z.number().min(1).max(1_000), enlarge }),
]);
export type Resize = z.infer<typeof resizeSchema>;

/** `#rrggbb`. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/);

export const exportPresetSchema = z.object({
  /** Raised when a stored value changes its meaning. */
  version: z.literal(1),
  format: exportFormatSchema,
  /** Null: every pixel as it is. Of no effect on original bytes, as is `sharpen`. */
  resize: resizeSchema.nullable().default(null),
  /** Output sharpening after the resize. */
  sharpen: z.enum(['none', 'low', 'standard', 'high']).default('none'),
  /** What shows through transparent parts where the format has no transparency. */
  background: colour.default('#ffffff'),
  naming: z.object({
    /** See template.ts. */
    template: z.string().max(longestTemplate),
    /**
     * When a file of that name is in the destination already. Frames of one export never replace each other:
     * of two with one name the second gets a number, whatever is said here.
     */
    collisions: z.enum(['number', 'skip', 'replace']).default('number'),
  }),
  metadata: z.enum(['full', 'credit-only', 'none']).default('full'),
  sidecars: z.object({ xmp: z.boolean().default(false), json: z.boolean().default(false) }).prefault({}),
  /** `zip`: one file in the destination's folder. */
  container: z.enum(['folder', 'zip']).default('folder'),
  /** A contact sheet beside the frames. */
  contactSheet: contactSheetOptionsSchema.nullable().default(null),
});
export type ExportPreset = z.infer<typeof exportPresetSchema>;

export const longestPresetName = 80;
export const presetNameSchema = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1).max(longestPresetName));

/** A preset under its name. */
export const namedPresetSchema = z.object({
  id: presetIdSchema,
  name: presetNameSchema,
  preset: exportPresetSchema,
});
export type NamedPreset = z.infer<typeof namedPresetSchema>;

export function isBuiltIn(id: PresetId): boolean {
  return id.startsWith('built-in:');
}
