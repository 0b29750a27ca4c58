/** How a task is asked for: Safe must not cost a second more than Direct, nor hammer the gateway. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitAfterFailure, waitBeforeAsking } from '../../../../electron/queue/asking.ts';

/** When the app sees that a task of so many ms is done, and how often it has asked. */
function seen(takes: number, expected: number): { readonly at: number; readonly asked: number } {
  let at = 0;
  let asked = 0;
  while (at < takes) {
    at += waitBeforeAsking({ elapsed: at, expected });
    asked += 1;
  }
  return { at, asked };
}

describe('waitBeforeAsking', () => {
  it('sees a picture less than a second after it is done, wherever the estimate is near', () => {
    const cases = fc.integer({ min: 400, max: 60_000 }).chain((expected) =>
      fc.record({
        expected: fc.constant(expected),
        takes: fc.integer({ min: Math.ceil(expected * 0.6), max: expected + 60_000 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ expected, takes }) => {
        expect(seen(takes, expected).at - takes).toBeLessThan(1_000);
      }),
    );
  });

  it('asks a task of usual length some fifteen times at most', () => {
    for (const takes of [6_000, 8_000, 10_000]) expect(seen(takes, 8_000).asked).toBeLessThanOrEqual(15);
  });
});

describe('waitAfterFailure', () => {
  it('grows to a quarter of a minute and no further', () => {
    expect([1, 2, 3, 6, 7, 1_000].map(waitAfterFailure)).toEqual([500, 1_000, 2_000, 15_000, 15_000, 15_000]);
  });
});
