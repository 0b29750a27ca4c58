/** The gateway's task behind a job that is delivered Safe: under which id, and whether it can still be asked for. Pure. */
import type { JobId } from '../ids.ts';
import { latestSending } from './history.ts';
import type { JobState } from './status.ts';

type Intent = Extract<JobState, { status: 'sending' }>;
/** An intent that names a task. */
export type TaskIntent = Intent & { readonly task: string };

/**
 * The `out_task_id` of the job's next call: the job's own id, until a task under it has ended. Asked for again under the
 * same id, the gateway answers with the same task and nothing is paid twice (gateway.md); a new id is a new payment.
 */
export function nextTask(job: JobId, states: readonly JobState[]): string {
  const ended = endedTasks(states);
  return ended === 0 ? job : `${job}-${ended + 1}`;
}

/** The task that is sent and not known to have ended: it can be asked for, for free. */
export function openTask(states: readonly JobState[]): TaskIntent | undefined {
  const sending = latestSending(states);
  if (sending?.task === undefined) return undefined;
  const since = states.slice(states.lastIndexOf(sending) + 1);
  return since.some(endsTask) || since.some(({ status }) => status === 'waiting')
    ? undefined
    : { ...sending, task: sending.task };
}

function endedTasks(states: readonly JobState[]): number {
  let task: string | undefined;
  const ended = new Set<string>();
  for (const state of states) {
    if (state.status === 'sending') task = state.task;
    else if (task !== undefined && endsTask(state)) ended.add(task);
  }
  return ended.size;
}

function endsTask(state: JobState): boolean {
  return state.status === 'answered' || ('taskEnded' in state && state.taskEnded === true);
}
