/** Whether a host that ended by itself is started again: pure, so that the limit can be tested without waiting. */

export const crashLimit = { crashes: 3, withinMilliseconds: 30_000 } as const;

/** The crashes that still count at `now`, the one just seen included. All times in ms since the epoch. */
export function recentCrashes(earlier: readonly number[], now: number): readonly number[] {
  return [...earlier.filter((at) => now - at < crashLimit.withinMilliseconds), now];
}

/** A host that keeps crashing would only burn the machine: after the third time in half a minute it stays down. */
export function mayStartAgain(recent: readonly number[]): boolean {
  return recent.length < crashLimit.crashes;
}
