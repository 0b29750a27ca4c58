/** What the renderer is told of a job: only states that are on disk, and no signed URL. Pure. */
import type { ErrorInfo } from '../../shared/errors.ts';
import { canFetchAgain, latestSending, latestState } from '../../shared/job/history.ts';
import type { Billed, JobState } from '../../shared/job/status.ts';
import { openTask } from '../../shared/job/task.ts';
import type { JobView } from '../../shared/job/view.ts';
import { dimensionsOf, shapeText } from '../../shared/size/size.ts';
import type { QueuedJob } from './job-table.ts';

/** UTF-16 units of a prompt that a view carries. */
export const promptCut = 300;

export function viewOf(job: QueuedJob, now: number): JobView {
  const states = job.states.slice(0, job.told);
  const state = latestState(states);
  const sending = latestSending(states);
  const { request, variants } = job.batch;
  const { width, height } = dimensionsOf(shapeText(request.shape));
  return {
    id: job.id,
    batchId: job.batch.id,
    row: job.row,
    column: job.column,
    model: request.model,
    prompt: (variants[job.row] ?? '').slice(0, promptCut),
    seed: job.seed,
    n: job.n,
    ratio: width / height,
    status: state.status,
    since: state.at,
    sentAt: state.status === 'waiting' ? null : (sending?.at ?? null),
    attempt: sending?.attempt ?? 0,
    notBefore: state.status === 'waiting' ? (state.notBefore ?? null) : null,
    error: errorOf(state),
    billed: sending?.practice ? 'no' : billedOf(state),
    frames: 'frames' in state ? state.frames : [],
    missing: state.status === 'done' ? state.missing : 0,
    retryDownloads: canFetchAgain(states, now),
    evidence: state.status === 'unknown' ? (state.evidence ?? null) : null,
    retryAsks: state.status === 'unknown' && openTask(states) !== undefined,
  };
}

function errorOf(state: JobState): ErrorInfo | null {
  if (state.status === 'waiting') return state.because ?? null;
  return 'error' in state ? state.error : null;
}

function billedOf(state: JobState): Billed {
  switch (state.status) {
    case 'waiting':
    case 'refused':
      return 'no';
    case 'sending':
      return 'maybe';
    case 'unknown':
      return state.evidence?.billed ?? 'maybe';
    case 'answered':
    case 'downloading':
    case 'done':
      return 'yes';
    case 'failed':
    case 'canceled':
      return state.billed;
  }
}
