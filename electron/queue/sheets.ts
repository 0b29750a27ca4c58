/** Batches as contact sheets: from the queue's memory while they are there, else from their records. */
import { AppError } from '../../shared/errors.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { BatchRecord, JobRecord } from '../../shared/job/batch-record.ts';
import { findModel } from '../../shared/models/table.ts';
import type { ModelTable } from '../../shared/models/table.ts';
import { planGrowth } from '../../shared/sheet/growth.ts';
import type { SheetGrowth } from '../../shared/sheet/growth.ts';
import type { BatchSheet, SheetColumn, SheetSummary } from '../../shared/sheet/sheet.ts';
import type { Log } from '../log.ts';
import type { Chance, Clock, NewIds } from './effects.ts';
import type { JobJournal } from './job-journal.ts';
import { queuedBatch } from './job-table.ts';
import type { JobTable, QueuedBatch, QueuedJob } from './job-table.ts';
import { promptCut, viewOf } from './job-view.ts';

/** All but the frames' rows, which the library knows. */
export type QueuedSheet = Omit<BatchSheet, 'frames'>;

export interface Sheets {
  /** Errors: `batch-not-found`, `record-unparsable`, `library-unreadable`. */
  readonly sheet: (id: BatchId) => Promise<QueuedSheet>;
  /** A batch to change: taken in from its record where this run has not seen it. Errors: as `sheet`. */
  take(id: BatchId): Promise<QueuedBatch>;
  /**
   * Adds what a sheet lacks with more variants and seeds; on disk when it resolves. Errors: as `sheet`, and
   * `invalid-input` for what cannot be added, `disk-full`, `library-read-only`.
   */
  grow(growth: SheetGrowth): Promise<readonly QueuedJob[]>;
  /** Newest first, from before a batch on, or from the newest; what cannot be read is left out. */
  readonly sheets: (before: BatchId | null, limit: number) => Promise<SheetSummary[]>;
}

export function createSheets(deps: {
  readonly table: JobTable;
  readonly journal: JobJournal;
  readonly models: () => ModelTable;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: NewIds;
  readonly log: Log;
}): Sheets {
  const { table, journal, clock, log } = deps;

  async function batchOf(id: BatchId): Promise<QueuedBatch> {
    const known = table.batch(id);
    if (known) return known;
    const record = await recordOf(id);
    // Taken in while it was being read: then what the queue holds is newer.
    return table.batch(id) ?? queuedBatch(record);
  }

  async function recordOf(id: BatchId): Promise<BatchRecord> {
    const record = await journal.read(id);
    if (!record) throw new AppError('batch-not-found', 'No such batch', { data: { batch: id } });
    return record;
  }

  /** Whoever wants the same batch meanwhile gets the same object: what the one changes, the other must not read too early. */
  const taking = new Map<BatchId, Promise<QueuedBatch>>();

  async function take(id: BatchId): Promise<QueuedBatch> {
    const known = table.batch(id);
    if (known) return known;
    const under = taking.get(id);
    if (under) return await under;
    const begun = recordOf(id)
      .then((record) => table.takeIn(record))
      .finally(() => taking.delete(id));
    taking.set(id, begun);
    return await begun;
  }

  return {
    take,

    async grow(growth) {
      const batch = await take(growth.batch);
      return await table.grow(batch, () => additionOf(batch, growth, deps));
    },

    async sheet(id) {
      const batch = await batchOf(id);
      const { request, variants, jobs } = batch;
      return {
        batch: id,
        createdAt: Date.parse(batch.createdAt),
        request,
        variants,
        columns: columnsOf(jobs),
        jobs: jobs.map((job) => viewOf(job, clock.now())),
      };
    },

    async sheets(before, limit) {
      const ids = await journal.newest(before, limit);
      const found = await Promise.allSettled(ids.map(batchOf));
      return found.flatMap((outcome) => {
        if (outcome.status === 'fulfilled') return [summaryOf(outcome.value)];
        log('warn', 'sheet-not-listed', { error: outcome.reason as unknown });
        return [];
      });
    },
  };
}

/** The jobs that are to be added. Throws `invalid-input`, or `sheet-changed` where it is not what was shown. */
function additionOf(
  batch: QueuedBatch,
  growth: SheetGrowth,
  {
    models,
    clock,
    chance,
    ids,
  }: Pick<Parameters<typeof createSheets>[0], 'models' | 'clock' | 'chance' | 'ids'>,
): { readonly variants: readonly string[]; readonly jobs: readonly JobRecord[] } {
  const { request, variants, jobs } = batch;
  const model = findModel(models(), request.model);
  if (!model) throw new AppError('invalid-input', 'Unknown model', { data: { control: 'Model' } });
  const sheet = { variants, columns: columnsOf(jobs), jobs };
  const { takesSeed } = model;
  const plan = planGrowth(sheet, growth, { takesSeed, imagesPerCall: request.imagesPerCall });
  const [problem] = plan.problems;
  if (problem) throw new AppError('invalid-input', problem, { data: { reason: problem } });
  if (plan.missing.length !== growth.calls)
    throw new AppError('sheet-changed', `${plan.missing.length} calls, ${growth.calls} shown`, {
      data: { made: plan.missing.length, shown: growth.calls },
    });
  const seeds = takesSeed ? drawnSeeds(plan.columns, chance.seed) : plan.columns.map(() => null);
  return {
    variants: growth.variants,
    jobs: plan.missing.map(({ row, column, n }) => ({
      id: ids.job(),
      row,
      column,
      seed: seeds[column] ?? null,
      n,
      states: [{ status: 'waiting', at: clock.now() }],
    })),
  };
}

/** Seeds of all columns, those that lack one drawn now: each only once on a sheet. */
function drawnSeeds(columns: readonly SheetColumn[], draw: () => number): readonly number[] {
  const taken = new Set(columns.flatMap(({ seed }) => seed ?? []));
  return columns.map(({ seed }) => {
    if (seed !== null) return seed;
    let drawn = draw();
    while (taken.has(drawn)) drawn = draw();
    taken.add(drawn);
    return drawn;
  });
}

function summaryOf(batch: QueuedBatch): SheetSummary {
  return {
    batch: batch.id,
    createdAt: Date.parse(batch.createdAt),
    prompt: (batch.variants[0] ?? '').slice(0, promptCut),
    rows: batch.variants.length,
    columns: columnsOf(batch.jobs).length,
  };
}

/** What the jobs of each column have in common: their seed and the images of a call. */
function columnsOf(jobs: QueuedBatch['jobs']): SheetColumn[] {
  const columns = new Map(jobs.map(({ column, seed, n }) => [column, { seed, n }]));
  const count = Math.max(0, ...columns.keys()) + 1;
  return Array.from({ length: count }, (_, column) => columns.get(column) ?? { seed: null, n: 1 });
}
