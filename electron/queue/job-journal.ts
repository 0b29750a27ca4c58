/**
 * Batches on disk, as shared/job/batch-record.ts says: a header written once, a journal while anything is open, and
 * both folded into one file when nothing is.
 */
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { BatchId, JobId } from '../../shared/ids.ts';
import { batchIdSchema } from '../../shared/ids.ts';
import { batchRecordSchema } from '../../shared/job/batch-record.ts';
import type { BatchRecord } from '../../shared/job/batch-record.ts';
import { foldLines } from '../../shared/job/fold.ts';
import type { JobState } from '../../shared/job/status.ts';
import { fileError, hasErrno, writeFileDurably } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
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

  async function loadOne(id: BatchId): Promise<BatchRecord | null> {
    const journal = await readJournal(layout.journal(id));
    const record = await readRecord(layout.batch(id));
    if (!record) {
      // Nothing was ever promised: the app ended while the request was being written.
      if (journal.length > 0) throw new AppError('record-unparsable', 'A journal without its batch');
      await rm(layout.journal(id), { force: true });
      return null;
    }
    if (record.id !== id) throw new AppError('record-unparsable', 'The record of another batch');
    const folded = foldLines(record, journal.lines);
    if (!folded.ok) throw AppError.fromInfo(folded.error);
    open.set(id, openJournal(layout.journal(id), journal.length));
    return folded.value;
  }

  return {
    async create(record) {
      const path = layout.journal(record.id);
      // The journal first: writing the header syncs the folder for both.
      await createJournal(path);
      await writeRecord(layout.batch(record.id), record);
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

    append: (batch, job, no, state) => journalOf(batch).append({ job, no, state }),

    fold: (id, record) =>
      journalOf(id).replaceBy(async () => {
        const whole = record();
        if (whole) await writeRecord(layout.batch(id), whole);
        return whole !== null;
      }),

    async flush() {
      const results = await Promise.allSettled([...open.values()].map((journal) => journal.flush()));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw toAppError(failed.reason);
    },
  };
}

async function writeRecord(path: string, record: BatchRecord): Promise<void> {
  await writeFileDurably(path, `${JSON.stringify(record, null, 1)}\n`);
}

/** Null when there is no such file. */
async function readRecord(path: string): Promise<BatchRecord | null> {
  const file = await readJsonFile(path);
  if (!file) return null;
  const parsed = batchRecordSchema.safeParse(file.content);
  if (parsed.success) return parsed.data;
  throw new AppError('record-unparsable', `The batch's record: ${z.prettifyError(parsed.error)}`);
}

/** Oldest first: names are UUIDv7. */
async function idsWithJournal(root: string): Promise<BatchId[]> {
  const ids: BatchId[] = [];
  for (const year of await namesIn(root))
    for (const month of await namesIn(join(root, year)))
      for (const name of await namesIn(join(root, year, month))) {
        const id = batchIdSchema.safeParse(name.slice(0, -'.journal'.length));
        if (name.endsWith('.journal') && id.success) ids.push(id.data);
      }
  return ids.sort();
}

/** Empty for what is no folder or not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return [];
    throw fileError(error, folder, 'reading');
  }
}
