/** How many frames each choice of the filter bar would leave: exact, and as if the field's own terms were not there. */
import { z } from 'zod';
import { collectionIdSchema } from '../ids.ts';
import { longestSearch } from './frame-query.ts';

/** Of the fields that the bar has choices for. */
export const facetFields = ['flag', 'rating', 'label', 'kind', 'model', 'size', 'aspect', 'date'] as const;
export type FacetField = (typeof facetFields)[number];

export const facetsQuerySchema = z.strictObject({
  collection: collectionIdSchema.nullable(),
  search: z.string().max(longestSearch),
});
export type FacetsQuery = Readonly<z.infer<typeof facetsQuerySchema>>;

/** How many of the frames asked for were made in each month, the newest first. */
export const monthsSchema = z
  .array(
    z.object({ /** `2026-10`, of this computer's calendar. */ month: z.string(), count: z.number().int() }),
  )
  .readonly();
export type Months = z.infer<typeof monthsSchema>;

/** Values as the search field has them (`none`, `4`, `nano-banana`, `1024x1536`), those of most frames first. */
const valuesSchema = z.array(z.object({ value: z.string(), count: z.number().int() })).readonly();
export const facetsSchema = z.object({
  flag: valuesSchema,
  /** Of each rating by itself, from 0. */
  rating: valuesSchema,
  label: valuesSchema,
  kind: valuesSchema,
  model: valuesSchema,
  size: valuesSchema,
  /** Of the ratios that have a name. */
  aspect: valuesSchema,
  /** Whole tokens, `on:2026-10` or `after:2026-10-05`: today, of late and by years, in that order. They overlap. */
  date: valuesSchema,
} satisfies Record<FacetField, typeof valuesSchema>);
export type Facets = Readonly<z.infer<typeof facetsSchema>>;
