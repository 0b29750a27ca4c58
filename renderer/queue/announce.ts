/** What is announced when the queue changes: batch finished, refused, failed, key problem. Pure. */
import { isSettled } from '../../shared/job/status.ts';
import type { JobView, QueueSummary } from '../../shared/job/view.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { wordsOf } from '../i18n/failures.ts';
import { say } from '../i18n/say.ts';
import type { Jobs } from './jobs.ts';

export interface QueueMoment {
  readonly jobs: Jobs;
  readonly summary: QueueSummary | null;
}

/** Codes at which the queue pauses and a person must act on the key. */
const keyProblems: readonly ErrorCode[] = [
  'invalid-api-key',
  'insufficient-balance',
  'permission-denied',
  'key-not-set',
];

/** Sentences for the change from one moment to the next, most important first. */
export function announcementsOf(before: QueueMoment, after: QueueMoment): readonly string[] {
  // The first snapshot is what was there already, not news.
  if (before.summary === null) return [];
  const changed = [...after.jobs.values()].filter((job) => before.jobs.get(job.id)?.status !== job.status);
  const finished = finishedBatches(changed, after.jobs);
  const unfinished = changed.filter(({ batchId }) => !finished.has(batchId));
  const troubles = troublesOf(unfinished);
  return [
    ...keyProblem(before.summary, after.summary),
    ...[...finished].map((batchId) => batchSentence(batchId, after.jobs)),
    ...(troubles === '' ? [] : [troubles]),
  ];
}

/** Batches of which a job has just settled and none is left open. */
function finishedBatches(changed: readonly JobView[], jobs: Jobs): ReadonlySet<JobView['batchId']> {
  const finished = new Set(changed.filter(({ status }) => isSettled(status)).map(({ batchId }) => batchId));
  for (const { batchId, status } of jobs.values()) if (!isSettled(status)) finished.delete(batchId);
  return finished;
}

function batchSentence(batchId: JobView['batchId'], jobs: Jobs): string {
  const own = [...jobs.values()].filter((job) => job.batchId === batchId);
  const frames = own.reduce((sum, job) => sum + job.frames.length, 0);
  const troubles = troublesOf(own);
  return troubles === ''
    ? say.queue.announce.finished(frames)
    : say.queue.announce.finishedWith(frames, troubles);
}

function troublesOf(jobs: readonly JobView[]): string {
  const words = say.queue.announce;
  return (['refused', 'failed', 'unknown'] as const)
    .map((status) => [words[status], jobs.filter((job) => job.status === status).length] as const)
    .filter(([, n]) => n > 0)
    .map(([word, n]) => word(n))
    .join(', ');
}

function keyProblem(before: QueueSummary, after: QueueSummary | null): readonly string[] {
  const code = after?.paused?.error?.code;
  if (code === undefined || !keyProblems.includes(code) || before.paused?.error?.code === code) return [];
  return [say.queue.announce.keyProblem(wordsOf({ code }).title)];
}
