/** The folders `images/YYYY/MM/DD`, and which ids belong into each: both follow from the ids' time (UTC). */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError, hasErrno } from '../files/atomic-file.ts';

export interface DayFolder {
  readonly path: string;
  /** Ids of the day are those from `from` on, up to but without `to`, as text. */
  readonly from: string;
  readonly to: string;
}

const dayInMilliseconds = 86_400_000;

/**
 * Newest first. What is not named like a day is not ours; links are not followed, so that no loop is walked.
 * Error: `library-unreadable`: an unreadable folder must not be taken for an empty one.
 */
export async function listDayFolders(images: string): Promise<readonly DayFolder[]> {
  const days: DayFolder[] = [];
  for (const year of await foldersNamed(images, /^\d{4}$/))
    for (const month of await foldersNamed(join(images, year), /^\d{2}$/))
      for (const day of await foldersNamed(join(images, year, month), /^\d{2}$/)) {
        const begin = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
        if (Number.isNaN(begin)) continue;
        days.push({ path: join(images, year, month, day), ...idsOfDay(begin) });
      }
  return days;
}

/** The range of UUIDv7s made on the day that begins at `begin` (ms since the epoch). */
export function idsOfDay(begin: number): Pick<DayFolder, 'from' | 'to'> {
  return { from: firstIdAt(begin), to: firstIdAt(begin + dayInMilliseconds) };
}

/** Sorts before every UUIDv7 of that moment and after every earlier one. */
function firstIdAt(milliseconds: number): string {
  const hex = milliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** Names of the files in a folder; none when it is not there. Error: `library-unreadable`. */
export async function fileNames(folder: string): Promise<readonly string[]> {
  return (await entries(folder)).filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function foldersNamed(folder: string, pattern: RegExp): Promise<readonly string[]> {
  return (await entries(folder))
    .filter((entry) => entry.isDirectory() && pattern.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .reverse();
}

async function entries(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw fileError(error, folder, 'reading');
  }
}
