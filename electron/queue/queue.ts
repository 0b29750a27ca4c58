/**
 * The queue: jobs in, frames out, nothing paid for twice and nothing paid for lost. This file joins the parts and
 * holds what concerns all jobs at once: order, pause, pace, and what is told.
 */
import { AppError, toAppError } from '../../shared/errors.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import type { JobId } from '../../shared/ids.ts';
import { canFetchAgain, latestSending, latestState, openAnswer } from '../../shared/job/history.ts';
import type { QueueSummary } from '../../shared/job/view.ts';
import { findModel } from '../../shared/models/table.ts';
import { createCallsMade } from './calls-made.ts';
import { createCalls } from './calls.ts';
import type { Queue, QueueDeps } from './contract.ts';
import { createDownloads } from './downloads.ts';
import { systemChance, systemClock, systemIds } from './effects.ts';
import { createJobJournal } from './job-journal.ts';
import { createJobTable, statusOf } from './job-table.ts';
import type { QueuedJob } from './job-table.ts';
import { viewOf } from './job-view.ts';
import { createNews } from './news.ts';
import { createOrders } from './orders.ts';
import { callsAllowed, fullPace, nextRaise, paceLowered } from './pacing.ts';
import { planBatch } from './planner.ts';
import { createRecentCalls } from './recent-calls.ts';
import { chooseSending } from './scheduler.ts';
import { createReconciler } from './reconciling.ts';
import { createRescue } from './rescue.ts';
import { createSheets } from './sheets.ts';
import { underWayOf } from './under-way.ts';

export function createQueue(deps: QueueDeps): Queue {
  const { layout, log, onFrames } = deps;
  const clock = deps.clock ?? systemClock;
  const chance = deps.chance ?? systemChance;
  const ids = deps.ids ?? systemIds;
  const recent = createRecentCalls();
  const journal = createJobJournal(layout);
  const tasks = new Set<Promise<void>>();
  let closed = false;
  /** Calls that were under way when the last run ended. */
  const ofLastRun = new Set<QueuedJob>();
  /** The user has let the queue go on in this run. */
  let isResumed = false;
  let paused: QueueSummary['paused'] = null;
  let pace = fullPace;
  let rateLimitedUntil = 0;
  let stopTimer = (): void => undefined;

  const table = createJobTable({
    journal,
    log,
    now: clock.now,
    onTold: (job) => news.tell([job]),
    onTrouble: (error) => {
      pauseBy('library', error.toInfo());
      rescue.suspect();
    },
  });
  const news = createNews({ table, recent, paused: () => paused, onChange: deps.onChange, clock });
  const { tell } = news;
  const sheets = createSheets({ table, journal, models: deps.models, clock, chance, ids, log });
  const callsMade = createCallsMade({ table, journal, layout, now: clock.now, log });
  const rescue = createRescue({
    layout,
    folder: deps.rescueFolder,
    clock,
    log,
    onAway: () =>
      pauseBy('library', { code: 'library-unreadable', message: 'The library folder is not there' }),
    onBack: libraryBack,
  });
  const downloads = createDownloads({ table, layout, keep: deps.keep, onFrames, clock, log });
  const calls = createCalls({
    table,
    clock,
    chance,
    ids,
    log,
    connection: deps.connection,
    maySend: () => !paused && !closed,
    delivery: deps.delivery,
    onNoTasks(model, gateway) {
      log('warn', 'tasks-not-taken', { model, gateway });
      deps.onTaskless(gateway, model);
    },
    medianSeconds: () => recent.figures().medianSeconds,
    // Of the last run: what was not sent waits for the user's word.
    onNotArrived: (job) => {
      if (ofLastRun.has(job) && !isResumed) pauseBy('restart', null);
    },
    onFree: pump,
    onQuota: recent.quotaSeen,
    onAnswered(job, { client, gateway }, tookSeconds) {
      recent.answerSeen(gateway, tookSeconds);
      track(downloads.fetch(job, rescue.through(client)));
    },
    onCrowded(sentAt) {
      pace = paceLowered(pace, deps.parallelCalls(), sentAt, clock.now());
    },
    onRateLimited(until) {
      rateLimitedUntil = Math.max(rateLimitedUntil, until);
    },
    onPause: (error) => pauseBy('gateway', error),
  });

  const findOut = createReconciler({
    table,
    callsMade,
    connection: deps.connection,
    models: deps.models,
    clock,
  });

  const orders = createOrders({
    table,
    calls,
    clock,
    fetchAgain: (job) => track(fetchAgain([job])),
    follow: (job) => track(calls.follow(job)),
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
          await downloads.fetch(job, rescue.through(client), { again: true });
        } catch (thrown) {
          await downloads.giveUp([job], toAppError(thrown).toInfo());
        }
      }),
    );
  }

  /** What could not be kept, or not even be written down, is fetched now. */
  function libraryBack(): void {
    if (paused?.by === 'library') goOn();
    const missed = table.list().filter((job) => {
      const last = latestState(job.states);
      return (
        last.status === 'failed' &&
        last.error.code.startsWith('library-') &&
        canFetchAgain(job.states, clock.now())
      );
    });
    if (missed.length > 0) track(fetchAgain(missed));
  }

  function resume(): void {
    isResumed = true;
    goOn();
  }

  function goOn(): void {
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
      for (const job of jobs) if (statusOf(job) === 'sending') ofLastRun.add(job);
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

    snapshot: news.snapshot,

    sheet: sheets.sheet,
    sheets: sheets.sheets,
    callsSince: callsMade.callsSince,

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

    findOut,

    toFront(wanted) {
      table.toFront(jobsOf(wanted).map((job) => job.id));
      tell(jobsOf(wanted));
    },

    clearSettled() {
      table.drop(news.isDone);
      tell([]);
    },

    settingsChanged: pump,

    connectionChanged({ practiceEnded }) {
      // What could not be asked for with the old ones.
      for (const job of table.list()) if (statusOf(job) === 'unknown') track(calls.follow(job));
      if (paused?.by === 'gateway') resume();
      // What was asked for in practice, for free, is not sent for money without a word.
      else if (!paused && practiceEnded && hasWaiting(table.list())) pauseBy('user', null);
    },

    outageBegins(outage) {
      if (!paused) pauseBy(outage, null);
    },
    outageEnds(outage) {
      calls.wake();
      if (paused?.by === outage) goOn();
    },

    liveCalls: () => calls.count(),
    underWay: () => underWayOf(table.list()),

    async close() {
      closed = true;
      stopTimer();
      calls.close();
      downloads.close();
      rescue.close();
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
