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
import { mayFollow } from '../../shared/job/legal.ts';
import type { JobState, JobStatus } from '../../shared/job/status.ts';
import type { Log } from '../log.ts';
import { createBatchMemory } from './batch-memory.ts';
import type { JobJournal } from './job-journal.ts';

export interface QueuedBatch extends Readonly<Omit<BatchRecord, 'jobs' | 'variants'>> {
  /** They grow together, when rows or columns are added to the sheet. */
  variants: string[];
  jobs: readonly QueuedJob[];
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
   * A batch seen in this run, though its jobs may have left the list: a late answer may still change it, and one object must
   * stay its only truth. Undefined also once it is on disk whole and nobody uses it.
   */
  batch(id: BatchId): QueuedBatch | undefined;
  /** Takes in a batch that is on disk, and lists its jobs. */
  add(record: BatchRecord): readonly QueuedJob[];
  /** Takes in a batch that needs nothing, without listing its jobs. One that is known already stays as it is. */
  takeIn(record: BatchRecord): QueuedBatch;
  /** Lists jobs that had left the list, or were never on it. */
  relist(jobs: readonly QueuedJob[]): void;
  /**
   * Adds rows and jobs to a batch, on disk before anybody knows of them. `plan` is asked for when earlier growth is
   * done. Rejects with the plan's own error, or with why it could not be written: then nothing has changed.
   */
  grow(
    batch: QueuedBatch,
    plan: () => { readonly variants: readonly string[]; readonly jobs: readonly JobRecord[] },
  ): Promise<readonly QueuedJob[]>;
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
  const batches = createBatchMemory();
  const folding = new Map<BatchId, Promise<void>>();
  /** A fold now would write a record without the jobs that are being added. */
  const growing = new Map<BatchId, Promise<unknown>>();

  function foldIfClosed(batch: QueuedBatch): void {
    if (folding.has(batch.id) || !mayFold(batch)) return;
    const work = fold(batch).finally(() => folding.delete(batch.id));
    folding.set(batch.id, work);
  }

  function mayFold(batch: QueuedBatch): boolean {
    return !growing.has(batch.id) && isFoldable(batch, now());
  }

  async function growNow(
    batch: QueuedBatch,
    { variants, jobs }: { readonly variants: readonly string[]; readonly jobs: readonly JobRecord[] },
  ): Promise<readonly QueuedJob[]> {
    await journal.extend(batch.id, () => {
      const record = recordOf(batch);
      return { ...record, variants: [...record.variants, ...variants], jobs: [...record.jobs, ...jobs] };
    });
    const added = jobs.map((job): QueuedJob => ({ ...job, batch, told: job.states.length }));
    batch.variants = [...batch.variants, ...variants];
    batch.jobs = [...batch.jobs, ...added];
    list(added);
    return added;
  }

  function list(jobs: readonly QueuedJob[]): void {
    const fresh = jobs.filter(({ id }) => !byId.has(id));
    for (const job of fresh) byId.set(job.id, job);
    order = [...order, ...fresh];
  }

  async function fold(batch: QueuedBatch): Promise<void> {
    try {
      let written = -1;
      await journal.fold(batch.id, () => {
        if (!mayFold(batch)) return null;
        written = countStates(batch);
        return recordOf(batch);
      });
      for (const job of batch.jobs) job.states = withoutKeptBytes(job.states);
      // Unless it has changed meanwhile: then its journal goes on.
      if (written === countStates(batch)) batches.letGo(batch);
    } catch (thrown) {
      // The journal stays and holds all: the next start folds it.
      log('warn', 'batch-not-folded', { batch: batch.id, error: toAppError(thrown).toInfo() });
    }
  }

  return {
    list: () => order,
    find: (id) => byId.get(id),
    batch: (id) => batches.find(id),

    add(record) {
      const batch = queuedBatch(record);
      batches.keep(batch);
      list(batch.jobs);
      return batch.jobs;
    },

    takeIn(record) {
      const known = batches.find(record.id);
      if (known) return known;
      const batch = queuedBatch(record);
      batches.letGo(batch);
      return batch;
    },

    relist: list,

    async grow(batch, plan) {
      batches.keep(batch);
      const turn = (growing.get(batch.id) ?? Promise.resolve()).then(() => growNow(batch, plan()));
      const settled = turn.then(
        () => undefined,
        () => undefined, // Told to its own caller.
      );
      growing.set(batch.id, settled);
      try {
        return await turn;
      } finally {
        if (growing.get(batch.id) === settled) growing.delete(batch.id);
        foldIfClosed(batch);
      }
    },

    async change(job, state) {
      const from = statusOf(job);
      if (!mayFollow(job.states, state))
        throw new AppError('illegal-transition', `${from} → ${state.status}`, { data: { job: job.id } });
      batches.keep(job.batch);
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
      while (folding.size + growing.size > 0) await Promise.all([...folding.values(), ...growing.values()]);
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

function countStates({ jobs }: QueuedBatch): number {
  return jobs.reduce((count, { states }) => count + states.length, 0);
}

function recordOf(batch: QueuedBatch): BatchRecord {
  const { version, id, createdAt, request, variants } = batch;
  const jobs = batch.jobs.map(({ batch: _, told: _told, ...job }): JobRecord => ({
    ...job,
    states: withoutKeptBytes(job.states),
  }));
  return { version, id, createdAt, request, variants, jobs };
}
