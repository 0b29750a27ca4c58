/**
 * The ledger: what was asked of the gateway and what it cost, by day and model, read from the batches' journals. Known costs
 * are the gateway's own words; the rest is estimated by the best price there is, and said to be so. Pure.
 */
import { z } from 'zod';
import { latestState } from '../job/history.ts';
import type { JobState } from '../job/status.ts';
import { attemptsOf, billedImages, knownUsd } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import type { SpentCall } from './spend.ts';

/** Sums of one day, one model, or all. */
const figuresSchema = z.object({
  /** Calls that the gateway took; those it turned away to be tried again are not counted. */
  calls: z.number(),
  frames: z.number(),
  knownUsd: z.number(),
  estimatedUsd: z.number(),
  /** Images, perhaps billed, of which nobody knows a price. */
  unpriced: z.number(),
  refused: z.number(),
  failed: z.number(),
  unknown: z.number(),
});
export type LedgerFigures = Readonly<z.infer<typeof figuresSchema>>;

export const ledgerRowSchema = figuresSchema.extend({
  /** Where the photographer is: `2026-11-23`. */
  day: z.string(),
  model: z.string(),
});
export type LedgerRow = Readonly<z.infer<typeof ledgerRowSchema>>;

export const observedPriceSchema = z.object({
  model: z.string(),
  usdPerImage: z.number(),
  /** When it was seen last, ms since the epoch. */
  at: z.number(),
});
export type ObservedPrice = Readonly<z.infer<typeof observedPriceSchema>>;

export const noFigures: LedgerFigures = {
  calls: 0,
  frames: 0,
  knownUsd: 0,
  estimatedUsd: 0,
  unpriced: 0,
  refused: 0,
  failed: 0,
  unknown: 0,
};

export interface LedgerSources {
  /** Ms since the epoch. */
  readonly since: number;
  /** US dollars an image of a model, where the gateway did not say what the call cost; null: unknown. */
  readonly priceOf: (model: string) => number | null;
  /** The local day of a moment. */
  readonly dayOf: (at: number) => string;
}

/** One row for each day and model on which something was sent, oldest day first. Practice is free and not in it. */
export function ledgerOf(
  calls: readonly SpentCall[],
  { since, priceOf, dayOf }: LedgerSources,
): readonly LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  for (const { model, n, states } of calls) {
    for (const attempt of paidAttempts(states)) {
      if (attempt.sending.at < since) continue;
      const day = dayOf(attempt.sending.at);
      const key = `${day} ${model}`;
      const row = rows.get(key) ?? { ...noFigures, day, model };
      rows.set(key, { ...row, ...plus(row, figuresOf(attempt, n, priceOf(model))) });
    }
  }
  return [...rows.values()].sort((a, b) => compare(a.day, b.day) || compare(a.model, b.model));
}

export function plus(a: LedgerFigures, b: LedgerFigures): LedgerFigures {
  return {
    calls: a.calls + b.calls,
    frames: a.frames + b.frames,
    knownUsd: a.knownUsd + b.knownUsd,
    estimatedUsd: a.estimatedUsd + b.estimatedUsd,
    unpriced: a.unpriced + b.unpriced,
    refused: a.refused + b.refused,
    failed: a.failed + b.failed,
    unknown: a.unknown + b.unknown,
  };
}

export function sumOf(figures: readonly LedgerFigures[]): LedgerFigures {
  return figures.reduce(plus, noFigures);
}

/** The newest price of each model that the gateway itself has let us see. */
export function observedPrices(calls: readonly SpentCall[]): readonly ObservedPrice[] {
  const newest = new Map<string, ObservedPrice>();
  for (const { model, states } of calls)
    for (const attempt of paidAttempts(states)) {
      const answered = attempt.after.findLast((state) => state.status === 'answered');
      const usd = knownUsd(attempt);
      if (!answered || usd === null || usd === 0) continue;
      if ((newest.get(model)?.at ?? 0) > answered.at) continue;
      newest.set(model, {
        model,
        usdPerImage: usd / answered.answer.images.length,
        at: answered.at,
      });
    }
  return [...newest.values()].sort((a, b) => compare(a.model, b.model));
}

function paidAttempts(states: readonly JobState[]): readonly Attempt[] {
  return attemptsOf(states).filter(({ sending }) => !sending.practice);
}

function figuresOf(attempt: Attempt, n: number, price: number | null): LedgerFigures {
  const { sending, after } = attempt;
  const known = knownUsd(attempt);
  const images = known === null ? billedImages(attempt, n) : 0;
  const last = latestState([sending, ...after]);
  const answered = after.some(({ status }) => status === 'answered');
  return {
    calls: last.status === 'waiting' && !answered && images === 0 ? 0 : 1,
    frames: new Set(after.flatMap((state) => ('frames' in state ? state.frames : []))).size,
    knownUsd: known ?? 0,
    estimatedUsd: (price ?? 0) * images,
    unpriced: price === null ? images : 0,
    refused: Number(last.status === 'refused'),
    failed: Number(last.status === 'failed'),
    unknown: Number(last.status === 'unknown'),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
