/**
 * When a task is asked for: rarely while it cannot be ready, closely once it may be, so that a picture is seen less than
 * a second after it is done, and less and less while nobody answers. Pure; times in ms.
 */

/** Until this share of the estimate, a task is hardly ever done. */
const earliestShare = 0.6;
const closeMs = 400;
const lateMs = 800;
/** A task this far beyond its estimate is stuck, or the estimate was worth nothing. */
const overdueMs = 60_000;

export interface TaskAge {
  /** Since it was submitted. */
  readonly elapsed: number;
  /** How long it is said to take, or others lately took. */
  readonly expected: number;
}

export function waitBeforeAsking({ elapsed, expected }: TaskAge): number {
  const earliest = expected * earliestShare;
  if (elapsed < earliest) return Math.min(Math.max(earliest - elapsed, closeMs), 5_000);
  if (elapsed < expected * 1.5) return closeMs;
  return elapsed < expected + overdueMs ? lateMs : 2_000;
}

/** After so many failures in a row: soon again, for asking is free, but not in a busy loop. */
export function waitAfterFailure(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 15_000);
}
