/** What is told of the queue: jobs that changed, its figures, and the list as it stands. Only of what is on disk. */
import { isClosed, latestState } from '../../shared/job/history.ts';
import type { JobView, QueueSummary } from '../../shared/job/view.ts';
import type { QueueDeps } from './contract.ts';
import type { Clock } from './effects.ts';
import type { JobTable, QueuedJob } from './job-table.ts';
import { viewOf } from './job-view.ts';
import type { RecentCalls } from './recent-calls.ts';
import { summarise } from './summary.ts';

/** Closed jobs that stay on the list; older ones leave it (their records stay). */
const closedListed = 200;

export interface News {
  /** Changes of one tick are told together; without a job, only the figures. */
  readonly tell: (jobs: readonly QueuedJob[]) => void;
  /** Everything open, and the newest closed jobs, in the order of sending. */
  readonly snapshot: () => { readonly jobs: JobView[]; readonly summary: QueueSummary };
  /** Whether nobody need look at the job any more. */
  readonly isDone: (job: QueuedJob) => boolean;
}

export function createNews(deps: {
  readonly table: JobTable;
  readonly recent: RecentCalls;
  readonly paused: () => QueueSummary['paused'];
  readonly onChange: QueueDeps['onChange'];
  readonly clock: Clock;
}): News {
  const { table, recent, clock } = deps;
  const changed = new Set<QueuedJob>();
  let telling = false;

  function summary(): QueueSummary {
    return {
      ...summarise(table.list().map(({ states, told }) => latestState(states.slice(0, told)))),
      paused: deps.paused(),
      ...recent.figures(),
    };
  }

  /** In steps, so that a long list is not gone through for every job that leaves it. */
  function dropOldest(): void {
    const listed = table.list();
    if (listed.length <= 2 * closedListed) return;
    const over = listed.filter(isDone).slice(0, -closedListed);
    if (over.length >= closedListed) table.drop((job) => over.includes(job));
  }

  function isDone(job: QueuedJob): boolean {
    return isClosed(job.states.slice(0, job.told), clock.now());
  }

  return {
    tell(jobs) {
      for (const job of jobs) changed.add(job);
      if (telling) return;
      telling = true;
      queueMicrotask(() => {
        telling = false;
        const views = [...changed].map((job) => viewOf(job, clock.now()));
        changed.clear();
        dropOldest();
        deps.onChange(views, summary());
      });
    },

    snapshot() {
      const listed = table.list();
      const kept = new Set(listed.filter(isDone).slice(-closedListed));
      const jobs = listed.filter((job) => kept.has(job) || !isDone(job));
      return { jobs: jobs.map((job) => viewOf(job, clock.now())), summary: summary() };
    },

    isDone,
  };
}
