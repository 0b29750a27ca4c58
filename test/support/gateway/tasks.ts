/** Tasks: idempotent by `out_task_id`, worked at their own pace whether or not anyone asks. */
import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import type { Answer } from './failures.ts';
import { failure } from './failures.ts';
import type { FaultBook } from './faults.ts';
import type { GenerationParts, Outcome } from './generation.ts';
import { generate } from './generation.ts';
import { creditsPerImage } from './ledger.ts';
import { readCall } from './validation.ts';

interface Task {
  readonly taskId: string;
  readonly outTaskId: string;
  readonly asked: unknown;
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
  outcome: Outcome | undefined;
}

type Body = Readonly<Record<string, unknown>>;

export interface Tasks {
  /** `cut`: the connection dies without an answer. */
  readonly submit: (body: Body) => Answer | 'cut';
  readonly query: (body: Body) => Answer;
  readonly cancel: (body: Body) => Answer;
}

export function createTasks(faultBook: FaultBook, parts: GenerationParts): Tasks {
  const tasks: Task[] = [];
  const code = (status: number, name: string): Answer => ({
    status,
    body: { error: { type: 'invalid_request_error', code: name, message: name } },
  });
  const find = (body: Body): Task | Answer => {
    const ids = [body.task_id, body.out_task_id].filter((id) => id !== undefined);
    if (ids.length !== 1) return failure('400', 'exactly one id');
    return (
      tasks.find((task) => task.taskId === ids[0] || task.outTaskId === ids[0]) ?? code(404, 'task_not_found')
    );
  };

  return {
    submit: (body) => {
      const { model, params, out_task_id: outTaskId } = body;
      if (typeof outTaskId !== 'string' || typeof params !== 'object')
        return failure('400', 'out_task_id, params');
      const asked = { model, params };
      const known = tasks.find((task) => task.outTaskId === outTaskId);
      if (known && !isDeepStrictEqual(known.asked, asked)) return code(409, 'duplicate_out_task_id');
      if (known) return described(known);
      const call = readCall({ ...params, model });
      if ('status' in call) return call;
      const faults = faultBook.forCall(call);
      if (faults.has('no-tasks')) return code(400, 'model_not_supported');
      if (faults.has('submit-lost')) return 'cut';
      if (faults.has('submit-429')) return failure('429-concurrency');
      const task: Task = { taskId: randomUUID(), outTaskId, asked, status: 'pending', outcome: undefined };
      tasks.push(task);
      const unlessCancelled = {
        ...parts,
        work: async (...of: Parameters<GenerationParts['work']>) => {
          task.status = 'running';
          await parts.work(...of);
        },
      };
      const end = async (): Promise<void> => {
        const outcome = await generate(call, faults, outTaskId, unlessCancelled);
        task.outcome = outcome;
        // Canceled while running: the work was done and is charged all the same.
        if (task.status === 'running') task.status = 'failed' in outcome ? 'failed' : 'completed';
      };
      setImmediate(() => {
        if (task.status === 'pending') void end();
      });
      if (faults.has('submit-cut')) return 'cut';
      return faults.has('submit-502') ? failure('502') : described(task);
    },
    query: (body) => {
      const task = find(body);
      return 'status' in task && 'taskId' in task ? described(task) : task;
    },
    cancel: (body) => {
      const task = find(body);
      if (!('taskId' in task)) return task;
      const wasRunning = task.status === 'running';
      if (task.status === 'pending' || wasRunning) task.status = 'cancelled';
      const answer = described(task);
      return wasRunning
        ? { ...answer, body: { ...(answer.body as object), credits_used: creditsPerImage } }
        : answer;
    },
  };
}

function described(task: Task): Answer {
  const common = { task_id: task.taskId, out_task_id: task.outTaskId, status: task.status };
  const { outcome } = task;
  if (task.status === 'failed' && outcome && 'failed' in outcome) {
    const { error } = outcome.failed.body as { error?: { code?: string | null; message?: string } };
    return {
      status: 200,
      body: { ...common, error_code: error?.code ?? 'content_policy', error_message: error?.message ?? '' },
    };
  }
  if (task.status === 'completed' && outcome && 'images' in outcome)
    return {
      status: 200,
      body: {
        ...common,
        credits_used: creditsPerImage * outcome.images.length,
        output: outcome.images.map((image) => ({ type: 'image', ...image })),
      },
    };
  return { status: 200, body: task.status === 'cancelled' ? { ...common, credits_used: 0 } : common };
}
