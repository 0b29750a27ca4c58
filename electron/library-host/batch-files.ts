/** A batch as its files have it: the record, and what a journal beside it adds. Main writes them; here they are read. */
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { BatchId } from '../../shared/ids.ts';
import { batchIdSchema } from '../../shared/ids.ts';
import { batchRecordSchema } from '../../shared/job/batch-record.ts';
import type { BatchRecord } from '../../shared/job/batch-record.ts';
import { foldLines } from '../../shared/job/fold.ts';
import { fileError, hasErrno } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { readJournal } from '../queue/journal-file.ts';
import type { JournalRead } from '../queue/journal-file.ts';

export interface ReadBatch {
  readonly record: BatchRecord;
  /** It has a journal: jobs of it may still change. */
  readonly isOpen: boolean;
}

/** Null when there is no such batch. Errors: `record-unparsable`, `library-unreadable`. */
export async function readBatch(layout: LibraryLayout, id: BatchId): Promise<ReadBatch | null> {
  // The journal first: main removes it only when the record holds all of it.
  const journal = await journalOf(layout.journal(id));
  const file = await readJsonFile(layout.batch(id));
  if (!file) return null;
  const parsed = batchRecordSchema.safeParse(file.content);
  // Without what the schema says of the values: a signed URL may stand among them.
  if (!parsed.success || parsed.data.id !== id) throw unparsable(layout.batch(id));
  const folded = foldLines(parsed.data, journal?.lines ?? []);
  if (!folded.ok) throw unparsable(layout.journal(id));
  return { record: folded.value, isOpen: journal !== null };
}

export interface BatchFile {
  readonly id: BatchId;
  readonly hasJournal: boolean;
}

/** Every batch that has a record, newest first. Error: `library-unreadable`. */
export async function listBatches(batches: string): Promise<readonly BatchFile[]> {
  const names = await namesBelow(batches);
  const all = new Set(names.map((name) => basename(name)));
  return [...all]
    .flatMap((name) => {
      if (!name.endsWith('.json')) return [];
      const id = batchIdSchema.safeParse(name.slice(0, -'.json'.length));
      return id.success ? [{ id: id.data, hasJournal: all.has(`${id.data}.journal`) }] : [];
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

async function namesBelow(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw fileError(error, folder, 'reading');
  }
}

async function journalOf(path: string): Promise<JournalRead | null> {
  try {
    return await readJournal(path);
  } catch (error) {
    if (error instanceof AppError && hasErrno(error.cause, 'ENOENT')) return null;
    throw error;
  }
}

function unparsable(path: string): AppError {
  return new AppError('record-unparsable', 'A batch that cannot be read', { data: { file: basename(path) } });
}
