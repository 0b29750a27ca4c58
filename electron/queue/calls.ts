/**
 * Paid calls in flight. The order is binding (architecture.md): intent on disk → send → answer on disk → download.
 * Direct, a call is sent once for each intent, and never again unless its answer proves that nothing was billed; Safe, it is
 * sent and asked for under one id until its end is known (safe-delivery.ts).
 */
import { faultPoint } from '../fault-points.ts';
import type { Connection } from '../connection.ts';
import type { GenerationCall } from '../gateway/call-body.ts';
import type { CallOutcome } from '../gateway/client.ts';
import type { GatewayFailure } from '../gateway/failure.ts';
import { toAppError } from '../../shared/errors.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import { latestSending, latestState } from '../../shared/job/history.ts';
import { nextTask, openTask } from '../../shared/job/task.ts';
import type { TaskIntent } from '../../shared/job/task.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { CallEnd } from './call-end.ts';
import { statusOf } from './job-table.ts';
import type { QueuedJob } from './job-table.ts';
import { createOutcomes } from './outcomes.ts';
import type { Intent, OutcomesDeps } from './outcomes.ts';
import { deliverSafely } from './safe-delivery.ts';

/** How long a canceled call is still listened to: an answer that comes is paid for. */
const listenMs = 60_000;

/** A paid call as it is under way. */
interface LiveCall {
  readonly ending: AbortController;
  /** Set when the intent is written or being written. */
  intent: Intent | null;
  /** The request has been handed to the client. */
  left: boolean;
  /** Its task is being canceled at the gateway: that cannot be taken back. */
  withdrawing: boolean;
  stopTimer: () => void;
  /** Ends a pause of a call that is followed. */
  wake: () => void;
  /** When its outcome is on disk. */
  ended: Promise<void>;
}

export interface CallsDeps extends Omit<OutcomesDeps, 'onNoTasks'> {
  readonly connection: () => Promise<Connection>;
  /** How calls of a model are to be delivered by a gateway. */
  readonly delivery: (gateway: string, model: string) => Intent['delivery'];
  readonly onNoTasks: (model: string, gateway: string) => void;
  /** How long calls lately took; null before the first. */
  readonly medianSeconds: () => number | null;
  /** Asked once more when the connection stands. */
  readonly maySend: () => boolean;
  /** A call has ended: its place is free. */
  readonly onFree: () => void;
  readonly onQuota: (usd: number) => void;
}

export interface Calls {
  /** In flight or about to be; canceled calls that are still listened to count. */
  count(): number;
  has(job: QueuedJob): boolean;
  /** Sends a waiting job. Resolves when its outcome is on disk. */
  run(job: QueuedJob): Promise<void>;
  /**
   * Asks the gateway for the task of a job that is sending, from an earlier run, or unknown: the same attempt goes on,
   * and nothing is sent. Resolves when its outcome is on disk.
   */
  follow(job: QueuedJob): Promise<void>;
  /** Looks at once at all that is followed. */
  wake(): void;
  /** Cancels a job that is being sent. Resolves when that is on disk. */
  cancel(job: QueuedJob): Promise<void>;
  /** Takes a cancel back while the call is still in flight. False: too late for that. */
  resume(job: QueuedJob): Promise<boolean>;
  /** Lets go of all calls without a word in the journal: the next start finds them sent and unanswered. */
  close(): void;
}

export function createCalls(deps: CallsDeps): Calls {
  const { table, clock, log } = deps;
  const live = new Map<QueuedJob, LiveCall>();
  const noteOutcome = createOutcomes({
    ...deps,
    onNoTasks: (job, gateway) => deps.onNoTasks(job.batch.request.model, gateway),
  });
  let closed = false;

  /** Keeps the job's place while `work` goes on. */
  function begin(job: QueuedJob, work: (call: LiveCall) => Promise<void>): Promise<void> {
    const call: LiveCall = {
      ending: new AbortController(),
      intent: null,
      left: false,
      withdrawing: false,
      stopTimer: () => undefined,
      wake: () => undefined,
      ended: Promise.resolve(),
    };
    live.set(job, call);
    call.ended = work(call).finally(() => {
      if (live.get(job) !== call) return;
      leave(job, call);
      deps.onFree();
    });
    return call.ended;
  }

  async function run(job: QueuedJob, call: LiveCall): Promise<void> {
    const connection = await connect(job);
    const intent = connection && (await writeIntent(job, call, connection));
    if (!connection || !intent) return;
    call.left = true;
    await settle(job, call, connection, intent, await send(job, call, connection, intent));
  }

  async function follow(job: QueuedJob, call: LiveCall, intent: TaskIntent): Promise<void> {
    call.intent = intent;
    call.left = true;
    const connection = await connectionOf(intent);
    if (!connection.ok) {
      if (statusOf(job) === 'sending' && !closed)
        await table.change(job, { status: 'unknown', at: clock.now(), error: connection.error });
      return;
    }
    if (statusOf(job) === 'unknown' && (await table.change(job, intent))) return;
    const end = await safely(job, call, connection.value, intent, null);
    await settle(job, call, connection.value, intent, end);
  }

  async function settle(
    job: QueuedJob,
    call: LiveCall,
    connection: Connection,
    intent: Intent,
    end: CallEnd,
  ): Promise<void> {
    leave(job, call);
    // Cut by closing: the intent stays the last word. What came in the last moment is written down all the same.
    const isCut = end.kind === 'lost' || (end.kind === 'failed' && end.failure.retry === 'ask');
    if (closed && isCut) return;
    if (end.quotaRemainingUsd !== null) deps.onQuota(end.quotaRemainingUsd);
    const settled = noteOutcome({ job, intent, connection, end });
    // The place is free: writing and downloading do not occupy it. But not sooner, for what the outcome says of
    // pause and pace holds for the very next call.
    deps.onFree();
    await settled;
  }

  function leave(job: QueuedJob, call: LiveCall): void {
    call.stopTimer();
    live.delete(job);
  }

  async function connect(job: QueuedJob): Promise<Connection | null> {
    try {
      return await deps.connection();
    } catch (thrown) {
      const error = toAppError(thrown).toInfo();
      // Without the key every call would fail alike: one explanation, and the jobs wait.
      if (error.code === 'keychain-unavailable' || error.code === 'key-of-another-gateway')
        deps.onPause(error);
      else if (statusOf(job) === 'waiting' && !closed)
        await table.change(job, { status: 'failed', at: clock.now(), error, billed: 'no', frames: [] });
      return null;
    }
  }

  /** A task is known only to the gateway that took it. */
  async function connectionOf(intent: Intent): Promise<Result<Connection>> {
    try {
      const connection = await deps.connection();
      if (connection.gateway === intent.gateway) return success(connection);
      const data = { reason: 'other-gateway', gateway: intent.gateway };
      return failure({ code: 'connection-lost', message: 'Another gateway is in force', data });
    } catch (thrown) {
      return failure(toAppError(thrown).toInfo());
    }
  }

  /** Null when the job is not to be sent after all. */
  async function writeIntent(job: QueuedJob, call: LiveCall, connection: Connection): Promise<Intent | null> {
    if (statusOf(job) !== 'waiting' || !deps.maySend()) return null;
    const because = failedInPractice(job);
    if (because && !connection.practice) {
      await table.change(job, {
        status: 'failed',
        at: clock.now(),
        error: because,
        billed: 'no',
        frames: [],
      });
      return null;
    }
    const { gateway, practice } = connection;
    const delivery = deps.delivery(gateway, job.batch.request.model);
    const intent: Intent = {
      status: 'sending',
      at: clock.now(),
      attempt: (latestSending(job.states)?.attempt ?? 0) + 1,
      gateway,
      practice,
      delivery,
      ...(delivery === 'safe' && { task: nextTask(job.id, job.states) }),
    };
    call.intent = intent;
    faultPoint('intent-unwritten');
    const trouble = await table.change(job, intent);
    faultPoint('intent-written');
    if (statusOf(job) !== 'sending') return null;
    if (!trouble && !closed) return intent;
    await table.change(job, { status: 'waiting', at: clock.now(), ...(trouble && { because: trouble }) });
    return null;
  }

  async function send(
    job: QueuedJob,
    call: LiveCall,
    connection: Connection,
    intent: Intent,
  ): Promise<CallEnd> {
    if (intent.task !== undefined)
      return safely(job, call, connection, { ...intent, task: intent.task }, callOf(job));
    try {
      return endOfDirect(await connection.client.generate(callOf(job), call.ending.signal));
    } catch (thrown) {
      return broken(job, thrown);
    }
  }

  async function safely(
    job: QueuedJob,
    call: LiveCall,
    { client }: Connection,
    intent: TaskIntent,
    request: GenerationCall | null,
  ): Promise<CallEnd> {
    const median = deps.medianSeconds();
    try {
      return await deliverSafely({
        client,
        task: intent.task,
        call: request,
        sentAt: intent.at,
        expectedMs: median === null ? null : median * 1000,
        now: clock.now,
        pause: (ms) => pause(call, ms),
        isCanceled: () => statusOf(job) === 'canceled',
        onWithdraw: () => (call.withdrawing = true),
        signal: call.ending.signal,
      });
    } catch (thrown) {
      return broken(job, thrown);
    }
  }

  /** Not a failure the client knows, so nothing is known of the bill either. */
  function broken(job: QueuedJob, thrown: unknown): CallEnd {
    log('error', 'call-broke', { job: job.id, error: thrown });
    const error = toAppError(thrown).toInfo();
    const problem: GatewayFailure = { error, billed: 'maybe', retry: 'ask', resetAt: null };
    return { kind: 'lost', failure: problem, quotaRemainingUsd: null };
  }

  async function pause(call: LiveCall, ms: number): Promise<void> {
    const { signal } = call.ending;
    await new Promise<void>((resolve) => {
      const stop = clock.after(ms, resolve);
      call.wake = () => {
        stop();
        resolve();
      };
      signal.addEventListener('abort', call.wake, { once: true });
    });
    signal.removeEventListener('abort', call.wake);
    call.wake = () => undefined;
  }

  return {
    count: () => live.size,
    has: (job) => live.has(job),
    run: (job) => begin(job, (call) => run(job, call)),

    async follow(job) {
      // One that is just ending must have left before the same attempt can go on.
      if (statusOf(job) === 'unknown') await live.get(job)?.ended;
      const intent = openTask(job.states);
      if (!intent || live.has(job) || closed) return;
      await begin(job, (call) => follow(job, call, intent));
    },

    wake() {
      for (const call of live.values()) call.wake();
    },

    async cancel(job) {
      const call = live.get(job);
      const left = call?.left ?? true;
      if (call && left) call.stopTimer = clock.after(listenMs, () => call.ending.abort());
      await table.change(job, { status: 'canceled', at: clock.now(), billed: left ? 'maybe' : 'no' });
      call?.wake();
    },

    async resume(job) {
      const call = live.get(job);
      if (call?.withdrawing) {
        await call.ended;
        return statusOf(job) !== 'canceled';
      }
      if (!call?.intent || call.ending.signal.aborted) return false;
      call.stopTimer();
      await table.change(job, call.intent);
      return true;
    },

    close() {
      closed = true;
      for (const call of live.values()) {
        call.stopTimer();
        call.ending.abort();
      }
    },
  };
}

/** Direct has one request: what it is answered with is its end. */
function endOfDirect(outcome: CallOutcome): CallEnd {
  return outcome.kind === 'answered' ? { ...outcome, creditsUsed: null } : { ...outcome, taskEnded: false };
}

/** Why a call in practice is to be tried again by itself. What was asked for free is not sent for money unasked. */
function failedInPractice(job: QueuedJob): ErrorInfo | null {
  const state = latestState(job.states);
  const isItsOwn = state.status === 'waiting' && latestSending(job.states)?.practice;
  return isItsOwn ? (state.because ?? null) : null;
}

function callOf(job: QueuedJob): GenerationCall {
  const { request } = job.batch;
  const prompt = job.batch.variants[job.row];
  if (prompt === undefined) throw new Error('A job without a variant');
  return { model: request.model, prompt, n: job.n, seed: job.seed, shape: request.shape, rendering: request };
}
