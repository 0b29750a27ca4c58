/**
 * A sheet that grows: more rows (variants), more columns (seeds). Only cells that are missing are made. The rules are
 * here so that window and main count alike: what is shown before sending is what is sent. Pure.
 */
import { z } from 'zod';
import { batchIdSchema } from '../ids.ts';
import { longestPrompt, mostJobs } from '../request.ts';
import { seedSchema } from '../seed/seed.ts';
import type { SheetColumn } from './sheet.ts';

const seedsToAddSchema = z.discriminatedUnion('kind', [
  /** So many drawn by main, or columns without a seed where the model takes none. */
  z.strictObject({ kind: z.literal('new'), count: z.number().int().min(0).max(mostJobs) }),
  z.strictObject({ kind: z.literal('list'), seeds: z.array(seedSchema).max(mostJobs) }),
]);

export const sheetGrowthSchema = z.strictObject({
  batch: batchIdSchema,
  /** Whole prompts, sent as they stand: braces in them mean nothing. */
  variants: z.array(z.string().min(1).max(longestPrompt)).max(mostJobs),
  seeds: seedsToAddSchema,
  /** Calls that were shown to the user. Main refuses to make another number. */
  calls: z.number().int().min(1).max(mostJobs),
});
export type SheetGrowth = z.infer<typeof sheetGrowthSchema>;

/** A sheet as far as growing goes. */
export interface GrowingSheet {
  readonly variants: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Places at which there is a job already. */
  readonly jobs: readonly { readonly row: number; readonly column: number }[];
}

export type GrowthProblem =
  | 'nothing-to-make'
  | 'empty-prompt'
  | 'variant-is-there'
  | 'seed-is-there'
  | 'seeds-not-taken'
  | 'too-many-jobs';

export interface GrowthPlan {
  readonly problems: readonly GrowthProblem[];
  readonly variants: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Places without a job, row by row. */
  readonly missing: readonly { readonly row: number; readonly column: number; readonly n: number }[];
  /** Images they ask for. */
  readonly frames: number;
}

/** `imagesPerCall`: of the batch's request. A seed that is still to be drawn is null in the plan's columns. */
export function planGrowth(
  sheet: GrowingSheet,
  wanted: Pick<SheetGrowth, 'variants' | 'seeds'>,
  model: { readonly takesSeed: boolean; readonly imagesPerCall: number },
): GrowthPlan {
  const variants = [...sheet.variants, ...wanted.variants];
  const added =
    wanted.seeds.kind === 'list' ? wanted.seeds.seeds : Array<null>(wanted.seeds.count).fill(null);
  const columns = [...sheet.columns, ...added.map((seed) => ({ seed, n: model.imagesPerCall }))];
  const taken = new Set(sheet.jobs.map(placeKey));
  // Beyond the cap the count is all that matters, and a count need not be drawn up.
  const isTooMany = variants.length * columns.length > mostJobs;
  const missing = isTooMany
    ? []
    : variants.flatMap((_, row) =>
        columns.map(({ n }, column) => ({ row, column, n })).filter((place) => !taken.has(placeKey(place))),
      );
  const problems: GrowthProblem[] = [];
  if (wanted.variants.some((variant) => variant.trim() === '')) problems.push('empty-prompt');
  if (new Set(variants).size < variants.length) problems.push('variant-is-there');
  if (!model.takesSeed && wanted.seeds.kind === 'list' && wanted.seeds.seeds.length > 0)
    problems.push('seeds-not-taken');
  const seeds = columns.flatMap(({ seed }) => seed ?? []);
  if (new Set(seeds).size < seeds.length) problems.push('seed-is-there');
  if (isTooMany) problems.push('too-many-jobs');
  else if (missing.length === 0) problems.push('nothing-to-make');
  return { problems, variants, columns, missing, frames: missing.reduce((sum, { n }) => sum + n, 0) };
}

function placeKey({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${row}:${column}`;
}
