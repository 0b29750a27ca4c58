/** What a contact sheet is to look like. Part of an export preset: a field that an older one lacks has its default. */
import { z } from 'zod';

/** Millimetres, upright. */
export const papers = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const;

/** UTF-16 units. */
export const longestCaption = 500;
export const longestTitle = 200;

export const contactSheetOptionsSchema = z.object({
  format: z.enum(['pdf', 'png']).default('pdf'),
  /** Pixels per inch of a PNG; a PDF's pictures have 300. */
  resolution: z.number().int().min(72).max(300).default(200),
  paper: z.enum(['a4', 'letter']).default('a4'),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  columns: z.number().int().min(1).max(12).default(4),
  rows: z.number().int().min(1).max(20).default(5),
  /** Millimetres: around the page, and between the cells. */
  margin: z.number().min(0).max(40).default(12),
  gap: z.number().min(0).max(20).default(4),
  /** Under each picture; see caption.ts. Empty: none. */
  caption: z.string().max(longestCaption).default('{seq:3}  ·  {seed}\n{prompt}'),
  /** At most so many; fewer where the picture would become a stamp. */
  captionLines: z.number().int().min(0).max(8).default(3),
  /** Points. */
  captionSize: z.number().min(4).max(14).default(6.5),
  /** At the head of each page, and what a viewer shows as the document's name. */
  title: z.string().max(longestTitle).default(''),
  /** Right of the title, and at the page's foot; see caption.ts. Empty: none. */
  header: z.string().max(longestCaption).default('{date}'),
  footer: z.string().max(longestCaption).default(''),
  pageNumbers: z.boolean().default(true),
  picksOnly: z.boolean().default(false),
  background: z.enum(['white', 'dark-grey']).default('white'),
});
export type ContactSheetOptions = Readonly<z.infer<typeof contactSheetOptionsSchema>>;
