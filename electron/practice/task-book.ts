/** Asynchronous generations: submitted once under the client's own id, queried and canceled for free (gateway.md). */
import { randomUUID } from 'node:crypto';
import { assertNever } from '../../shared/assert-never.ts';
import { refuse, Refusal } from './answer.ts';
import type { Generate, Generated } from './generate.ts';
import type { JsonObject } from './generation-call.ts';
import type { PictureOrder } from './picture-order.ts';
import { isObject } from './request-body.ts';

type TaskState =
  | { readonly status: 'pending' | 'running' | 'cancelled' }
  | { readonly status: 'completed'; readonly generated: Generated }
  | { readonly status: 'failed'; readonly errorCode: string; readonly errorMessage: string };

interface Task {
  readonly taskId: string;
  readonly outTaskId: string;
  /** What was asked, in one spelling, to tell a repeated submission from a different one. */
  readonly fingerprint: string;
  readonly abort: AbortController;
  state: TaskState;
}

export interface TaskBook {
  readonly submit: (body: JsonObject) => unknown;
  readonly query: (body: JsonObject) => unknown;
  readonly cancel: (body: JsonObject) => unknown;
  /** Gives up what is still running. */
  readonly close: () => void;
}

export interface TaskBookParts {
  readonly generate: Generate;
  /** Throws a Refusal for a call that the gateway would refuse. */
  readonly ordersOf: (body: JsonObject) => readonly PictureOrder[];
  /** Told of a generation that failed for no reason the protocol knows. */
  readonly report: (fault: unknown) => void;
}

export function createTaskBook({ generate, ordersOf, report }: TaskBookParts): TaskBook {
  const byTaskId = new Map<string, Task>();
  const byOutTaskId = new Map<string, Task>();

  const start = async (task: Task, orders: readonly PictureOrder[]): Promise<void> => {
    task.state = { status: 'running' };
    let end: TaskState;
    try {
      end = { status: 'completed', generated: await generate(orders, task.abort.signal) };
    } catch (thrown) {
      if (!(thrown instanceof Refusal) && !task.abort.signal.aborted) report(thrown);
      const refusal = thrown instanceof Refusal ? thrown : refuse.internal();
      end = { status: 'failed', errorCode: refusal.code ?? refusal.type, errorMessage: refusal.message };
    }
    // A canceled task stays canceled: its generation has just rejected because of that.
    if (task.state.status === 'running') task.state = end;
  };

  const find = (body: JsonObject): Task => {
    const { task_id: taskId, out_task_id: outTaskId } = body;
    if ((taskId === undefined) === (outTaskId === undefined))
      throw refuse.invalidParam('Send exactly one of "task_id" and "out_task_id".');
    const task =
      typeof taskId === 'string'
        ? byTaskId.get(taskId)
        : typeof outTaskId === 'string'
          ? byOutTaskId.get(outTaskId)
          : undefined;
    if (!task) throw refuse.taskNotFound();
    return task;
  };

  return {
    submit: (body) => {
      const { model, params, out_task_id: outTaskId } = body;
      if (typeof outTaskId !== 'string' || outTaskId === '')
        throw refuse.invalidParam('"out_task_id" must be a string.');
      if (!isObject(params)) throw refuse.invalidParam('"params" must be an object.');
      const fingerprint = canonical({ model, params });
      const known = byOutTaskId.get(outTaskId);
      if (known) {
        if (known.fingerprint !== fingerprint) throw refuse.duplicateTask();
        return summary(known);
      }
      if (params.model !== undefined) throw refuse.invalidParam('"model" stands beside "params", not in it.');
      const orders = ordersOf({ ...params, model });
      const abort = new AbortController();
      const task: Task = {
        taskId: randomUUID(),
        outTaskId,
        fingerprint,
        abort,
        state: { status: 'pending' },
      };
      byTaskId.set(task.taskId, task);
      byOutTaskId.set(outTaskId, task);
      // After this answer has left: a task is pending before it runs.
      setImmediate(() => {
        if (task.state.status === 'pending') void start(task, orders);
      });
      return { ...summary(task), estimated_credits: 0, estimated_seconds: 1 };
    },
    query: (body) => details(find(body)),
    cancel: (body) => {
      const task = find(body);
      if (task.state.status === 'pending' || task.state.status === 'running') {
        task.state = { status: 'cancelled' };
        task.abort.abort();
      }
      return details(task);
    },
    close: () => {
      for (const task of byTaskId.values()) task.abort.abort();
    },
  };
}

function summary(task: Task): Record<string, unknown> {
  return { task_id: task.taskId, out_task_id: task.outTaskId, status: task.state.status };
}

function details(task: Task): Record<string, unknown> {
  const { state } = task;
  switch (state.status) {
    case 'pending':
    case 'running':
      return summary(task);
    case 'cancelled':
      return { ...summary(task), credits_used: 0 };
    case 'failed':
      return { ...summary(task), error_code: state.errorCode, error_message: state.errorMessage };
    case 'completed':
      return {
        ...summary(task),
        credits_used: 0,
        output: state.generated.images.map(({ url, order }) => ({
          type: 'image',
          url,
          width: order.width,
          height: order.height,
        })),
      };
    default:
      return assertNever(state);
  }
}

/** JSON with the keys of every object in order: equal for equal values, however they were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
