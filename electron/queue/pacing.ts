/**
 * How many calls may be in flight: the user's setting, lowered when the gateway says there are too many, raised
 * again slowly. Pure; times in ms since the epoch.
 */

/** After this long without trouble, one more call at once. */
const peaceMs = 60_000;

export interface Pace {
  /** Calls at once right after the last trouble; null: never lowered. */
  readonly limit: number | null;
  readonly loweredAt: number;
}

export const fullPace: Pace = { limit: null, loweredAt: 0 };

export function callsAllowed(pace: Pace, setting: number, now: number): number {
  if (pace.limit === null) return setting;
  return Math.min(setting, pace.limit + Math.floor((now - pace.loweredAt) / peaceMs));
}

/** Halved once for all calls that were turned away together: those sent before the last lowering teach nothing new. */
export function paceLowered(pace: Pace, setting: number, sentAt: number, now: number): Pace {
  if (pace.limit !== null && sentAt <= pace.loweredAt) return pace;
  return { limit: Math.max(1, Math.floor(callsAllowed(pace, setting, now) / 2)), loweredAt: now };
}

/** When one more will be allowed; null when the setting is reached. */
export function nextRaise(pace: Pace, setting: number, now: number): number | null {
  if (pace.limit === null || callsAllowed(pace, setting, now) >= setting) return null;
  return pace.loweredAt + (Math.floor((now - pace.loweredAt) / peaceMs) + 1) * peaceMs;
}
