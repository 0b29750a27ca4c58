/**
 * Tasks at the gateway: a paid call under an id of ours, which may be submitted, asked for and canceled as often as
 * we like and is billed once (gateway.md, tasks).
 */
import type { GenerationCall } from './call-body.ts';
import { bodyOf } from './call-body.ts';
import type { Exchange } from './exchange.ts';
import type { GatewayFailure } from './failure.ts';
import { failureOf } from './exchange-failure.ts';
import { failureOfEmptyAnswer } from './failure.ts';
import { readTask } from './task-wire.ts';
import type { TaskReport } from './task-wire.ts';
import { readErrorEnvelope, readHeaders } from './wire.ts';

export type TaskOutcome = {
  /** US dollars left on the key; null when the answer does not say. */
  readonly quotaRemainingUsd: number | null;
} & (
  | { readonly kind: 'task'; readonly report: TaskReport }
  | {
      readonly kind: 'failed';
      readonly failure: GatewayFailure;
      /**
       * What the failure says of the task. `no-tasks`: the gateway takes none, for this model or at all. `no-such-task`:
       * it has never seen that id. `id-taken`: it knows the id, with other parameters. Null: nothing.
       */
      readonly says: 'no-tasks' | 'no-such-task' | 'id-taken' | null;
    }
);

export interface TaskCalls {
  /** Submits a call under an id, `out_task_id`; the same one again answers with the same task. */
  submit(call: GenerationCall, task: string, signal?: AbortSignal): Promise<TaskOutcome>;
  /** How it stands: free, and not counted as a call in flight. */
  ask(task: string, signal?: AbortSignal): Promise<TaskOutcome>;
  /** Cancels it: free while it is pending; what it cost otherwise is in the report. */
  withdraw(task: string, signal?: AbortSignal): Promise<TaskOutcome>;
}

export function createTaskCalls(deps: {
  readonly post: (path: string, body: unknown, signal?: AbortSignal) => Promise<Exchange>;
  readonly now: () => number;
}): TaskCalls {
  const run = async (
    path: string,
    body: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<TaskOutcome> => outcomeOf(await deps.post(path, body, signal), path, deps.now());
  return {
    submit: (call, task, signal) => {
      const { model, ...params } = bodyOf(call);
      return run(submitPath, { model, params, out_task_id: task }, signal);
    },
    ask: (task, signal) => run('/v1/tasks/query', { out_task_id: task }, signal),
    withdraw: (task, signal) => run('/v1/tasks/cancel', { out_task_id: task }, signal),
  };
}

const submitPath = '/v1/tasks/submit';

function outcomeOf(answered: Exchange, path: string, now: number): TaskOutcome {
  const quotaRemainingUsd =
    answered.kind === 'response' ? readHeaders(answered.headers, now).quotaRemainingUsd : null;
  const failure = failureOf(answered, now);
  if (failure) {
    const says = answered.kind === 'response' ? whatItSays(answered, path) : null;
    return { kind: 'failed', failure, says, quotaRemainingUsd };
  }
  const report = answered.kind === 'response' ? readTask(answered.body) : null;
  if (report) return { kind: 'task', report, quotaRemainingUsd };
  const unread = failureOfEmptyAnswer('answer-not-json', answered.kind === 'response' ? answered.status : 0);
  return { kind: 'failed', failure: unread, says: null, quotaRemainingUsd };
}

/** Words with which gateways turn down a task for a model that they draw with otherwise. */
const noTaskWords = ['model_not_found', 'model_not_supported', 'unsupported_model', 'tasks_not_supported'];

function whatItSays(
  { status, body }: Extract<Exchange, { kind: 'response' }>,
  path: string,
): Extract<TaskOutcome, { kind: 'failed' }>['says'] {
  const word = readErrorEnvelope(body)?.code ?? null;
  if (word === 'task_not_found') return 'no-such-task';
  if (word === 'duplicate_out_task_id' || status === 409) return 'id-taken';
  if (path !== submitPath) return null;
  if (status === 404 || status === 405 || status === 501) return 'no-tasks';
  return status === 400 && noTaskWords.includes(word ?? '') ? 'no-tasks' : null;
}
