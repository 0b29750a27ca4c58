/**
 * The queue's jobs and the one way to change them: a change is legal or a bug, it is in the journal before anybody
 * is told, and a batch that needs nothing more is folded.
 */
import { AppError, toAppError } from '../../shared/errors.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import type { BatchId, JobId } from '../../shared/ids.ts';
import type { BatchRecord, JobRecord } from '../../shared/job/batch-record.ts';
import { withoutKeptBytes } from '../../shared/job/fold.ts';
import { isClosed, latestState } from '../../shared/job/history.ts';
import { mayChange } from '../../shared/job/status.ts';
import type { JobState, JobStatus } from '../../shared/job/status.ts';
import type { Log } from '../log.ts';
import type { JobJournal } from './job-journal.ts';

export interface QueuedBatch extends Omit<BatchRecord, 'jobs'> {
  readonly jobs: readonly QueuedJob[];
}

export interface QueuedJob extends Omit<JobRecord, 'states'> {
  readonly batch: QueuedBatch;
  /** Oldest first; the last ones may not be on disk yet. */
  states: readonly JobState[];
  /** How many of them may be shown. */
  told: number;
}

export interface JobTable {
  /** In the order of sending. */
  list(): readonly QueuedJob[];
  find(id: JobId): QueuedJob | undefined;
  /**
   * A batch seen in this run. It is never forgotten, though its jobs leave the list: a late answer may still change it,
   * and one object must stay its only truth. A job weighs about a kilobyte.
   */
  batch(id: BatchId): QueuedBatch | undefined;
  /** Takes in a batch that is on disk. */
  add(record: BatchRecord): readonly QueuedJob[];
  /**
   * The job's next state. Resolves with null once it is on disk, or with why it could not be written: then it holds
   * in memory, goes to disk with the next change that can, and must have no effect outside.
   * Throws `illegal-transition` at once.
   */
  change(job: QueuedJob, state: JobState): Promise<ErrorInfo | null>;
  toFront(ids: readonly JobId[]): void;
  /** Takes jobs off the list; their batches stay on disk. */
  drop(unwanted: (job: QueuedJob) => boolean): void;
  /** Folds every batch on the list that needs nothing more. */
  foldClosed(): void;
  /** Until no fold is under way. */
  settled(): Promise<void>;
}

export interface JobTableDeps {
  readonly journal: JobJournal;
  readonly now: () => number;
  readonly onTold: (job: QueuedJob) => void;
  readonly onTrouble: (error: AppError) => void;
  readonly log: Log;
}

export function statusOf(job: QueuedJob): JobStatus {
  return latestState(job.states).status;
}

export function createJobTable({ journal, now, onTold, onTrouble, log }: JobTableDeps): JobTable {
  let order: QueuedJob[] = [];
  const byId = new Map<JobId, QueuedJob>();
  const batches = new Map<BatchId, QueuedBatch>();
  const folding = new Map<BatchId, Promise<void>>();

  function foldIfClosed(batch: QueuedBatch): void {
    if (folding.has(batch.id) || !isFoldable(batch, now())) return;
    const work = fold(batch).finally(() => folding.delete(batch.id));
    folding.set(batch.id, work);
  }

  async function fold(batch: QueuedBatch): Promise<void> {
    try {
      await journal.fold(batch.id, () => (isFoldable(batch, now()) ? recordOf(batch) : null));
      for (const job of batch.jobs) job.states = withoutKeptBytes(job.states);
    } catch (thrown) {
      // The journal stays and holds all: the next start folds it.
      log('warn', 'batch-not-folded', { batch: batch.id, error: toAppError(thrown).toInfo() });
    }
  }

  return {
    list: () => order,
    find: (id) => byId.get(id),
    batch: (id) => batches.get(id),

    add(record) {
      const batch = queuedBatch(record);
      const { jobs } = batch;
      batches.set(batch.id, batch);
      for (const job of jobs) byId.set(job.id, job);
      order = [...order, ...jobs];
      return jobs;
    },

    async change(job, state) {
      const from = statusOf(job);
      if (!mayChange(from, state.status))
        throw new AppError('illegal-transition', `${from} → ${state.status}`, { data: { job: job.id } });
      const no = job.states.length;
      job.states = [...job.states, state];
      const trouble = await journal.append(job.batch.id, job.id, no, state).then(
        () => null,
        (thrown: unknown) => toAppError(thrown),
      );
      job.told = Math.max(job.told, no + 1);
      if (trouble) onTrouble(trouble);
      onTold(job);
      foldIfClosed(job.batch);
      return trouble?.toInfo() ?? null;
    },

    toFront(ids) {
      const first = ids.flatMap((id) => byId.get(id) ?? []);
      order = [...first, ...order.filter((job) => !first.includes(job))];
    },

    drop(unwanted) {
      for (const job of order) if (unwanted(job)) byId.delete(job.id);
      order = order.filter((job) => byId.has(job.id));
    },

    foldClosed() {
      for (const batch of new Set(order.map((job) => job.batch))) foldIfClosed(batch);
    },

    async settled() {
      while (folding.size > 0) await Promise.all(folding.values());
    },
  };
}

/** A batch as the queue holds it; everything in it is on disk. */
export function queuedBatch(record: BatchRecord): QueuedBatch {
  const jobs: QueuedJob[] = [];
  const batch: QueuedBatch = { ...record, jobs };
  for (const job of record.jobs) jobs.push({ ...job, batch, told: job.states.length });
  return batch;
}

function isFoldable(batch: QueuedBatch, now: number): boolean {
  return batch.jobs.every((job) => job.told === job.states.length && isClosed(job.states, now));
}

function recordOf(batch: QueuedBatch): BatchRecord {
  const { version, id, createdAt, request, variants } = batch;
  const jobs = batch.jobs.map(({ batch: _, told: _told, ...job }): JobRecord => ({
    ...job,
    states: withoutKeptBytes(job.states),
  }));
  return { version, id, createdAt, request, variants, jobs };
}
