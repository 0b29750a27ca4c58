/**
 * Paid calls in flight. The order is binding (architecture.md): intent on disk → send → answer on disk → download.
 * A call is sent once for each intent, and never again unless its answer proves that nothing was billed.
 */
import type { Connection } from '../connection.ts';
import type { GenerationCall } from '../gateway/call-body.ts';
import type { CallOutcome } from '../gateway/client.ts';
import type { GatewayFailure } from '../gateway/failure.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { toAppError } from '../../shared/errors.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import { failuresInARow, latestSending, latestState } from '../../shared/job/history.ts';
import { nextAttempt } from '../../shared/job/retry-table.ts';
import type { JobState } from '../../shared/job/status.ts';
import type { Log } from '../log.ts';
import type { Chance, Clock, NewIds } from './effects.ts';
import { statusOf } from './job-table.ts';
import type { JobTable, QueuedJob } from './job-table.ts';

/** How long a canceled call is still listened to: an answer that comes is paid for. */
const listenMs = 60_000;

type Intent = Extract<JobState, { status: 'sending' }>;
type Answered = Extract<CallOutcome, { kind: 'answered' }>;

interface LiveCall {
  readonly ending: AbortController;
  /** Set when the intent is written or being written. */
  intent: Intent | null;
  /** The request has been handed to the client. */
  left: boolean;
  stopTimer: () => void;
}

export interface CallsDeps {
  readonly table: JobTable;
  readonly connection: () => Promise<Connection>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: NewIds;
  readonly log: Log;
  /** Asked once more when the connection stands. */
  readonly maySend: () => boolean;
  /** A call has ended: its place is free. */
  readonly onFree: () => void;
  readonly onQuota: (usd: number) => void;
  /** The answer is on disk. */
  readonly onAnswered: (job: QueuedJob, connection: Connection, tookSeconds: number) => void;
  readonly onCrowded: (sentAt: number) => void;
  readonly onRateLimited: (until: number) => void;
  /** Every call would fail like this one. */
  readonly onPause: (error: ErrorInfo) => void;
}

export interface Calls {
  /** In flight or about to be; canceled calls that are still listened to count. */
  count(): number;
  has(job: QueuedJob): boolean;
  /** Sends a waiting job. Resolves when its outcome is on disk. */
  run(job: QueuedJob): Promise<void>;
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
  let closed = false;

  async function run(job: QueuedJob): Promise<void> {
    const call: LiveCall = {
      ending: new AbortController(),
      intent: null,
      left: false,
      stopTimer: () => undefined,
    };
    live.set(job, call);
    try {
      const connection = await connect(job);
      const intent = connection && (await writeIntent(job, call, connection));
      if (!connection || !intent) return;
      call.left = true;
      const outcome = await send(job, call, connection);
      leave(job, call);
      // Cut by closing: the intent stays the last word. What came in the last moment is written down all the same.
      if (closed && outcome.kind === 'failed' && outcome.failure.retry === 'ask') return;
      if (outcome.quotaRemainingUsd !== null) deps.onQuota(outcome.quotaRemainingUsd);
      const settled =
        outcome.kind === 'answered'
          ? answered(job, connection, outcome)
          : notAnswered(job, intent, outcome.failure);
      // The place is free: writing and downloading do not occupy it. But not sooner, for what the outcome says of
      // pause and pace holds for the very next call.
      deps.onFree();
      await settled;
    } finally {
      if (live.get(job) === call) {
        leave(job, call);
        deps.onFree();
      }
    }
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
    const intent: Intent = {
      status: 'sending',
      at: clock.now(),
      attempt: (latestSending(job.states)?.attempt ?? 0) + 1,
      gateway: connection.gateway,
      practice: connection.practice,
      delivery: 'direct',
    };
    call.intent = intent;
    const trouble = await table.change(job, intent);
    if (statusOf(job) !== 'sending') return null;
    if (!trouble && !closed) return intent;
    await table.change(job, { status: 'waiting', at: clock.now(), ...(trouble && { because: trouble }) });
    return null;
  }

  async function send(job: QueuedJob, call: LiveCall, connection: Connection): Promise<CallOutcome> {
    try {
      return await connection.client.generate(callOf(job), call.ending.signal);
    } catch (thrown) {
      // Not a failure the client knows, so nothing is known of the bill either.
      log('error', 'call-broke', { job: job.id, error: thrown });
      const error = toAppError(thrown).toInfo();
      const broken: GatewayFailure = { error, billed: 'maybe', retry: 'ask', resetAt: null };
      return { kind: 'failed', failure: broken, quotaRemainingUsd: null };
    }
  }

  async function answered(job: QueuedJob, connection: Connection, outcome: Answered): Promise<void> {
    const { expiresAt, tookSeconds, quotaRemainingUsd } = outcome;
    const images = outcome.images.map((image) => ({ frame: deps.ids.frame(), ...image }));
    const trouble = await table.change(job, {
      status: 'answered',
      at: clock.now(),
      answer: {
        images,
        expiresAt,
        tookSeconds,
        ...(quotaRemainingUsd !== null && { quotaRemainingUsd }),
      },
    });
    log('info', 'answered', { job: job.id, images: images.length, tookSeconds });
    if (trouble)
      await table.change(job, {
        status: 'failed',
        at: clock.now(),
        error: trouble,
        billed: 'yes',
        frames: [],
      });
    else deps.onAnswered(job, connection, tookSeconds);
  }

  async function notAnswered(job: QueuedJob, intent: Intent, problem: GatewayFailure): Promise<void> {
    const { error, billed, retry, resetAt } = problem;
    const at = clock.now();
    log('warn', 'not-answered', { job: job.id, code: error.code, billed, retry, attempt: intent.attempt });
    if (statusOf(job) === 'canceled') {
      if (billed === 'no') await table.change(job, { status: 'canceled', at, billed });
      return;
    }
    const failures = failuresInARow(job.states) + 1;
    const next = nextAttempt(retry, { now: at, failures, resetAt, random: deps.chance.fraction() });
    switch (next.kind) {
      case 'again':
        if (retry === 'concurrency-limit') deps.onCrowded(intent.at);
        if (retry === 'rate-limit') deps.onRateLimited(next.notBefore);
        await table.change(job, { status: 'waiting', at, notBefore: next.notBefore, because: error });
        return;
      case 'pause':
        deps.onPause(error);
        await table.change(job, { status: 'waiting', at, because: error });
        return;
      case 'give-up':
        if (error.code === 'refused-by-model') await table.change(job, { status: 'refused', at, error });
        else await table.change(job, { status: 'failed', at, error, billed, frames: [] });
        return;
      case 'ask':
        await table.change(job, { status: 'unknown', at, error });
        return;
      default:
        assertNever(next);
    }
  }

  return {
    count: () => live.size,
    has: (job) => live.has(job),
    run,

    async cancel(job) {
      const call = live.get(job);
      const left = call?.left ?? true;
      if (call && left) call.stopTimer = clock.after(listenMs, () => call.ending.abort());
      await table.change(job, { status: 'canceled', at: clock.now(), billed: left ? 'maybe' : 'no' });
    },

    async resume(job) {
      const call = live.get(job);
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
