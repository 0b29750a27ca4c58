/** How jobs wait, as the window says it: what the gateway's limit means for all, and what changes with the clock. Pure. */
import type { JobView } from '../../shared/job/view.ts';

/**
 * The jobs as they really wait: when the gateway's spending limit stops one, all others wait for the same end and for the same reason,
 * though nothing is written at them.
 */
export function withSharedWait(jobs: readonly JobView[]): readonly JobView[] {
  const stopped = jobs
    .filter(({ status, error }) => status === 'waiting' && error?.code === 'rate-limited')
    .reduce<JobView | null>(
      (last, job) => ((job.notBefore ?? 0) > (last?.notBefore ?? 0) ? job : last),
      null,
    );
  const end = stopped?.notBefore;
  if (!end) return jobs;
  return jobs.map((job) =>
    job.status === 'waiting' && (job.notBefore ?? 0) < end
      ? { ...job, notBefore: end, error: stopped.error }
      : job,
  );
}

/** Whether any text about these jobs changes with the clock alone. */
export function needsClock(jobs: Iterable<JobView>): boolean {
  for (const { status, notBefore } of jobs)
    if (status === 'sending' || (status === 'waiting' && notBefore !== null)) return true;
  return false;
}
