/** What is said of one job: its status, its time, its reason, its money. Pure. */
import type { JobView } from '../../shared/job/view.ts';
import { isSettled } from '../../shared/job/status.ts';
import { wordsOf } from '../i18n/failures.ts';
import { duration } from '../i18n/numbers.ts';
import { fieldFaultOf } from '../../shared/request-field.ts';
import { say } from '../i18n/say.ts';

export interface JobWords {
  /** "Failed, seed 42, a glass of water": stable English, for assistive technology and for scripts. */
  readonly name: string;
  readonly status: string;
  /** How long it takes or waits; null where time says nothing. */
  readonly time: string | null;
  /** Why it waits or how it ended. */
  readonly reason: string | null;
  /** Red is for loss: money or a frame may be gone. */
  readonly isLoss: boolean;
}

/** `now` in ms since the epoch; `medianSeconds` as in the queue's summary. */
export function wordsOfJob(job: JobView, now: number, medianSeconds: number | null): JobWords {
  const status = say.queue.status[job.status];
  return {
    name: say.queue.jobName(status, job.seed, job.prompt),
    status,
    time: timeOf(job, now, medianSeconds),
    reason: reasonOf(job),
    isLoss:
      (job.status === 'unknown' && job.billed !== 'no') || (job.status === 'failed' && job.billed !== 'no'),
  };
}

function timeOf(job: JobView, now: number, medianSeconds: number | null): string | null {
  if (job.status === 'sending') {
    const elapsed = duration((now - (job.sentAt ?? job.since)) / 1000);
    return medianSeconds === null ? elapsed : say.queue.elapsedOf(elapsed, duration(medianSeconds));
  }
  if (job.status === 'waiting' && job.notBefore !== null) {
    const wait = (job.notBefore - now) / 1000;
    if (wait <= 0) return say.queue.againNow;
    const left = duration(Math.ceil(wait));
    return job.attempt === 0 ? say.queue.soonest(left) : say.queue.again(left);
  }
  if (job.status === 'done' && job.sentAt !== null) return duration((job.since - job.sentAt) / 1000);
  return null;
}

function reasonOf(job: JobView): string | null {
  const parts: string[] = [];
  if (job.error) {
    const fault = fieldFaultOf(job.error);
    const { title, meaning } = fault
      ? { title: say.compose.fieldFaultTitle(fault), meaning: say.compose.fieldFaultMeaning }
      : wordsOf(job.error);
    // While it waits for another try, the title is enough: its time stands beside it.
    parts.push(isSettled(job.status) ? `${title}. ${meaning}` : title);
  }
  if (job.status === 'waiting' && job.attempt > 0 && job.error)
    parts.push(say.queue.attempt(job.attempt + 1));
  if (job.evidence)
    parts.push(say.queue.unknown[job.evidence.billed === 'no' ? 'notBilled' : 'billed'][job.evidence.by]);
  if (job.retryAsks) parts.push(say.queue.canBeAsked);
  if (job.missing > 0) parts.push(say.queue.fewer(job.missing));
  if (job.status === 'canceled' && job.billed !== 'no') parts.push(say.queue.mayBeBilled);
  return parts.length === 0 ? null : parts.join(' · ');
}

/**
 * What a retry does. `free`: fetches a paid image. `inquire`: asks the gateway for the same call, for free. `paid`: sends
 * again what was not billed. `ask`: may be billed twice, and wants a word first.
 */
type Retry = 'free' | 'inquire' | 'paid' | 'ask';

/** Which of a job's buttons make sense now. */
export function actionsOf(job: JobView): {
  readonly cancel: boolean;
  readonly retry: Retry | null;
  readonly toFront: boolean;
  /** It is undecided, and may be let go. */
  readonly letGo: boolean;
} {
  return {
    cancel: job.status === 'waiting' || job.status === 'sending',
    retry: retryOf(job),
    toFront: job.status === 'waiting',
    letGo: job.status === 'unknown',
  };
}

function retryOf(job: JobView): Retry | null {
  switch (job.status) {
    case 'unknown':
      if (job.retryAsks) return 'inquire';
      return job.billed === 'no' ? 'paid' : 'ask';
    case 'failed':
      return job.retryDownloads ? 'free' : job.billed === 'no' ? 'paid' : 'ask';
    case 'canceled':
      return job.billed === 'no' ? 'paid' : 'ask';
    case 'refused':
      return 'paid';
    case 'waiting':
    case 'sending':
    case 'answered':
    case 'downloading':
    case 'done':
      return null;
  }
}
