/**
 * When a call or a download is tried again: one named row each (sources: gateway.md, Errors; architecture.md).
 * A call is sent again by itself only after an answer that proves nothing was billed, or when nothing was sent.
 */
import { assertNever } from '../assert-never.ts';

export const retryTable = {
  /** 5xx, and no connection. The vendor's fourth wait, 8 s, would precede a fifth attempt. */
  'server-error': { kind: 'backoff', attempts: 4, waitSeconds: [1, 2, 4] },
  /** A spend bucket is empty: until the gateway's reset; `unsaidSeconds` when it names none. */
  'rate-limit': { kind: 'until-reset', longestSeconds: 300, unsaidSeconds: 30 },
  /** Too many calls in flight: soon, and fewer at once. */
  'concurrency-limit': { kind: 'jitter', waitSeconds: [1, 3] },
  /** Key or wallet: every call would fail alike, so the queue stops and the job waits. */
  'pause-queue': { kind: 'pause' },
  /** The answer to the same call would be the same. */
  never: { kind: 'never' },
  /** Sent and no answer seen: only the user may send it again. */
  ask: { kind: 'ask' },
  /** Of an image already paid for. */
  download: { kind: 'backoff', attempts: 4, waitSeconds: [1, 2, 4] },
} as const;
export type RetryPolicy = keyof typeof retryTable;
/** The rows a failed call may fall under. */
export type CallRetryPolicy = Exclude<RetryPolicy, 'download'>;

export interface RetryFacts {
  readonly now: number;
  /** Failures of this kind so far, this one included. */
  readonly failures: number;
  /** When the gateway says its bucket fills again, ms since the epoch by this machine's clock. */
  readonly resetAt: number | null;
  /** From 0 to 1, for jitter. */
  readonly random: number;
}

export type NextAttempt =
  | { readonly kind: 'again'; readonly notBefore: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'give-up' }
  | { readonly kind: 'ask' };

export function nextAttempt(policy: RetryPolicy, facts: RetryFacts): NextAttempt {
  const row = retryTable[policy];
  const again = (seconds: number): NextAttempt => ({ kind: 'again', notBefore: facts.now + seconds * 1000 });
  switch (row.kind) {
    case 'backoff': {
      const wait = row.waitSeconds[facts.failures - 1];
      return facts.failures >= row.attempts || wait === undefined ? { kind: 'give-up' } : again(wait);
    }
    case 'until-reset': {
      if (facts.resetAt === null) return again(row.unsaidSeconds);
      const seconds = (facts.resetAt - facts.now) / 1000;
      return again(Math.min(Math.max(seconds, 1), row.longestSeconds));
    }
    case 'jitter': {
      const [least, most] = row.waitSeconds;
      return again(least + (most - least) * facts.random);
    }
    case 'pause':
      return { kind: 'pause' };
    case 'never':
      return { kind: 'give-up' };
    case 'ask':
      return { kind: 'ask' };
    default:
      return assertNever(row);
  }
}
