/**
 * What a job's past says of it. Every rule reads only the list of states, oldest first, as it lies on disk:
 * so it holds after a restart as before.
 */
import type { ErrorCode } from '../errors.ts';
import type { JobState, JobStatus } from './status.ts';

type StateOf<Status extends JobStatus> = Extract<JobState, { status: Status }>;
type States = readonly JobState[];

/** The state that holds. Throws on an empty list, which the schema forbids. */
export function latestState(states: States): JobState {
  const state = states.at(-1);
  if (!state) throw new Error('A job without a state');
  return state;
}

/** The last intent to send: which gateway, when, which attempt. */
export function latestSending(states: States): StateOf<'sending'> | undefined {
  return states.findLast((state) => state.status === 'sending');
}

/** The answer that is paid for and, as far as the states know, not wholly kept; undefined once a new call is meant. */
export function openAnswer(states: States): StateOf<'answered'> | undefined {
  const state = states.findLast(({ status }) => ['answered', 'sending', 'waiting', 'done'].includes(status));
  return state?.status === 'answered' ? state : undefined;
}

/** The CDN's last words on a URL: asking again is of no use. */
const urlIsDead: readonly ErrorCode[] = ['download-denied', 'download-gone'];

/**
 * Whether a failed job's paid answer can still be fetched, so that a retry downloads instead of paying again.
 * Not in practice: asking again costs nothing there, and its URLs end with the run that made them.
 */
export function canFetchAgain(states: States, now: number): boolean {
  const last = latestState(states);
  const answered = openAnswer(states);
  if (last.status !== 'failed' || !answered || latestSending(states)?.practice) return false;
  const inline = answered.answer.images.some((image) => image.source.kind === 'inline');
  // Bytes that came with the answer stay what they are: only the library's trouble with them can pass.
  if (inline) return !last.error.code.startsWith('download-');
  return !urlIsDead.includes(last.error.code) && now < answered.answer.expiresAt;
}

/** Whether the job needs nobody any more: nothing to wait for, to fetch, or to find out. */
export function isClosed(states: States, now: number): boolean {
  switch (latestState(states).status) {
    case 'done':
    case 'refused':
    case 'canceled':
      return true;
    case 'failed':
      return !canFetchAgain(states, now);
    case 'waiting':
    case 'sending':
    case 'answered':
    case 'downloading':
    case 'unknown':
      return false;
  }
}

/** Failures that count towards giving up (the `server-error` row of the retry table). */
const counted: readonly ErrorCode[] = ['gateway-error', 'gateway-unreachable'];

/** How often the gateway has failed since the user last set the job going; waits for limits do not count. */
export function failuresInARow(states: States): number {
  const begin = states.findLastIndex((state) => state.status === 'waiting' && !state.because);
  return states
    .slice(begin + 1)
    .filter((state) => state.status === 'waiting' && state.because && counted.includes(state.because.code))
    .length;
}
