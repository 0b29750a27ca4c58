/**
 * Batches on disk, as shared/job/batch-record.ts says: a header written once, a journal while anything is open, and
 * both folded into one file when nothing is.
 */
import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { faultPoint } from '../fault-points.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { BatchId, JobId } from '../../shared/ids.ts';
import { batchRecordSchema } from '../../shared/job/batch-record.ts';
import type { BatchRecord } from '../../shared/job/batch-record.ts';
import { foldLines } from '../../shared/job/fold.ts';
import type { JobState } from '../../shared/job/status.ts';
import { syncFolder, writeFileDurably } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { idsWithJournal, newestIds } from './batch-folders.ts';
import { createJournal, openJournal, readJournal } from './journal-file.ts';
import type { JournalFile } from './journal-file.ts';

export interface LoadedBatches {
  /** Oldest first, each with its journal taken into account. */
  readonly batches: readonly BatchRecord[];
  /** Files that could not be read: left exactly as they are. */
  readonly problems: readonly { readonly file: string; readonly error: AppError }[];
}

export interface JobJournal {
  /** Durable before it resolves. Errors: `disk-full`, `library-read-only`, `library-unreadable`. */
  create(record: BatchRecord): Promise<void>;
  /** Every batch that has a journal. */
  load(): Promise<LoadedBatches>;
  /** A batch as the disk has it, open or folded; null when there is none. Errors: `record-unparsable`, `library-unreadable`. */
  read(id: BatchId): Promise<BatchRecord | null>;
  /** The same of the record alone: all there is of a batch that has no journal. */
  readRecord(id: BatchId): Promise<BatchRecord | null>;
  /** Ids of the newest batches before one, or of all, newest first. */
  newest(before: BatchId | null, limit: number): Promise<readonly BatchId[]>;
  /**
   * Adds a job's next state; `no` is its place in the list. Resolves once it is on disk; a rejected line is not lost
   * but written with the next one (journal-file.ts).
   */
  append(batch: BatchId, job: JobId, no: number, state: JobState): Promise<void>;
  /**
   * Writes the whole record and removes the journal. `record` is asked for when its turn has come; null: something is
   * open again, and the journal stays.
   */
  fold(batch: BatchId, record: () => BatchRecord | null): Promise<void>;
  /**
   * Writes a record that has more jobs than before, with its journal beside it, so that a start reads both: durable
   * before it resolves. `record` is asked for when its turn has come. Errors: as `create`.
   */
  extend(batch: BatchId, record: () => BatchRecord): Promise<void>;
  /** Everything on disk, or rejects with why not. */
  flush(): Promise<void>;
}

export function createJobJournal(layout: LibraryLayout): JobJournal {
  const open = new Map<BatchId, JournalFile>();

  function journalOf(id: BatchId): JournalFile {
    const known = open.get(id) ?? openJournal(layout.journal(id), 0);
    open.set(id, known);
    return known;
  }

  /** The journal is read first: what is folded between the two readings is in the record as well, and skipped. */
  async function readBoth(
    id: BatchId,
  ): Promise<{ readonly record: BatchRecord | null; readonly length: number }> {
    const journal = await readJournal(layout.journal(id));
    const record = await recordOf(id);
    if (!record) return { record, length: journal.length };
    const folded = foldLines(record, journal.lines);
    if (!folded.ok) throw AppError.fromInfo(folded.error);
    return { record: folded.value, length: journal.length };
  }

  async function recordOf(id: BatchId): Promise<BatchRecord | null> {
    const record = await readRecord(layout.batch(id));
    if (record && record.id !== id) throw new AppError('record-unparsable', 'The record of another batch');
    return record;
  }

  async function loadOne(id: BatchId): Promise<BatchRecord | null> {
    const { record, length } = await readBoth(id);
    if (!record) {
      // Nothing was ever promised: the app ended while the request was being written.
      if (length > 0) throw new AppError('record-unparsable', 'A journal without its batch');
      await rm(layout.journal(id), { force: true });
      return null;
    }
    open.set(id, openJournal(layout.journal(id), length));
    return record;
  }

  return {
    async create(record) {
      const path = layout.journal(record.id);
      // The journal first: writing the header syncs the folder for both.
      await createJournal(path, layout.marker);
      faultPoint('batch-journal-made');
      await writeRecord(layout, record);
      faultPoint('batch-written');
      open.set(record.id, openJournal(path, 0));
    },

    async load() {
      const batches: BatchRecord[] = [];
      const problems: { file: string; error: AppError }[] = [];
      for (const id of await idsWithJournal(layout.batches)) {
        try {
          const record = await loadOne(id);
          if (record) batches.push(record);
        } catch (thrown) {
          problems.push({ file: basename(layout.journal(id)), error: toAppError(thrown) });
        }
      }
      return { batches, problems };
    },

    async read(id) {
      const { record, length } = await readBoth(id);
      if (record && !open.has(id)) open.set(id, openJournal(layout.journal(id), length));
      return record;
    },

    readRecord: recordOf,

    newest: (before, limit) => newestIds(layout.batches, before, limit),

    append: (batch, job, no, state) => journalOf(batch).append({ job, no, state }),

    fold: (id, record) =>
      journalOf(id).replaceBy(async () => {
        const whole = record();
        if (whole) await writeRecord(layout, whole);
        faultPoint('fold-written');
        return whole !== null;
      }),

    extend: (id, record) =>
      journalOf(id).replaceBy(async () => {
        const path = layout.journal(id);
        // Before the record: jobs that wait in a batch without a journal would never be taken up again.
        await createJournal(path, layout.marker);
        await syncFolder(dirname(path));
        await writeRecord(layout, record());
        return false;
      }),

    async flush() {
      const results = await Promise.allSettled([...open.values()].map((journal) => journal.flush()));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw toAppError(failed.reason);
    },
  };
}

async function writeRecord(layout: LibraryLayout, record: BatchRecord): Promise<void> {
  await writeFileDurably(layout.batch(record.id), `${JSON.stringify(record, null, 1)}\n`, layout.marker);
}

/** Null when there is no such file. */
async function readRecord(path: string): Promise<BatchRecord | null> {
  const file = await readJsonFile(path);
  if (!file) return null;
  const parsed = batchRecordSchema.safeParse(file.content);
  if (parsed.success) return parsed.data;
  throw new AppError('record-unparsable', `The batch's record: ${z.prettifyError(parsed.error)}`);
}
