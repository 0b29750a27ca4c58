/** When a crashed host is started again. */
import { expect, test } from 'vitest';
import { mayStartAgain, recentCrashes } from '../../../../electron/library-host/crash-policy.ts';

function startsAfter(crashes: readonly number[]): boolean[] {
  let recent: readonly number[] = [];
  return crashes.map((at) => {
    recent = recentCrashes(recent, at);
    return mayStartAgain(recent);
  });
}

test('the third crash within half a minute is the last', () => {
  expect(startsAfter([0, 14_999, 29_999])).toEqual([true, true, false]);
});

test('crashes half a minute apart are each forgiven', () => {
  // Catches: an app that runs for weeks and gives up at its third crash ever.
  expect(startsAfter([0, 15_000, 30_000, 45_000, 60_000])).toEqual([true, true, true, true, true]);
});
