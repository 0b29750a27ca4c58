/** What becomes of a job when its call has ended: the states that are written, and who is told. */
import { faultPoint } from '../fault-points.ts';
import type { Connection } from '../connection.ts';
import type { GatewayFailure } from '../gateway/failure.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import { failuresInARow } from '../../shared/job/history.ts';
import { nextAttempt } from '../../shared/job/retry-table.ts';
import type { JobState } from '../../shared/job/status.ts';
import type { Log } from '../log.ts';
import type { CallEnd } from './call-end.ts';
import type { Chance, Clock, NewIds } from './effects.ts';
import { statusOf } from './job-table.ts';
import type { JobTable, QueuedJob } from './job-table.ts';

export type Intent = Extract<JobState, { status: 'sending' }>;

export interface OutcomesDeps {
  readonly table: JobTable;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: NewIds;
  readonly log: Log;
  /** The answer is on disk. */
  readonly onAnswered: (job: QueuedJob, connection: Connection, tookSeconds: number) => void;
  readonly onCrowded: (sentAt: number) => void;
  readonly onRateLimited: (until: number) => void;
  /** Every call would fail like this one. */
  readonly onPause: (error: ErrorInfo) => void;
  /** The gateway takes no tasks for the job's model. */
  readonly onNoTasks: (job: QueuedJob, gateway: string) => void;
  /** A call that was only asked for has never reached the gateway, and waits again. */
  readonly onNotArrived: (job: QueuedJob) => void;
}

export interface EndedCall {
  readonly job: QueuedJob;
  readonly intent: Intent;
  readonly connection: Connection;
  readonly end: CallEnd;
}

/** Resolves when the outcome is on disk. */
export type NoteOutcome = (call: EndedCall) => Promise<void>;

export function createOutcomes(deps: OutcomesDeps): NoteOutcome {
  const { table, clock, log } = deps;

  async function answered(
    { job, connection }: EndedCall,
    end: Extract<CallEnd, { kind: 'answered' }>,
  ): Promise<void> {
    const { expiresAt, tookSeconds, quotaRemainingUsd, creditsUsed } = end;
    const images = end.images.map((image) => ({ frame: deps.ids.frame(), ...image }));
    faultPoint('answer-unwritten');
    const trouble = await table.change(job, {
      status: 'answered',
      at: clock.now(),
      answer: {
        images,
        expiresAt,
        tookSeconds,
        ...(quotaRemainingUsd !== null && { quotaRemainingUsd }),
        ...(creditsUsed !== null && { creditsUsed }),
      },
    });
    faultPoint('answer-written');
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

  async function failed(
    { job, intent }: EndedCall,
    problem: GatewayFailure,
    taskEnded: boolean,
  ): Promise<void> {
    const { error, billed, retry, resetAt } = problem;
    const at = clock.now();
    const task = taskEnded ? { taskEnded } : {};
    log('warn', 'not-answered', { job: job.id, code: error.code, billed, retry, attempt: intent.attempt });
    if (statusOf(job) === 'canceled') {
      if (billed !== 'maybe') await table.change(job, { status: 'canceled', at, billed, ...task });
      return;
    }
    const failures = failuresInARow(job.states) + 1;
    const next = nextAttempt(retry, { now: at, failures, resetAt, random: deps.chance.fraction() });
    switch (next.kind) {
      case 'again':
        if (retry === 'concurrency-limit') deps.onCrowded(intent.at);
        if (retry === 'rate-limit') deps.onRateLimited(next.notBefore);
        await table.change(job, {
          status: 'waiting',
          at,
          notBefore: next.notBefore,
          because: error,
          ...task,
        });
        return;
      case 'pause':
        deps.onPause(error);
        await table.change(job, { status: 'waiting', at, because: error, ...task });
        return;
      case 'give-up':
        if (error.code === 'refused-by-model')
          await table.change(job, { status: 'refused', at, error, ...task });
        else await table.change(job, { status: 'failed', at, error, billed, frames: [], ...task });
        return;
      case 'ask':
        await table.change(job, { status: 'unknown', at, error });
        return;
      default:
        assertNever(next);
    }
  }

  async function lost({ job }: EndedCall, { error, retry }: GatewayFailure): Promise<void> {
    log('warn', 'call-lost', { job: job.id, code: error.code });
    if (retry === 'pause-queue') deps.onPause(error);
    if (statusOf(job) === 'sending') await table.change(job, { status: 'unknown', at: clock.now(), error });
  }

  return async (call) => {
    const { job, intent, end } = call;
    switch (end.kind) {
      case 'answered':
        return answered(call, end);
      case 'failed':
        return failed(call, end.failure, end.taskEnded);
      case 'lost':
        return lost(call, end.failure);
      case 'canceled': {
        const { creditsUsed } = end;
        const billed = creditsUsed === null ? 'maybe' : creditsUsed > 0 ? 'yes' : 'no';
        const cost = creditsUsed === null ? {} : { creditsUsed };
        await table.change(job, {
          status: 'canceled',
          at: clock.now(),
          billed,
          ...cost,
          taskEnded: true,
        });
        return;
      }
      case 'not-arrived':
        // Before it can be sent: whoever holds the queue back must do so now.
        deps.onNotArrived(job);
        await table.change(job, { status: 'waiting', at: clock.now() });
        return;
      case 'no-tasks': {
        deps.onNoTasks(job, intent.gateway);
        const { message, data } = end.failure.error;
        const because: ErrorInfo = { code: 'tasks-not-taken', message, ...(data && { data }) };
        if (statusOf(job) === 'canceled')
          await table.change(job, { status: 'canceled', at: clock.now(), billed: 'no' });
        else await table.change(job, { status: 'waiting', at: clock.now(), because });
        return;
      }
      default:
        assertNever(end);
    }
  };
}
