/** Who is named in exported files: as the user has filled it in, or nobody. */
import { z } from 'zod';

export const longestCredit = 500;

const line = z
  .string()
  .max(longestCredit)
  .transform((text) => text.replace(/\s+/gu, ' ').trim());

export const creditSchema = z.object({
  /** The image's creator, and the prompt's writer. */
  creator: line.default(''),
  copyright: line.default(''),
  /** As it is to stand beside the picture when it is printed. */
  creditLine: line.default(''),
});
export type Credit = z.infer<typeof creditSchema>;

export const noCredit: Credit = { creator: '', copyright: '', creditLine: '' };
