/**
 * One call delivered Safe: submitted under an id and asked for until its end is known. Whatever breaks in between, the
 * same id is asked for again; it is submitted again only where the gateway says that it never arrived. So nothing is paid
 * twice, and what is paid for is found again (gateway.md, tasks).
 */
import { faultPoint } from '../fault-points.ts';
import type { GenerationCall } from '../gateway/call-body.ts';
import type { GatewayFailure } from '../gateway/failure.ts';
import { failureOfEmptyAnswer, failureOfTask } from '../gateway/failure.ts';
import type { TaskReport } from '../gateway/task-wire.ts';
import type { TaskCalls, TaskOutcome } from '../gateway/tasks.ts';
import { urlLifetimeMs } from '../gateway/wire.ts';
import { retryTable } from '../../shared/job/retry-table.ts';
import { waitAfterFailure, waitBeforeAsking } from './asking.ts';
import type { CallEnd, Ending } from './call-end.ts';

/** Where nobody says how long a call takes. */
const usualMs = 8_000;
/** The gateway says nothing for so long: only a person can tell whether it is still worth asking. */
const longestSilenceMs = 10 * 60_000;
/** A task that runs longer than this is not going to end. */
const longestTaskMs = 60 * 60_000;
/** Submissions of one attempt: the first, and those after "never arrived". */
const mostSubmissions = 4;
/** Refusals to be asked, in a row, after which asking goes on only at the user's word. */
const mostRefusals = 4;

export interface SafeCall {
  readonly client: TaskCalls;
  /** `out_task_id`. */
  readonly task: string;
  /** Null: of an earlier run, or unknown: it is only asked for. */
  readonly call: GenerationCall | null;
  /** When its intent was written, ms since the epoch. */
  readonly sentAt: number;
  /** How long calls lately took; null before the first. */
  readonly expectedMs: number | null;
  readonly now: () => number;
  /** Ends early when there is a reason to look at once: a cancel, a network that is back, the signal. */
  readonly pause: (ms: number) => Promise<void>;
  /** The user wants it no more. */
  readonly isCanceled: () => boolean;
  /** The cancel is about to be sent: from here on it cannot be taken back. */
  readonly onWithdraw: () => void;
  /** Ends the following; the task goes on at the gateway. */
  readonly signal: AbortSignal;
}

type Step = 'submit' | 'ask' | 'withdraw';
type Failed = Extract<TaskOutcome, { kind: 'failed' }>;
/** Ms until the next step. */
type Next = { readonly kind: 'wait'; readonly ms: number };

export async function deliverSafely(safe: SafeCall): Promise<CallEnd> {
  const { client, task, call, now, signal } = safe;
  const begunAt = now();
  let step: Step = call ? 'submit' : 'ask';
  let submissions = 0;
  let isWithdrawn = false;
  let heardAt = begunAt;
  let failures = 0;
  let refusals = 0;
  let expected = safe.expectedMs ?? usualMs;
  /** What a submission was answered with in place of a task, while it is not clear whether there is one. */
  let doubt: GatewayFailure | null = null;
  let quotaRemainingUsd: number | null = null;

  function perform(): Promise<TaskOutcome> {
    switch (step) {
      case 'submit':
        if (!call) throw new Error('Nothing to submit');
        submissions += 1;
        return client.submit(call, task, signal);
      case 'ask':
        return client.ask(task, signal);
      case 'withdraw':
        return client.withdraw(task, signal);
    }
  }

  /** Only what may be there can be canceled, and only once. */
  function mustWithdraw(): boolean {
    return safe.isCanceled() && !isWithdrawn && (submissions > 0 || call === null);
  }

  function heard(report: TaskReport): Ending | Next {
    heardAt = now();
    failures = 0;
    refusals = 0;
    isWithdrawn ||= step === 'withdraw';
    step = 'ask';
    if (report.status === 'open') {
      if (report.estimatedSeconds !== null) expected = report.estimatedSeconds * 1000;
      if (heardAt - begunAt > longestTaskMs) return { kind: 'lost', failure: unheard('answer-timeout') };
      return wait(waitBeforeAsking({ elapsed: heardAt - safe.sentAt, expected }));
    }
    return endOf(report, safe, heardAt);
  }

  function failed({ failure, says }: Failed): Ending | Next {
    failures += 1;
    if (says === 'no-such-task') return neverArrived();
    if (step === 'submit') return notSubmitted(failure, says);
    if (now() - heardAt > longestSilenceMs) return { kind: 'lost', failure: unheard('connection-lost') };
    if (!mayPass(failure) && (refusals += 1) >= mostRefusals) return { kind: 'lost', failure };
    return wait(Math.max(waitAfterFailure(failures), waitForLimit(failure, now())));
  }

  function neverArrived(): Ending | Next {
    if (safe.isCanceled()) return { kind: 'canceled', creditsUsed: 0 };
    // A gateway need not know a task for longer than its pictures: then its silence proves nothing.
    if (!call)
      return now() - safe.sentAt < urlLifetimeMs
        ? { kind: 'not-arrived' }
        : { kind: 'lost', failure: unheard('connection-lost') };
    if (doubt?.billed === 'no') return { kind: 'failed', failure: doubt, taskEnded: false };
    if (submissions >= mostSubmissions)
      return { kind: 'failed', failure: neverThere(doubt), taskEnded: false };
    step = 'submit';
    return wait(waitAfterFailure(failures));
  }

  /** A plain refusal is the end of it. Anything else may hide a task: it is asked for before anything else happens. */
  function notSubmitted(failure: GatewayFailure, says: Failed['says']): Ending | Next {
    const isFirst = submissions === 1;
    if (says === 'no-tasks' && isFirst) return { kind: 'no-tasks', failure };
    const isClear = failure.billed === 'no' && failure.retry !== 'server-error';
    const neverLeft = failure.billed === 'no' && failure.error.code === 'gateway-unreachable';
    if (isFirst && says !== 'id-taken' && (isClear || neverLeft))
      return { kind: 'failed', failure, taskEnded: false };
    doubt = failure;
    step = 'ask';
    return wait(says === 'id-taken' ? 0 : waitAfterFailure(failures));
  }

  for (;;) {
    if (mustWithdraw()) {
      safe.onWithdraw();
      step = 'withdraw';
    }
    const asked = step;
    const outcome = await perform();
    faultPoint(asked === 'submit' ? 'task-submitted' : 'task-asked');
    quotaRemainingUsd = outcome.quotaRemainingUsd ?? quotaRemainingUsd;
    const next = outcome.kind === 'task' ? heard(outcome.report) : failed(outcome);
    if (next.kind !== 'wait') return { ...next, quotaRemainingUsd };
    if (!signal.aborted) await safe.pause(next.ms);
    if (signal.aborted) return { kind: 'lost', failure: unheard('connection-lost'), quotaRemainingUsd };
  }
}

function wait(ms: number): Next {
  return { kind: 'wait', ms };
}

function endOf(
  report: Exclude<TaskReport, { status: 'open' }>,
  { isCanceled, sentAt }: SafeCall,
  now: number,
): Ending {
  switch (report.status) {
    case 'completed': {
      const { images, creditsUsed } = report;
      if (images.length > 0)
        return {
          kind: 'answered',
          images,
          // Not said of tasks; its own beginning is never too late.
          expiresAt: sentAt + urlLifetimeMs,
          tookSeconds: Math.max(0, now - sentAt) / 1000,
          creditsUsed,
        };
      const failure = failureOfEmptyAnswer('answer-without-images', 200);
      return {
        kind: 'failed',
        failure: creditsUsed === 0 ? { ...failure, billed: 'no', retry: 'never' } : failure,
        taskEnded: true,
      };
    }
    case 'failed':
      return { kind: 'failed', failure: failureOfTask(report.envelope), taskEnded: true };
    case 'canceled':
      if (isCanceled()) return { kind: 'canceled', creditsUsed: report.creditsUsed };
      return { kind: 'failed', failure: canceledElsewhere(report.creditsUsed), taskEnded: true };
  }
}

/** Whether asking again may help: the gateway or the way to it is in trouble, or it wants us to wait. */
function mayPass({ billed, retry }: GatewayFailure): boolean {
  return billed === 'maybe' || !['never', 'pause-queue'].includes(retry);
}

function unheard(code: 'connection-lost' | 'answer-timeout'): GatewayFailure {
  const message =
    code === 'connection-lost' ? 'The gateway says nothing of the task' : 'The task does not end';
  return { error: { code, message }, billed: 'maybe', retry: 'ask', resetAt: null };
}

/**
 * Every answer names the end of some limit, whatever it is about (gateway.md): only one that is about a limit is to be waited for,
 * and no longer than the retry table says.
 */
function waitForLimit({ retry, resetAt }: GatewayFailure, now: number): number {
  if (retry !== 'rate-limit' || resetAt === null) return 0;
  return Math.min(resetAt - now, retryTable[retry].longestSeconds * 1000);
}

/** Submitted again and again, and never there: nothing was billed. */
function neverThere(last: GatewayFailure | null): GatewayFailure {
  const message = last?.error.message ?? 'The task never arrived';
  return {
    error: { code: 'gateway-unreachable', message },
    billed: 'no',
    retry: 'server-error',
    resetAt: null,
  };
}

function canceledElsewhere(creditsUsed: number | null): GatewayFailure {
  const isFree = creditsUsed === 0;
  return {
    error: { code: 'gateway-error', message: 'The gateway canceled the task' },
    billed: isFree ? 'no' : creditsUsed === null ? 'maybe' : 'yes',
    retry: isFree ? 'server-error' : 'never',
    resetAt: null,
  };
}
