/** Whether a state may follow a job's past: the transitions of status.ts, and what names alone cannot say. Pure. */
import { latestSending, latestState } from './history.ts';
import { mayChange } from './status.ts';
import type { JobState } from './status.ts';

/**
 * A call begins only from `waiting`, as the next attempt. From `canceled` and `unknown` the same attempt goes on: nothing
 * is sent again, and what is unknown can only be asked for where it has a task.
 */
export function mayFollow(states: readonly JobState[], next: JobState): boolean {
  const last = latestState(states);
  if (!mayChange(last.status, next.status)) return false;
  if (next.status !== 'sending') return true;
  const sent = latestSending(states);
  if (last.status === 'waiting') return next.attempt === (sent?.attempt ?? 0) + 1;
  const isSame = sent?.attempt === next.attempt && sent.gateway === next.gateway && sent.task === next.task;
  return isSame && (last.status !== 'unknown' || next.task !== undefined);
}
