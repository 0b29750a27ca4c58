/** The retry table, row by row, as gateway.md has it. */
import { describe, expect, it } from 'vitest';
import { nextAttempt } from '../../../../shared/job/retry-table.ts';
import type { RetryPolicy } from '../../../../shared/job/retry-table.ts';

const now = 1_000_000;
const facts = { now, failures: 1, resetAt: null, random: 0.5 };

describe('nextAttempt', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
  ])('waits longer after failure %i of the gateway: %i s', (failures, seconds) => {
    expect(nextAttempt('server-error', { ...facts, failures })).toEqual({
      kind: 'again',
      notBefore: now + seconds * 1000,
    });
  });

  it('gives up after the fourth attempt (else a dead gateway is asked for ever)', () => {
    expect(nextAttempt('server-error', { ...facts, failures: 4 })).toEqual({ kind: 'give-up' });
  });

  it.each([
    ['the gateway’s reset', now + 40_000, now + 40_000],
    [
      'five minutes, when the reset is days away (else the queue sleeps for a week)',
      now + 9e8,
      now + 300_000,
    ],
    ['a second, when the reset has passed (else a skewed clock makes a busy loop)', now - 5_000, now + 1_000],
    ['half a minute, when nothing is said', null, now + 30_000],
  ])('waits for an empty spend bucket until %s', (_, resetAt, notBefore) => {
    expect(nextAttempt('rate-limit', { ...facts, failures: 99, resetAt })).toEqual({
      kind: 'again',
      notBefore,
    });
  });

  it('spreads crowded calls over one to three seconds', () => {
    const at = (random: number): unknown => nextAttempt('concurrency-limit', { ...facts, random });
    expect(at(0)).toEqual({ kind: 'again', notBefore: now + 1_000 });
    expect(at(1)).toEqual({ kind: 'again', notBefore: now + 3_000 });
  });

  it.each([
    ['never', 'give-up'],
    ['pause-queue', 'pause'],
    ['ask', 'ask'],
  ] satisfies [RetryPolicy, string][])('never sends again by itself: %s → %s', (policy, kind) => {
    expect(nextAttempt(policy, facts)).toEqual({ kind });
  });
});
