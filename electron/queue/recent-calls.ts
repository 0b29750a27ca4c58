/** What the last answers taught: how long a call of this gateway takes, and what is left on the key. */
import type { QueueSummary } from '../../shared/job/view.ts';

/** Answers the median is taken over. */
const remembered = 20;

export interface RecentCalls {
  readonly answerSeen: (gateway: string, tookSeconds: number) => void;
  readonly quotaSeen: (usd: number) => void;
  readonly figures: () => Pick<QueueSummary, 'medianSeconds' | 'quotaRemainingUsd'>;
}

export function createRecentCalls(): RecentCalls {
  let gateway = '';
  let seconds: readonly number[] = [];
  let quotaRemainingUsd: number | null = null;
  return {
    answerSeen(from, tookSeconds) {
      seconds = [...(from === gateway ? seconds : []), tookSeconds].slice(-remembered);
      gateway = from;
    },
    quotaSeen(usd) {
      quotaRemainingUsd = usd;
    },
    figures: () => ({ medianSeconds: median(seconds), quotaRemainingUsd }),
  };
}

/** Null for none; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
