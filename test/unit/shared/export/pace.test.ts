/** How fast an export goes, and how long it will. */
import { expect, test } from 'vitest';
import { noPace, paced, speedOf } from '../../../../shared/export/pace.ts';
import type { Pace } from '../../../../shared/export/pace.ts';

const unknown = { bytesPerSecond: null, millisecondsLeft: null };

test('nothing is said before there is something to say', () => {
  // Catches: infinitely many bytes a second, and no time left.
  expect(speedOf(noPace, 10)).toEqual(unknown);
  expect(speedOf(paced(noPace, 5, 0, 0), 10)).toEqual(unknown);
  expect(speedOf(paced(paced(noPace, 5, 0, 0), 5, 1, 100), 10)).toEqual(unknown);
});

test('it goes by the last ten seconds', () => {
  // Catches: a long pause, or slow first files, that spoil the time left until the end.
  let pace: Pace = noPace;
  for (let second = 0; second <= 60; second += 1)
    pace = paced(
      pace,
      second * 1_000,
      second < 50 ? 0 : second - 50,
      second < 50 ? 0 : (second - 50) * 1_000,
    );
  expect(speedOf(pace, 20)).toEqual({ bytesPerSecond: 1_000, millisecondsLeft: 20_000 });
});

test('ten thousand files a second take no more memory than ten', () => {
  let pace: Pace = noPace;
  for (let at = 0; at < 20_000; at += 1) pace = paced(pace, at, at, at);
  expect(pace.samples.length).toBeLessThanOrEqual(45);
  expect(speedOf(pace, 0).bytesPerSecond).toBe(1_000);
});
