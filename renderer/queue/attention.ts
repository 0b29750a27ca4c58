/** When the queue panel opens by itself: something has happened that only a person can decide. Pure. */
import type { QueueMoment } from './announce.ts';

export function wantsAttention(before: QueueMoment, after: QueueMoment): boolean {
  if (after.summary === null) return false;
  const { paused, wanting, waiting } = after.summary;
  // Jobs of the last run wait for the user's word. What else the first snapshot holds is no news.
  if (before.summary === null) return paused?.by === 'restart' && waiting > 0;
  const stopped =
    (paused?.by === 'gateway' || paused?.by === 'library') && before.summary.paused?.by !== paused.by;
  return stopped || wanting > before.summary.wanting;
}
