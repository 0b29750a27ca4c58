/** Seeds: the integers sent with a call, and how a request says which. */
import { z } from 'zod';

export const smallestSeed = 0;
/** 2³¹ − 1: the vendor's upper end (gateway.md). */
export const largestSeed = 2_147_483_647;

export const seedSchema = z.number().int().min(smallestSeed).max(largestSeed);

/**
 * `random`: the app draws a new seed for each call and sends it, so that it is always known.
 * `explore`: likewise, with one image for each call, so that every frame has a seed of its own.
 * `locked`: the same one seed. `list`: one call for each seed.
 */
export const seedPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('random') }),
  z.strictObject({ kind: z.literal('explore') }),
  z.strictObject({ kind: z.literal('locked'), seed: seedSchema }),
  z.strictObject({ kind: z.literal('list'), seeds: z.array(seedSchema).min(1) }),
]);
