/** The window's projection of the queue: its jobs in order, its summary, and what can be asked of it. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { JobId } from '../../shared/ids.ts';
import type { FoundOut, JobView, QueueSummary } from '../../shared/job/view.ts';
import type { Bridge } from '../bridge.ts';
import type { Jobs } from './jobs.ts';
import { withJobs, withoutSettled, withToFront } from './jobs.ts';

export interface QueueState {
  readonly jobs: Jobs;
  /** Null until main has answered once. */
  readonly summary: QueueSummary | null;
  /** Asks main for the queue and follows its changes; returns a function that stops following. */
  readonly opened: () => () => void;
  /** Pauses a running queue, resumes a paused one. */
  readonly pauseToggled: () => Promise<void>;
  readonly canceled: (job: JobId) => Promise<void>;
  readonly allCanceled: () => Promise<void>;
  /** Of an unknown job, only after the user was asked: it may be billed twice. */
  readonly retried: (job: JobId) => Promise<void>;
  /** Of all unknown jobs; null when the gateway could not be asked. */
  readonly foundOut: () => Promise<FoundOut | null>;
  readonly failedRetried: () => Promise<void>;
  readonly movedToFront: (job: JobId) => Promise<void>;
  readonly settledCleared: () => Promise<void>;
}
export type QueueStore = StoreApi<QueueState>;

/** `onFailure` is told of every request that failed. */
export function createQueueStore(bridge: Bridge, onFailure: (error: AppError) => void): QueueStore {
  return createStore<QueueState>((set, get) => {
    async function asked(request: Promise<unknown>): Promise<boolean> {
      try {
        await request;
        return true;
      } catch (thrown) {
        onFailure(toAppError(thrown));
        return false;
      }
    }

    async function load(): Promise<void> {
      // Changes may arrive before the snapshot does; they are newer, so they go on top of it.
      let changes: JobView[] = [];
      let latest: QueueSummary | null = null;
      const stop = bridge.on('queue.changed', ({ jobs, summary }) => {
        changes = [...changes, ...jobs];
        latest = summary;
      });
      await asked(
        bridge.request('queue.snapshot').then(({ jobs, summary }) => {
          set({ jobs: withJobs(withJobs(new Map(), jobs), changes), summary: latest ?? summary });
        }),
      );
      stop();
    }

    return {
      jobs: new Map(),
      summary: null,
      opened() {
        let isOpening = false;
        const stops = [
          bridge.on('queue.changed', ({ jobs, summary }) => {
            set((state) => ({ jobs: withJobs(state.jobs, jobs), summary }));
          }),
          // Another library has a queue of its own.
          bridge.on('library.changed', ({ state }) => {
            if (state === 'opening') set({ jobs: new Map(), summary: null });
            else if (state === 'ready' && isOpening) void load();
            isOpening = state === 'opening';
          }),
        ];
        void load();
        return () => stops.forEach((stop) => stop());
      },
      async pauseToggled() {
        await asked(bridge.request(get().summary?.paused ? 'queue.resume' : 'queue.pause'));
      },
      async canceled(job) {
        await asked(bridge.request('queue.cancel', { jobs: [job] }));
      },
      async allCanceled() {
        await asked(bridge.request('queue.cancel-all'));
      },
      async retried(job) {
        await asked(bridge.request('queue.retry', { jobs: [job] }));
      },
      async foundOut() {
        try {
          return await bridge.request('queue.find-out');
        } catch (thrown) {
          onFailure(toAppError(thrown));
          return null;
        }
      },
      async failedRetried() {
        await asked(bridge.request('queue.retry-failed'));
      },
      async movedToFront(job) {
        if (await asked(bridge.request('queue.to-front', { jobs: [job] })))
          set(({ jobs }) => ({ jobs: withToFront(jobs, job) }));
      },
      async settledCleared() {
        if (await asked(bridge.request('queue.clear-settled')))
          set(({ jobs }) => ({ jobs: withoutSettled(jobs) }));
      },
    };
  });
}
