/** The ledger of a stretch of days, from the batches on this machine (shared/money/ledger.ts). */
import { ledgerOf, observedPrices } from '../../shared/money/ledger.ts';
import type { LedgerRow, ObservedPrice } from '../../shared/money/ledger.ts';
import type { Rates } from '../../shared/money/rates.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Queue } from './contract.ts';

export interface Ledger {
  /** Every day of the stretch, oldest first, today last. */
  readonly days: string[];
  readonly rows: LedgerRow[];
  readonly observed: ObservedPrice[];
}

/** A retry, or a row added to a sheet, may send calls of a batch that was made so many days before. */
const olderBatchesMs = 14 * 24 * 3_600_000;

/** Prices in this order: the user's own rate, what the gateway let us see, what its pages quoted. */
export async function ledgerSince(
  queue: Pick<Queue, 'callsSince'>,
  of: {
    readonly days: number;
    readonly now: number;
    readonly models: ModelTable;
    readonly rates: Rates;
  },
): Promise<Ledger> {
  const begins = daysUpTo(of.now, of.days);
  const since = begins[0] ?? of.now;
  const calls = await queue.callsSince(since - olderBatchesMs);
  const observed = observedPrices(calls);
  const priceOf = (model: string): number | null =>
    of.rates[model] ??
    observed.find((price) => price.model === model)?.usdPerImage ??
    findModel(of.models, model)?.quote?.usdPerImage ??
    null;
  return {
    days: begins.map(localDay),
    rows: [...ledgerOf(calls, { since, priceOf, dayOf: localDay })],
    observed: [...observed],
  };
}

/** Midnights, of as many days as are wanted, the last of them today's; ms since the epoch. */
function daysUpTo(now: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(now);
    day.setHours(0, 0, 0, 0);
    // By the calendar, not by 24 hours: a day in spring has 23.
    day.setDate(day.getDate() - (count - 1 - index));
    return day.getTime();
  });
}

/** `2026-11-23`, where the photographer is. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
