/** What the queue is in the middle of, as a quit would find it. Pure. Practice costs nothing and holds nobody up. */
import { latestSending, latestState } from '../../shared/job/history.ts';
import type { JobState } from '../../shared/job/status.ts';
import type { UnderWay } from '../../shared/job/under-way.ts';

export function underWayOf(jobs: readonly { readonly states: readonly JobState[] }[]): UnderWay {
  const counts = { direct: 0, safe: 0, downloading: 0, waiting: 0 };
  for (const { states } of jobs) {
    const kind = kindOf(states);
    if (kind) counts[kind] += 1;
  }
  return counts;
}

function kindOf(states: readonly JobState[]): keyof UnderWay | null {
  const { status } = latestState(states);
  const sending = latestSending(states);
  if (status === 'waiting') return 'waiting';
  if (sending?.practice !== false) return null;
  if (status === 'sending') return sending.delivery;
  return status === 'answered' || status === 'downloading' ? 'downloading' : null;
}
