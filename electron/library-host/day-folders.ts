/** The folders `images/YYYY/MM/DD`, and which ids belong into each: both follow from the ids' time (UTC). */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError, hasErrno } from '../files/atomic-file.ts';

export interface DayFolder extends IdRange {
  readonly path: string;
  /** Such as `2026-11-22`. */
  readonly day: string;
  /** When names in it last came or went, by the clock of the disk; ms since the epoch. */
  readonly changedAt: number;
}

/** Ids from `from` on, up to but without `to`, as text. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

const dayInMilliseconds = 86_400_000;

/**
 * Newest first. What is not named like a day is not ours; links are not followed, so that no loop is walked.
 * Error: `library-unreadable`: an unreadable folder must not be taken for an empty one.
 */
export async function listDayFolders(images: string): Promise<readonly DayFolder[]> {
  const days: Omit<DayFolder, 'changedAt'>[] = [];
  for (const year of await foldersNamed(images, /^\d{4}$/))
    for (const month of await foldersNamed(join(images, year), /^\d{2}$/))
      for (const number of await foldersNamed(join(images, year, month), /^\d{2}$/)) {
        const day = `${year}-${month}-${number}`;
        const begin = Date.parse(`${day}T00:00:00Z`);
        if (Number.isNaN(begin)) continue;
        days.push({ path: join(images, year, month, number), day, ...idsOfDay(begin) });
      }
  const dated = await Promise.all(days.map(withTime));
  return dated.filter((day) => day !== null);
}

/** Null: it is gone. */
async function withTime(day: Omit<DayFolder, 'changedAt'>): Promise<DayFolder | null> {
  try {
    return { ...day, changedAt: (await stat(day.path)).mtimeMs };
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw fileError(error, day.path, 'reading');
  }
}

/** What lies between the days that have folders; `days` newest first. */
export function rangesBetween(days: readonly IdRange[]): readonly IdRange[] {
  const bounds = [{ from: 'g' }, ...days];
  return bounds.map(({ from: to }, at) => ({ from: days[at]?.to ?? '', to }));
}

/** The range of UUIDv7s made on the day that begins at `begin` (ms since the epoch). */
export function idsOfDay(begin: number): IdRange {
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
