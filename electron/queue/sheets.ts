/** Batches as contact sheets: from the queue's memory while they are there, else from their records. */
import { AppError } from '../../shared/errors.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { BatchSheet, SheetColumn, SheetSummary } from '../../shared/sheet/sheet.ts';
import type { Log } from '../log.ts';
import type { JobJournal } from './job-journal.ts';
import { queuedBatch } from './job-table.ts';
import type { JobTable, QueuedBatch } from './job-table.ts';
import { promptCut, viewOf } from './job-view.ts';

/** All but the frames' rows, which the library knows. */
export type QueuedSheet = Omit<BatchSheet, 'frames'>;

export interface Sheets {
  /** Errors: `batch-not-found`, `record-unparsable`, `library-unreadable`. */
  sheet(id: BatchId): Promise<QueuedSheet>;
  /** Newest first, from before a batch on, or from the newest; what cannot be read is left out. */
  sheets(before: BatchId | null, limit: number): Promise<SheetSummary[]>;
}

export function createSheets(deps: {
  readonly table: JobTable;
  readonly journal: JobJournal;
  readonly now: () => number;
  readonly log: Log;
}): Sheets {
  const { table, journal, now, log } = deps;

  async function batchOf(id: BatchId): Promise<QueuedBatch> {
    const known = table.batch(id);
    if (known) return known;
    const record = await journal.read(id);
    if (!record) throw new AppError('batch-not-found', 'No such batch', { data: { batch: id } });
    // Taken up while it was being read: then what the queue holds is newer.
    return table.batch(id) ?? queuedBatch(record);
  }

  return {
    async sheet(id) {
      const batch = await batchOf(id);
      const { request, variants, jobs } = batch;
      return {
        batch: id,
        createdAt: Date.parse(batch.createdAt),
        request,
        variants,
        columns: columnsOf(jobs),
        jobs: jobs.map((job) => viewOf(job, now())),
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
export function columnsOf(jobs: QueuedBatch['jobs']): SheetColumn[] {
  const columns = new Map(jobs.map(({ column, seed, n }) => [column, { seed, n }]));
  const count = Math.max(0, ...columns.keys()) + 1;
  return Array.from({ length: count }, (_, column) => columns.get(column) ?? { seed: null, n: 1 });
}
