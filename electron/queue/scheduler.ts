/** Which waiting jobs are sent now, and when to look again. Pure; times in ms since the epoch. */

export interface SendingFacts<Job> {
  /** In the order they are to be sent; `notBefore` is 0 when only the turn is awaited. */
  readonly waiting: readonly { readonly job: Job; readonly notBefore: number }[];
  /** Calls that may be started. */
  readonly free: number;
  /** The gateway's spend bucket is empty until then, for every call alike. */
  readonly closedUntil: number;
  readonly now: number;
}

export interface Sending<Job> {
  readonly start: readonly Job[];
  /** Null: nothing changes by the mere passing of time. */
  readonly wakeAt: number | null;
}

export function chooseSending<Job>({ waiting, free, closedUntil, now }: SendingFacts<Job>): Sending<Job> {
  const dueAt = waiting.map(({ notBefore }) => Math.max(notBefore, closedUntil));
  const due = waiting.filter((_, index) => (dueAt[index] ?? 0) <= now);
  const later = dueAt.filter((at) => at > now);
  return {
    start: due.slice(0, Math.max(0, free)).map(({ job }) => job),
    wakeAt: later.length > 0 ? Math.min(...later) : null,
  };
}
