/**
 * Opens the index of a library, or makes an empty one in place of one that is missing, damaged or of another
 * version: it is a cache, and filling it again is the whole of its migration.
 */
import { writeFileSync } from 'node:fs';
import { access, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { fileError, hasErrno } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { createDayIndex, daySchemaSql } from './day-index.ts';
import type { DayIndex } from './day-index.ts';
import { createFrameIndex } from './frame-index.ts';
import { frameWordsSql } from './frame-words.ts';
import type { FrameIndex } from './frame-index.ts';
import { createMarkIndex, markColumnsSql, markSchemaSql } from './mark-index.ts';
import type { MarkIndex } from './mark-index.ts';
import { createRequestIndex, requestSchemaSql } from './request-index.ts';
import type { RequestIndex } from './request-index.ts';

/** To be raised with every change of the tables. */
const schemaVersion = 10;

const schema = `
  BEGIN;
  CREATE TABLE frames (
    -- Never used twice: the window remembers rows by it.
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    batch TEXT NOT NULL,
    sheet_row INTEGER NOT NULL,
    sheet_column INTEGER NOT NULL,
    image INTEGER NOT NULL,
    type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seed INTEGER,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    -- Its place among the kinds of frames (shared/frame/record.ts).
    kind INTEGER NOT NULL,
    quality TEXT,
    created_at INTEGER NOT NULL,${markColumnsSql}
  ) STRICT;
  -- With all that a filter looks at: it reads this index alone, in a quarter of the time of the table (100,000 frames).
  CREATE INDEX frames_newest_first ON frames
    (created_at DESC, id DESC, rating, flag, label, kind, seed, model, quality, width, height);
  CREATE INDEX frames_by_sha256 ON frames (sha256);
  CREATE INDEX frames_by_batch ON frames (batch);
  ${frameWordsSql}
  ${markSchemaSql}
  ${requestSchemaSql}
  ${daySchemaSql}
  CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${schemaVersion};
  COMMIT;
`;

export interface OpenedIndex {
  readonly index: FrameIndex;
  readonly marks: MarkIndex;
  readonly requests: RequestIndex;
  readonly days: DayIndex;
  /** It was made anew and knows no frame yet. */
  readonly fresh: boolean;
}

/** Errors: `library-unreadable`, `library-read-only`, `disk-full`. */
export async function openIndex(layout: LibraryLayout): Promise<OpenedIndex> {
  const paths = {
    folder: layout.index,
    database: join(layout.index, 'index.sqlite'),
    // Laid down when a damaged page is met in the middle of work: the next start makes a new index.
    damaged: join(layout.index, 'damaged'),
  };
  await mkdir(paths.folder, { recursive: true }).catch((error: unknown) => {
    throw fileError(error, paths.folder);
  });
  const connect = async (): Promise<Database> =>
    await openDatabase(paths.database, () => writeFileSync(paths.damaged, ''));

  const known = (await exists(paths.damaged)) ? null : await openKnown(paths.database, connect);
  if (known) return { ...indexesOf(known), fresh: false };

  for (const suffix of ['', '-wal', '-shm', '-journal']) await remove(paths.database + suffix);
  const database = await connect().catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw new AppError('library-unreadable', 'The index cannot be made', { cause: error });
  });
  prepare(database);
  database.script(schema);
  // The version has to be in the file itself, where the next start looks for it, not in the log beside it.
  database.first('PRAGMA wal_checkpoint(TRUNCATE)', []);
  await remove(paths.damaged);
  return { ...indexesOf(database), fresh: true };
}

function indexesOf(database: Database): Omit<OpenedIndex, 'fresh'> {
  return {
    index: createFrameIndex(database),
    marks: createMarkIndex(database),
    requests: createRequestIndex(database),
    days: createDayIndex(database),
  };
}

/** The database that is there, if it is of this version and sound as far as a glance tells; else null. */
async function openKnown(path: string, connect: () => Promise<Database>): Promise<Database | null> {
  if ((await versionOf(path)) !== schemaVersion) return null;
  let database: Database | undefined;
  try {
    database = await connect();
    prepare(database);
    // Reads one index from end to end and the last row of the table: most damage shows here.
    database.first('SELECT count(*) FROM frames', []);
    database.first('SELECT * FROM frames ORDER BY no DESC LIMIT 1', []);
    return database;
  } catch (error) {
    database?.close();
    // A full disk or a locked file is no reason to throw an index away.
    if (error instanceof AppError && error.code !== 'internal' && error.code !== 'index-damaged') throw error;
    return null;
  }
}

/**
 * `user_version` as the file's header has it (https://www.sqlite.org/fileformat2.html#the_database_header); null
 * for what is no database. Read without SQLite: a connection lives until its statements are collected, and a
 * file that is open cannot be replaced on Windows.
 */
async function versionOf(path: string): Promise<number | null> {
  let bytes: Buffer;
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(100), 0, 100, 0);
      bytes = buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'EISDIR')) return null;
    throw fileError(error, path, 'reading');
  }
  const isDatabase = bytes.length === 100 && bytes.toString('latin1', 0, 16) === 'SQLite format 3\0';
  return isDatabase ? bytes.readUInt32BE(60) : null;
}

function prepare(database: Database): void {
  // WAL and NORMAL: a power cut may cost the last rows, which the records bring back; never the file.
  database.first('PRAGMA journal_mode = WAL', []);
  database.script('PRAGMA synchronous = NORMAL');
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    throw fileError(error, path);
  });
}
