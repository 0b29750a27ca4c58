/** What was spent, and whether a request would pass a limit that the user set. All of it estimates (gateway.md, Money). */
import { z } from 'zod';
import type { ErrorInfo } from '../errors.ts';
import { latestSending, latestState } from '../job/history.ts';
import type { JobState } from '../job/status.ts';
import { findModel } from '../models/table.ts';
import type { ModelTable } from '../models/table.ts';
import { attemptsOf, knownUsd } from './attempts.ts';
import type { CostEstimate } from './estimate.ts';

const spendSchema = z.object({
  /** US dollars: as the gateway said where it did, else by the prices in force. */
  usd: z.number(),
  /** Images whose model has no quoted price, and which `usd` lacks. */
  unpriced: z.number(),
});
export type Spend = Readonly<z.infer<typeof spendSchema>>;

export const spendTodaySchema = spendSchema.extend({
  /** When the day ends, ms since the epoch. */
  endsAt: z.number(),
});
export type SpendToday = Readonly<z.infer<typeof spendTodaySchema>>;

export interface SpentCall {
  readonly model: string;
  /** Images asked for. */
  readonly n: number;
  readonly states: readonly JobState[];
}

/**
 * What calls cost since a moment (ms since the epoch), and what those still waiting will cost. A call whose bill is
 * not known counts as billed: a limit that is passed unseen is none.
 */
export function spentSince(since: number, calls: readonly SpentCall[], models: ModelTable): Spend {
  let usd = 0;
  let unpriced = 0;
  for (const { model, n, states } of calls) {
    const known = knownCost(since, states);
    usd += known ?? 0;
    const images = known === null ? paidImages(since, n, states) : 0;
    const price = findModel(models, model)?.quote?.usdPerImage;
    if (price === undefined) unpriced += images;
    else usd += price * images;
  }
  return { usd, unpriced };
}

/** What the gateway said of the last call's cost. */
function knownCost(since: number, states: readonly JobState[]): number | null {
  const last = attemptsOf(states).at(-1);
  if (!last || last.sending.practice || last.sending.at < since || latestState(states).status === 'waiting')
    return null;
  return knownUsd(last);
}

function paidImages(since: number, n: number, states: readonly JobState[]): number {
  const last = latestState(states);
  if (last.status === 'waiting') return latestSending(states)?.practice === true ? 0 : n;
  const sending = latestSending(states);
  if (!sending || sending.practice || sending.at < since) return 0;
  switch (last.status) {
    case 'refused':
      return 0;
    case 'failed':
    case 'canceled':
      return last.billed === 'no' ? 0 : n;
    case 'done':
      return n - last.missing;
    case 'unknown':
      return last.evidence?.billed === 'no' ? 0 : n;
    case 'sending':
    case 'answered':
    case 'downloading':
      return n;
  }
}

export interface SpendLimits {
  /** US dollars; null: none. */
  readonly limitPerBatchUsd: number | null;
  readonly limitPerDayUsd: number | null;
}

/** Why a request wants the user's word first: the `data` of a `spend-limit`. */
const spendQuestionSchema = z.object({
  limit: z.enum(['batch', 'day']),
  limitUsd: z.number(),
  /** What the request may cost; null: nobody quotes a price, so no limit can hold it. */
  askedUsd: z.number().nullable(),
  /** Today so far. */
  spentUsd: z.number(),
});
export type SpendQuestion = Readonly<z.infer<typeof spendQuestionSchema>>;

/** Null for any other failure. */
export function spendQuestionOf({ code, data }: ErrorInfo): SpendQuestion | null {
  return code === 'spend-limit' ? spendQuestionSchema.parse(data) : null;
}

/** Null: no limit is passed. Equal to a limit is within it. */
export function spendQuestion(cost: CostEstimate, spent: Spend, limits: SpendLimits): SpendQuestion | null {
  if (cost.kind === 'free') return null;
  const askedUsd = cost.kind === 'about' ? cost.usd : null;
  const { limitPerBatchUsd, limitPerDayUsd } = limits;
  const common = { askedUsd, spentUsd: spent.usd };
  if (limitPerBatchUsd !== null && isOver(askedUsd, limitPerBatchUsd))
    return { ...common, limit: 'batch', limitUsd: limitPerBatchUsd };
  if (limitPerDayUsd !== null && isOver(askedUsd === null ? null : askedUsd + spent.usd, limitPerDayUsd))
    return { ...common, limit: 'day', limitUsd: limitPerDayUsd };
  return null;
}

/** A tenth of a cent of grace: sums of prices such as 0.018 are not exact. */
function isOver(usd: number | null, limit: number): boolean {
  return usd === null || usd > limit + 0.0005;
}
