/** Random lives of a job: legal walks through the status machine, for property tests. */
import fc from 'fast-check';
import { frameIdSchema, jobIdSchema } from '../../../../shared/ids.ts';
import { latestSending, latestState } from '../../../../shared/job/history.ts';
import { mayFollow } from '../../../../shared/job/legal.ts';
import { transitions } from '../../../../shared/job/status.ts';
import type { JobState, JobStatus } from '../../../../shared/job/status.ts';
import { nextTask } from '../../../../shared/job/task.ts';

export const job = jobIdSchema.parse('01890000-0000-7000-8000-00000000000a');
const frame = frameIdSchema.parse('01890000-0000-7000-8000-000000000000');
const error = { code: 'connection-lost', message: 'gone — ütterly\n' } as const;

const samples: { readonly [Status in JobStatus]: Extract<JobState, { status: Status }> } = {
  waiting: { status: 'waiting', at: 1 },
  sending: { status: 'sending', at: 2, attempt: 1, gateway: 'g', practice: false, delivery: 'direct' },
  answered: {
    status: 'answered',
    at: 3,
    answer: {
      images: [{ frame, source: { kind: 'inline', base64: 'QUJD' }, revisedPrompt: 'rote Äpfel 🍎' }],
      expiresAt: 9,
      tookSeconds: 1,
    },
  },
  downloading: { status: 'downloading', at: 4 },
  done: { status: 'done', at: 5, frames: [frame], missing: 0 },
  refused: { status: 'refused', at: 5, error },
  failed: { status: 'failed', at: 5, error, billed: 'maybe', frames: [] },
  canceled: { status: 'canceled', at: 5, billed: 'no' },
  unknown: { status: 'unknown', at: 5, error },
};

/** Every other attempt is delivered Safe, under a task. */
function sampleOf(status: JobStatus, states: readonly JobState[]): JobState {
  if (status !== 'sending') return samples[status];
  const last = latestSending(states);
  if (last && latestState(states).status !== 'waiting') return last;
  const attempt = (last?.attempt ?? 0) + 1;
  const task = attempt % 2 === 0 ? { delivery: 'safe' as const, task: nextTask(job, states) } : {};
  return { ...samples.sending, attempt, ...task };
}

/** A legal list of states, `waiting` first; at most `longest` changes. */
export function lives(longest: number): fc.Arbitrary<JobState[]> {
  return fc.array(fc.nat(99), { maxLength: longest }).map((choices) => {
    const states: JobState[] = [samples.waiting];
    for (const choice of choices) {
      const next: readonly JobStatus[] = transitions[states.at(-1)!.status];
      const legal = next
        .map((status) => sampleOf(status, states))
        .filter((state) => mayFollow(states, state));
      if (legal.length === 0) break;
      states.push(legal[choice % legal.length]!);
    }
    return states;
  });
}
