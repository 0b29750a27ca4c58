/** What a person, or a restart, may ask of one job, and what that means in each status. */
import type { ErrorInfo } from '../../shared/errors.ts';
import { canFetchAgain } from '../../shared/job/history.ts';
import type { Billed } from '../../shared/job/status.ts';
import { openTask } from '../../shared/job/task.ts';
import type { Calls } from './calls.ts';
import type { Clock } from './effects.ts';
import { statusOf } from './job-table.ts';
import type { JobTable, QueuedJob } from './job-table.ts';

export interface Orders {
  /** Resolves when it is on disk. What is answered is paid for: it goes on. */
  readonly cancel: (job: QueuedJob) => Promise<void>;
  /**
   * Fetches a paid answer again where there is one, asks for a task that may be there, takes a cancel back while its call
   * lives, else sends again.
   */
  readonly retry: (job: QueuedJob) => Promise<void>;
  /**
   * At start: a call that was on its way when the app ended may or may not have been answered. The gateway is asked for its
   * task; without one it is unknown.
   */
  readonly takeUp: (job: QueuedJob) => Promise<void>;
}

export function createOrders(deps: {
  readonly table: JobTable;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly fetchAgain: (job: QueuedJob) => void;
  readonly follow: (job: QueuedJob) => void;
}): Orders {
  const { table, calls, clock, fetchAgain, follow } = deps;

  return {
    async cancel(job) {
      const at = clock.now();
      const cancelAs = (billed: Billed): Promise<unknown> =>
        table.change(job, { status: 'canceled', at, billed });
      switch (statusOf(job)) {
        case 'waiting':
          await cancelAs('no');
          return;
        case 'sending':
          await calls.cancel(job);
          return;
        case 'unknown':
          await cancelAs('maybe');
          return;
        case 'failed':
          if (canFetchAgain(job.states, at)) await cancelAs('yes');
          return;
        case 'answered':
        case 'downloading':
        case 'done':
        case 'refused':
        case 'canceled':
          return;
      }
    },

    async retry(job) {
      const at = clock.now();
      switch (statusOf(job)) {
        case 'failed':
          if (canFetchAgain(job.states, at)) {
            fetchAgain(job);
            return;
          }
          break;
        case 'canceled':
          if (await calls.resume(job)) return;
          break;
        case 'unknown':
          if (openTask(job.states)) {
            follow(job);
            return;
          }
          break;
        case 'waiting':
        case 'refused':
          break;
        case 'sending':
        case 'answered':
        case 'downloading':
        case 'done':
          return;
      }
      await table.change(job, { status: 'waiting', at });
    },

    async takeUp(job) {
      if (statusOf(job) !== 'sending') return;
      if (openTask(job.states)) {
        follow(job);
        return;
      }
      const error: ErrorInfo = {
        code: 'connection-lost',
        message: 'The app ended before the answer came',
        data: { reason: 'app-ended' },
      };
      await table.change(job, { status: 'unknown', at: clock.now(), error });
    },
  };
}
