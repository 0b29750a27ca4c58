/**
 * One batch's journal on disk: lines are appended, and told of once they are synced. Changes made while a write is
 * under way, or in the same tick, share the next one (group commit): 24 jobs changing together cost one fdatasync.
 */
import { open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { faultPoint } from '../fault-points.ts';
import { AppError } from '../../shared/errors.ts';
import { journalLineSchema } from '../../shared/job/batch-record.ts';
import type { JournalLine } from '../../shared/job/batch-record.ts';
import { fileError, hasErrno, makeFolderDurably, syncFolder } from '../files/atomic-file.ts';

export interface JournalFile {
  /**
   * Resolves once the line is on disk. Rejects with an AppError when a write failed: the line is kept and goes out,
   * in its place, with the next append or `flush`.
   */
  append(line: JournalLine): Promise<void>;
  /** Whatever is not on disk yet. Rejects as `append` does. */
  flush(): Promise<void>;
  /** Runs `work` between writes, with every earlier line on disk, and removes the journal if it says so. */
  replaceBy(work: () => Promise<boolean>): Promise<void>;
}

export interface JournalRead {
  readonly lines: readonly JournalLine[];
  /** Length of what is whole, in bytes: where the next line belongs. */
  readonly length: number;
}

/**
 * The lines of a journal's bytes. What follows the last line feed was being written when the app ended: it was
 * never told of and is dropped. Anything else that is no line is damage: throws `record-unparsable`.
 */
export function parseJournal(bytes: Buffer): JournalRead {
  const length = bytes.lastIndexOf(lineFeed) + 1;
  const texts = bytes.subarray(0, length).toString('utf8').split('\n').slice(0, -1);
  return { lines: texts.map(parseLine), length };
}

/** No lines where there is no journal. Errors: `record-unparsable`, `library-unreadable`. */
export async function readJournal(path: string): Promise<JournalRead> {
  try {
    return parseJournal(await readFile(path));
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return { lines: [], length: 0 };
    throw fileError(error, path, 'reading');
  }
}

/** Makes an empty journal and its folder, in the library of the marker. Its name is durable only once that folder has been synced. */
export async function createJournal(path: string, marker: string): Promise<void> {
  try {
    await makeFolderDurably(dirname(path), marker);
    await (await open(path, 'a', 0o644)).close();
  } catch (error) {
    throw fileError(error, path);
  }
}

/** @param length of the whole lines it holds; bytes beyond are overwritten. */
export function openJournal(path: string, length: number): JournalFile {
  let end = length;
  let unwritten: string[] = [];
  let turn: Promise<void> = Promise.resolve();
  let nextWrite: Promise<void> | null = null;

  /** One thing at a time, each after the last, whether that failed or not. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work, work);
    turn = done.catch(() => undefined);
    return done;
  }

  function write(): Promise<void> {
    nextWrite ??= inTurn(async () => {
      nextWrite = null;
      await writeLines();
    });
    return nextWrite;
  }

  async function writeLines(): Promise<void> {
    if (unwritten.length === 0) return;
    const count = unwritten.length;
    const bytes = Buffer.from(unwritten.join(''));
    try {
      const begin = await writeAt(path, end, bytes);
      end = begin + bytes.length;
    } catch (error) {
      throw fileError(error, path);
    }
    unwritten = unwritten.slice(count);
  }

  return {
    append(line) {
      unwritten.push(`${JSON.stringify(line)}\n`);
      return write();
    },

    flush: write,

    replaceBy: (work) =>
      inTurn(async () => {
        await writeLines();
        if (!(await work())) return;
        // From here on the record holds all; a journal that stays behind is skipped line by line.
        await rm(path, { force: true });
        faultPoint('fold-done');
        end = 0;
      }),
  };
}

const lineFeed = 0x0a;

/**
 * Writes and syncs; answers with where. No handle outlives its write: an unplugged disk or a hundred open batches then
 * cost none. What lies beyond `end` (a torn line, what a failed write left) needs no cutting off: it holds no line feed
 * but those of the very lines that are being written again.
 */
async function writeAt(path: string, end: number, bytes: Buffer): Promise<number> {
  const { file, made } = await openForWriting(path);
  const begin = made ? 0 : end;
  try {
    let written = 0;
    while (written < bytes.length)
      written += (await file.write(bytes, written, bytes.length - written, begin + written)).bytesWritten;
    faultPoint('journal-unsynced');
    await file.datasync();
  } finally {
    await file.close();
  }
  if (made) await syncFolder(dirname(path));
  return begin;
}

async function openForWriting(
  path: string,
): Promise<{ readonly file: Awaited<ReturnType<typeof open>>; readonly made: boolean }> {
  try {
    return { file: await open(path, 'r+'), made: false };
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
    return { file: await open(path, 'wx', 0o644), made: true };
  }
}

function parseLine(text: string, index: number): JournalLine {
  const parsed = journalLineSchema.safeParse(parseJson(text, index));
  if (parsed.success) return parsed.data;
  throw new AppError(
    'record-unparsable',
    `Line ${index + 1} of the journal: ${z.prettifyError(parsed.error)}`,
  );
}

function parseJson(text: string, index: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Without its cause: that quotes the text, in which a signed URL may stand.
    throw new AppError('record-unparsable', `Line ${index + 1} of the journal is not JSON`);
  }
}
