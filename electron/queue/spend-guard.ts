/** The user's spending limits, held in main: over one of them nothing is sent without the user's word. */
import { AppError } from '../../shared/errors.ts';
import { estimateCost } from '../../shared/money/estimate.ts';
import { spendQuestion, spentSince } from '../../shared/money/spend.ts';
import type { SpendLimits } from '../../shared/money/spend.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Queue } from './contract.ts';
import { dayOf } from './spend-today.ts';

/** Rejects with `spend-limit` and its figures where so many images of a model pass a limit. */
export type SpendGuard = (queue: Pick<Queue, 'callsSince'>, model: string, images: number) => Promise<void>;

export function createSpendGuard(options: {
  readonly limits: () => SpendLimits;
  readonly models: () => ModelTable;
  /** Whether calls are free. */
  readonly practice: () => boolean;
  /** Ms since the epoch. */
  readonly now: () => number;
}): SpendGuard {
  const { limits, models, practice, now } = options;
  return async (queue, modelId, images) => {
    const { limitPerBatchUsd, limitPerDayUsd } = limits();
    if (practice() || (limitPerBatchUsd === null && limitPerDayUsd === null)) return;
    const model = findModel(models(), modelId);
    const cost = model ? estimateCost(model, images, false) : ({ kind: 'unknown' } as const);
    const { begin } = dayOf(now());
    const calls = await queue.callsSince(begin);
    const question = spendQuestion(cost, spentSince(begin, calls, models()), limits());
    if (question) throw new AppError('spend-limit', 'Over a spending limit', { data: { ...question } });
  };
}
