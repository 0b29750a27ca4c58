/**
 * The window as it will look when it is opened next: its panes and pictures, each at its place. Kept while the app runs,
 * and drawn at the next start before anything else is there (docs/decisions/0007).
 */
import { z } from 'zod';

/** CSS pixels, from the window's upper left corner. */
const boxSchema = {
  left: z.number().min(-10_000).max(100_000),
  top: z.number().min(-10_000).max(100_000),
  width: z.number().min(0).max(100_000),
  height: z.number().min(0).max(100_000),
};

export const firstScreenSchema = z.strictObject({
  /** Of the page; in a window of another size everything would stand elsewhere. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** In the order of painting. */
  panes: z
    .array(z.strictObject({ ...boxSchema, colour: z.string().regex(/^rgb\(\d{1,3}, \d{1,3}, \d{1,3}\)$/) }))
    .max(300),
  /** Thumbnails, by the SHA-256 of their image; `hidden`: CSS pixels at their lower edge that something else covers. */
  pictures: z
    .array(
      z.strictObject({ ...boxSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/), hidden: z.number().min(0) }),
    )
    .max(500),
});
export type FirstScreen = z.infer<typeof firstScreenSchema>;

/** With its pictures: JPEG files in Base64, by the SHA-256 of the image that they are thumbnails of. */
export interface DrawnFirst extends FirstScreen {
  readonly files: Readonly<Record<string, string>>;
}
