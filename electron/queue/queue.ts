/**
 * The queue: jobs in, frames out, nothing paid for twice and nothing paid for lost. This file joins the parts and
 * holds what concerns all jobs at once: order, pause, pace, and what is told.
 */
import type { Connection } from '../connection.ts';
import type { GatewayClient } from '../gateway/client.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { KeepFrame } from '../library-host/contract/frame-methods.ts';
import type { Log } from '../log.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId, JobId } from '../../shared/ids.ts';
import { isClosed, latestSending, latestState, openAnswer } from '../../shared/job/history.ts';
import type { JobView, QueueSummary } from '../../shared/job/view.ts';
import { findModel } from '../../shared/models/table.ts';
import type { SheetGrowth } from '../../shared/sheet/growth.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import type { ExpandedRequest } from '../../shared/request.ts';
import { createCalls } from './calls.ts';
import { createDownloads } from './downloads.ts';
import { systemChance, systemClock, systemIds } from './effects.ts';
import type { Chance, Clock, NewIds } from './effects.ts';
import { createJobJournal } from './job-journal.ts';
import { createJobTable, statusOf } from './job-table.ts';
import type { QueuedJob } from './job-table.ts';
import { viewOf } from './job-view.ts';
import { createOrders } from './orders.ts';
import { callsAllowed, fullPace, nextRaise, paceLowered } from './pacing.ts';
import { planBatch } from './planner.ts';
import { createRecentCalls } from './recent-calls.ts';
import { chooseSending } from './scheduler.ts';
import { createSheets } from './sheets.ts';
import type { Sheets } from './sheets.ts';
import { summarise } from './summary.ts';

/** Closed jobs that stay on the list; older ones leave it (their records stay). */
const closedListed = 200;

export interface QueueDeps {
  readonly layout: LibraryLayout;
  /** Asked for each call, so that a new key or address holds from the next one on. */
  readonly connection: () => Promise<Connection>;
  /** For images of an earlier answer, by the gateway that gave it: it may not be the one in force any more. */
  readonly fetcher: (gateway: string) => Promise<Pick<GatewayClient, 'download'>>;
  readonly keep: (input: KeepFrame) => Promise<FrameRow>;
  /** The table in force: what a model is sent depends on it. */
  readonly models: () => ModelTable;
  /** The user's setting; after a change call `settingsChanged`. */
  readonly parallelCalls: () => number;
  /** Only jobs that changed; every status told is on disk. */
  readonly onChange: (jobs: readonly JobView[], summary: QueueSummary) => void;
  readonly onFrames: (rows: readonly FrameRow[]) => void;
  /** A batch was made: its record is on disk. */
  readonly onBatch: (batch: BatchId) => void;
  readonly log: Log;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly ids?: NewIds;
}

export interface Queue extends Pick<Sheets, 'sheet' | 'sheets' | 'since'> {
  /** Takes up what the last run left open; call once, with the library open. Answers with the files it could not read. */
  load(): Promise<readonly { readonly file: string; readonly error: ErrorInfo }[]>;
  /** Resolves when the batch is on disk. Errors: `invalid-input`, `disk-full`, `library-read-only`, `-unreadable`. */
  submit(expanded: ExpandedRequest): Promise<{ readonly batchId: BatchId; readonly jobs: JobId[] }>;
  /** Adds rows and columns to a batch, whenever it was made. Resolves when it is on disk. Errors: as `Sheets.grow`. */
  extend(growth: SheetGrowth): Promise<{ readonly jobs: JobId[] }>;
  /** Everything open, and the newest closed jobs (200 at most), in the order of sending. */
  snapshot(): { readonly jobs: JobView[]; readonly summary: QueueSummary };
  pause(): void;
  resume(): void;
  /**
   * Waiting jobs are not sent. A call in flight is canceled at once and listened to for a minute. An unknown or a
   * fetchable failed job is let go. What is answered is paid for and goes on. Errors: `job-not-found`.
   */
  cancel(ids: readonly JobId[]): Promise<void>;
  /** Waiting jobs and calls in flight. */
  cancelAll(): Promise<void>;
  /**
   * Fetches a paid answer again where there is one, else sends again. `batch`: theirs, where they may have left the
   * list. Errors: `job-not-found`, and as `Sheets.take`.
   */
  retry(ids: readonly JobId[], batch?: BatchId): Promise<void>;
  /** Likewise, of failed jobs that cost nothing yet or nothing more; what may be paid twice wants a word each. */
  retryFailed(): Promise<void>;
  toFront(ids: readonly JobId[]): void;
  /** Takes closed jobs off the list; unknown and fetchable ones stay until they are decided. */
  clearSettled(): void;
  settingsChanged(): void;
  /** Another key or address. A queue that the gateway had stopped goes on. `practiceEnded`: calls were free until now. */
  connectionChanged(change: { readonly practiceEnded: boolean }): void;
  /** Calls at the gateway right now: what a quit would leave without an answer. */
  liveCalls(): number;
  /** Ends calls and transfers, and resolves when the journal is on disk. */
  close(): Promise<void>;
}

export function createQueue(deps: QueueDeps): Queue {
  const { layout, log, onChange, onFrames } = deps;
  const clock = deps.clock ?? systemClock;
  const chance = deps.chance ?? systemChance;
  const ids = deps.ids ?? systemIds;
  const recent = createRecentCalls();
  const journal = createJobJournal(layout);
  const changed = new Set<QueuedJob>();
  const tasks = new Set<Promise<void>>();
  let telling = false;
  let closed = false;
  let paused: QueueSummary['paused'] = null;
  let pace = fullPace;
  let rateLimitedUntil = 0;
  let stopTimer = (): void => undefined;

  const table = createJobTable({
    journal,
    log,
    now: clock.now,
    onTold: (job) => tell([job]),
    onTrouble: (error) => pauseBy('library', error.toInfo()),
  });
  const sheets = createSheets({ table, journal, models: deps.models, clock, chance, ids, log });
  const downloads = createDownloads({ table, layout, keep: deps.keep, onFrames, clock, log });
  const calls = createCalls({
    table,
    clock,
    chance,
    ids,
    log,
    connection: deps.connection,
    maySend: () => !paused && !closed,
    onFree: pump,
    onQuota: recent.quotaSeen,
    onAnswered(job, { client, gateway }, tookSeconds) {
      recent.answerSeen(gateway, tookSeconds);
      track(downloads.fetch(job, client));
    },
    onCrowded(sentAt) {
      pace = paceLowered(pace, deps.parallelCalls(), sentAt, clock.now());
    },
    onRateLimited(until) {
      rateLimitedUntil = Math.max(rateLimitedUntil, until);
    },
    onPause: (error) => pauseBy('gateway', error),
  });

  const orders = createOrders({
    table,
    calls,
    clock,
    fetchAgain: (job) => track(fetchAgain([job])),
  });

  /** Starts what may be sent now, and sets the alarm for what may be sent later. */
  function pump(): void {
    stopTimer();
    if (closed || paused) return;
    const now = clock.now();
    const setting = deps.parallelCalls();
    const waiting = table.list().flatMap((job) => {
      const state = latestState(job.states);
      return state.status === 'waiting' && !calls.has(job) ? [{ job, notBefore: state.notBefore ?? 0 }] : [];
    });
    const free = callsAllowed(pace, setting, now) - calls.count();
    const { start, wakeAt } = chooseSending({ waiting, free, closedUntil: rateLimitedUntil, now });
    for (const job of start) track(calls.run(job));
    const raiseAt = waiting.length > start.length ? nextRaise(pace, setting, now) : null;
    const alarms = [wakeAt, raiseAt].filter((at) => at !== null);
    if (alarms.length > 0) stopTimer = clock.after(Math.min(...alarms) - now, pump);
  }

  /** Work that `close` waits for. What it throws is a bug, and must be seen. */
  function track(work: Promise<void>): void {
    const task = work
      .catch((thrown: unknown) => log('error', 'queue-broke', { error: thrown }))
      .finally(() => {
        tasks.delete(task);
        pump();
      });
    tasks.add(task);
  }

  function pauseBy(by: NonNullable<typeof paused>['by'], error: ErrorInfo | null): void {
    // The user's own pause stays the user's; it learns why going on would not help.
    const keeper = paused?.by === 'user' ? 'user' : by;
    if (!paused) log('warn', 'queue-paused', { by, code: error?.code ?? null });
    paused = { by: keeper, error: error ?? paused?.error ?? null };
    tell([]);
  }

  /** Changes of one tick are told together. */
  function tell(jobs: readonly QueuedJob[]): void {
    for (const job of jobs) changed.add(job);
    if (telling) return;
    telling = true;
    queueMicrotask(() => {
      telling = false;
      const views = [...changed].map((job) => viewOf(job, clock.now()));
      changed.clear();
      dropOldest();
      onChange(views, summary());
    });
  }

  function summary(): QueueSummary {
    return {
      ...summarise(table.list().map(({ states, told }) => latestState(states.slice(0, told)))),
      paused,
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

  function jobsOf(wanted: readonly JobId[]): readonly QueuedJob[] {
    return wanted.map((id) => {
      const job = table.find(id);
      if (!job) throw new AppError('job-not-found', 'No such job on the list', { data: { job: id } });
      return job;
    });
  }

  /** Failed, and another try is not a second payment: nothing was billed, or the paid image is fetched again. */
  function isFreeToRetry(job: QueuedJob): boolean {
    const { status, billed, retryDownloads } = viewOf(job, clock.now());
    return status === 'failed' && (billed === 'no' || retryDownloads);
  }

  async function retryAll(jobs: readonly QueuedJob[]): Promise<void> {
    rateLimitedUntil = 0;
    await Promise.all(jobs.map(orders.retry));
    pump();
  }

  /** Of answers that are paid for: the soonest to expire first. */
  async function fetchAgain(jobs: readonly QueuedJob[]): Promise<void> {
    const expiry = (job: QueuedJob): number => openAnswer(job.states)?.answer.expiresAt ?? 0;
    const soonest = jobs.toSorted((a, b) => expiry(a) - expiry(b));
    await Promise.all(
      soonest.map(async (job) => {
        try {
          const client = await deps.fetcher(latestSending(job.states)?.gateway ?? '');
          await downloads.fetch(job, client, { again: true });
        } catch (thrown) {
          await downloads.giveUp([job], toAppError(thrown).toInfo());
        }
      }),
    );
  }

  function resume(): void {
    paused = null;
    rateLimitedUntil = 0;
    tell([]);
    track(journal.flush().catch((thrown: unknown) => pauseBy('library', toAppError(thrown).toInfo())));
    pump();
  }

  return {
    async load() {
      const { batches, problems } = await journal.load();
      for (const { file, error } of problems)
        log('error', 'journal-unreadable', { file, error: error.toInfo() });
      const jobs = batches.flatMap((record) => table.add(record));
      await Promise.all(jobs.map(orders.takeUp));
      if (hasWaiting(jobs)) pauseBy('restart', null);
      const open = jobs.filter((job) => ['answered', 'downloading'].includes(statusOf(job)));
      if (open.length > 0) track(fetchAgain(open));
      table.foldClosed();
      tell(jobs);
      log('info', 'queue-loaded', { jobs: jobs.length, fetching: open.length, unreadable: problems.length });
      return problems.map(({ file, error }) => ({ file, error: error.toInfo() }));
    },

    async submit(expanded) {
      const { request, variants } = expanded;
      const model = findModel(deps.models(), request.model);
      if (!model) throw new AppError('invalid-input', 'Unknown model', { data: { control: 'Model' } });
      const now = clock.now();
      const batchId = ids.batch();
      const jobs = planBatch(expanded, {
        now,
        drawSeed: chance.seed,
        newJobId: ids.job,
        takesSeed: model.takesSeed,
      });
      const record = {
        version: 1 as const,
        id: batchId,
        createdAt: new Date(now).toISOString(),
        request,
        variants: [...variants],
        jobs: [...jobs],
      };
      await journal.create(record);
      deps.onBatch(batchId);
      tell(table.add(record));
      pump();
      return { batchId, jobs: jobs.map((job) => job.id) };
    },

    async extend(growth) {
      const jobs = await sheets.grow(growth);
      deps.onBatch(growth.batch);
      tell(jobs);
      pump();
      return { jobs: jobs.map((job) => job.id) };
    },

    snapshot() {
      const listed = table.list();
      const kept = new Set(listed.filter(isDone).slice(-closedListed));
      const jobs = listed.filter((job) => kept.has(job) || !isDone(job));
      return { jobs: jobs.map((job) => viewOf(job, clock.now())), summary: summary() };
    },

    sheet: sheets.sheet,
    sheets: sheets.sheets,
    since: sheets.since,

    pause: () => pauseBy('user', null),

    resume,

    async cancel(wanted) {
      await Promise.all(jobsOf(wanted).map(orders.cancel));
    },

    async cancelAll() {
      const open = table.list().filter((job) => ['waiting', 'sending'].includes(statusOf(job)));
      await Promise.all(open.map(orders.cancel));
    },

    async retry(wanted, batch) {
      const own = batch ? (await sheets.take(batch)).jobs : [];
      table.relist(own.filter(({ id }) => wanted.includes(id)));
      await retryAll(jobsOf(wanted));
    },
    retryFailed: async () => retryAll(table.list().filter(isFreeToRetry)),

    toFront(wanted) {
      table.toFront(jobsOf(wanted).map((job) => job.id));
      tell(jobsOf(wanted));
    },

    clearSettled() {
      table.drop(isDone);
      tell([]);
    },

    settingsChanged: pump,

    connectionChanged({ practiceEnded }) {
      if (paused?.by === 'gateway') resume();
      // What was asked for in practice, for free, is not sent for money without a word.
      else if (!paused && practiceEnded && hasWaiting(table.list())) pauseBy('user', null);
    },

    liveCalls: () => calls.count(),

    async close() {
      closed = true;
      stopTimer();
      calls.close();
      downloads.close();
      while (tasks.size > 0) await Promise.all(tasks);
      await table.settled();
      await journal.flush().catch((thrown: unknown) => {
        log('error', 'journal-not-flushed', { error: toAppError(thrown).toInfo() });
      });
    },
  };
}

function hasWaiting(jobs: readonly QueuedJob[]): boolean {
  return jobs.some((job) => statusOf(job) === 'waiting');
}
