/** The history of requests: kept in step with the batches on disk, answered from the index. */
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Family, HistoryEntry } from '../../shared/history/entry.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { listBatches, readBatch } from './batch-files.ts';
import type { ReadBatch } from './batch-files.ts';
import type { RequestIndex, RequestPage } from './index/request-index.ts';

export interface RequestHistory {
  /** A batch was made or has changed. Errors: `record-unparsable`, `library-unreadable`. */
  note(id: BatchId): Promise<void>;
  /** Entries whose jobs are still open are read again first, so that their figures are those of this moment. */
  page(page: RequestPage): Promise<HistoryEntry[]>;
  /** Error: `request-not-found`. */
  entry(id: BatchId): Promise<HistoryEntry>;
  /** Requests it was made from and led to. */
  family(id: BatchId): Family;
  /** Makes the index agree with the files. Error: `library-unreadable`. */
  reconcile(signal: AbortSignal): Promise<{ readonly changed: boolean; readonly unreadable: number }>;
}

/** Records read at a time. */
const sideBySide = 16;

export function createRequestHistory(tools: {
  readonly layout: LibraryLayout;
  readonly index: RequestIndex;
  readonly onProblem: (problem: AppError) => void;
}): RequestHistory {
  const { layout, index, onProblem } = tools;

  async function note(id: BatchId): Promise<void> {
    const read = await readBatch(layout, id);
    if (read) index.add(read.record, read.isOpen);
    else index.remove(id);
  }

  /**
   * Read side by side, then noted in the order given. One that cannot be read is left as the index has it: what it says was
   * true once. Answers whether each could be read.
   */
  async function tryNote(ids: readonly BatchId[]): Promise<readonly boolean[]> {
    const found = await Promise.all(ids.map(tryRead));
    for (const [place, read] of found.entries()) {
      const id = ids[place];
      if (id === undefined || read === 'unreadable') continue;
      if (read) index.add(read.record, read.isOpen);
      else index.remove(id);
    }
    return found.map((read) => read !== 'unreadable');
  }

  async function tryRead(id: BatchId): Promise<ReadBatch | null | 'unreadable'> {
    try {
      return await readBatch(layout, id);
    } catch (thrown) {
      const problem = toAppError(thrown);
      if (problem.code !== 'record-unparsable' && problem.code !== 'library-unreadable') throw problem;
      onProblem(problem);
      return 'unreadable';
    }
  }

  async function refreshOpen(ids: readonly BatchId[]): Promise<boolean> {
    const open = index.openAmong(ids);
    await tryNote(open);
    return open.length > 0;
  }

  return {
    note,
    async page(page) {
      const entries = index.page(page);
      return (await refreshOpen(entries.map(({ batch }) => batch))) ? index.page(page) : entries;
    },
    async entry(id) {
      await refreshOpen([id]);
      const entry = index.entry(id);
      if (!entry) throw new AppError('request-not-found', 'Not in the history', { data: { batch: id } });
      return entry;
    },
    family: (id) => index.family(id),
    async reconcile(signal) {
      const known = new Set(index.ids());
      const onDisk = await listBatches(layout.batches);
      const there = new Set(onDisk.map(({ id }) => id));
      const gone = [...known].filter((id) => !there.has(id));
      // One with a journal may have been taken up again by another machine.
      const stale = onDisk.filter(({ id, hasJournal }) => hasJournal || !known.has(id));
      const isNew = stale.some(({ id }) => !known.has(id));
      let unreadable = 0;
      for (let at = 0; at < stale.length && !signal.aborted; at += sideBySide) {
        const some = stale.slice(at, at + sideBySide);
        const read = await tryNote(some.map(({ id }) => id));
        // Those with a journal are the queue's to count: it loads them all.
        unreadable += some.filter(({ hasJournal }, place) => !hasJournal && !read[place]).length;
      }
      // One may have come in since the folders were listed: the files have the last word.
      if (!signal.aborted) await tryNote(gone);
      return { changed: gone.length > 0 || isNew, unreadable };
    },
  };
}
