/** What a job's calls came to, one by one: the same reading of its past for the day's sum and for the ledger. Pure. */
import { assertNever } from '../assert-never.ts';
import type { JobState } from '../job/status.ts';

type StateOf<Status extends JobState['status']> = Extract<JobState, { status: Status }>;

export interface Attempt {
  readonly sending: StateOf<'sending'>;
  /** What followed it, before the next one; oldest first. */
  readonly after: readonly JobState[];
}

/** 1 USD in the gateway's credits (gateway.md). */
const creditsPerUsd = 1_000_000;

/** Every call of a job, oldest first. One that was canceled, asked for again or taken back is still the same. */
export function attemptsOf(states: readonly JobState[]): readonly Attempt[] {
  const attempts: { sending: StateOf<'sending'>; after: JobState[] }[] = [];
  for (const state of states) {
    const last = attempts.at(-1);
    if (state.status === 'sending' && last?.sending.attempt !== state.attempt)
      attempts.push({ sending: state, after: [] });
    else last?.after.push(state);
  }
  return attempts;
}

/** What the gateway said that it cost; null where it did not. */
export function knownUsd({ after }: Attempt): number | null {
  const said = after.findLast(
    (state) =>
      (state.status === 'answered' && state.answer.creditsUsed !== undefined) ||
      (state.status === 'canceled' && state.creditsUsed !== undefined),
  );
  if (said?.status === 'answered') return (said.answer.creditsUsed ?? 0) / creditsPerUsd;
  return said?.status === 'canceled' ? (said.creditsUsed ?? 0) / creditsPerUsd : null;
}

/**
 * How many images of a call of `n` are billed, as far as anybody knows. One whose bill is not known counts as billed: a
 * limit that is passed unseen is none.
 */
export function billedImages({ after }: Attempt, n: number): number {
  const answered = after.findLast((state) => state.status === 'answered');
  if (answered) return Math.min(n, answered.answer.images.length);
  const last = after.findLast(({ status }) => status !== 'sending');
  switch (last?.status) {
    case 'unknown':
      return last.evidence?.billed === 'no' ? 0 : n;
    case undefined:
    case 'answered':
    case 'downloading':
      return n;
    case 'done':
      return n - last.missing;
    case 'failed':
    case 'canceled':
      return last.billed === 'no' ? 0 : n;
    case 'waiting':
      return wasDoubtful(after) ? n : 0;
    case 'refused':
    case 'sending':
      return 0;
    default:
      return assertNever(last);
  }
}

/** Sent again at the user's word, though nobody knew whether it was billed: then both may be. */
function wasDoubtful(after: readonly JobState[]): boolean {
  const before = after.at(-2);
  if (before?.status === 'unknown') return before.evidence?.billed !== 'no';
  return (before?.status === 'failed' || before?.status === 'canceled') && before.billed !== 'no';
}
