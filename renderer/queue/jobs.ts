/** The list of jobs: how changes enter it and in which order it is read. Pure. */
import type { JobId } from '../../shared/ids.ts';
import { isSettled } from '../../shared/job/status.ts';
import type { JobView } from '../../shared/job/view.ts';

/** In the order in which they will be sent, or were. */
export type Jobs = ReadonlyMap<JobId, JobView>;

/** Changed jobs keep their place; new ones go to the end. */
export function withJobs(jobs: Jobs, changed: readonly JobView[]): Jobs {
  const result = new Map(jobs);
  for (const job of changed) result.set(job.id, job);
  return result;
}

/** The job before all others that wait. */
export function withToFront(jobs: Jobs, front: JobId): Jobs {
  const job = jobs.get(front);
  if (job?.status !== 'waiting') return jobs;
  const others = [...jobs.values()].filter(({ id }) => id !== front);
  const at = others.findIndex(({ status }) => status === 'waiting');
  const ordered = at === -1 ? [...others, job] : others.toSpliced(at, 0, job);
  return new Map(ordered.map((one) => [one.id, one]));
}

export function withoutSettled(jobs: Jobs): Jobs {
  return new Map([...jobs].filter(([, { status }]) => !isSettled(status)));
}

const stages: Readonly<Record<JobView['status'], number>> = {
  sending: 0,
  answered: 0,
  downloading: 0,
  waiting: 1,
  unknown: 2,
  failed: 2,
  refused: 2,
  canceled: 3,
  done: 3,
};

/** As the panel lists them: what runs, what waits, what wants looking at, then the rest, newest ending first. */
export function inReadingOrder(jobs: Jobs): readonly JobView[] {
  return [...jobs.values()].sort((a, b) => {
    const stage = stages[a.status] - stages[b.status];
    // Sorting is stable: within the first two stages the order of sending holds.
    return stage !== 0 || stages[a.status] < 2 ? stage : b.since - a.since;
  });
}

/** How many frames are asked for and not here yet. */
export function framesComingFrom(jobs: Jobs): number {
  return [...jobs.values()].filter(({ status }) => !isSettled(status)).reduce((sum, { n }) => sum + n, 0);
}
