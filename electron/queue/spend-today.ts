/** What was spent since midnight, estimated from the batches on this machine (shared/money/spend.ts). */
import { spentSince } from '../../shared/money/spend.ts';
import type { SpendToday } from '../../shared/money/spend.ts';
import { latestState } from '../../shared/job/history.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { Queue } from './contract.ts';

/** What waits is not spent yet: it may still be canceled. */
export async function spendToday(
  queue: Pick<Queue, 'callsSince'>,
  models: ModelTable,
  now: number,
): Promise<SpendToday> {
  const day = dayOf(now);
  const calls = await queue.callsSince(day.begin);
  const sent = calls.filter(({ states }) => latestState(states).status !== 'waiting');
  return { ...spentSince(day.begin, sent, models), endsAt: day.end };
}

/** The photographer's day, not the gateway's; ms since the epoch. */
export function dayOf(now: number): { readonly begin: number; readonly end: number } {
  const begin = new Date(now);
  begin.setHours(0, 0, 0, 0);
  const end = new Date(begin);
  // Not 24 hours later: a day in spring has 23.
  end.setDate(end.getDate() + 1);
  return { begin: begin.getTime(), end: end.getTime() };
}
