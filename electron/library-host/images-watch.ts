/**
 * Notices frames that come, go or change without this app: from another machine through a synced folder, from a backup that
 * is copied back. The newest days are watched, and the times of all days' folders are looked at now and then, which costs a
 * question a day and reads no file. One look at a time: a share that stalls is not asked again before it has answered.
 */
import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import { listDayFolders } from './day-folders.ts';
import type { DayFolder } from './day-folders.ts';
import type { DayFacts, DayIndex } from './index/day-index.ts';

export interface ImagesWatch {
  /** To be called once the index is what the files are. */
  begin(): void;
  close(): void;
}

/** Days whose folders are watched: what comes from elsewhere is mostly of now. */
const watchedDays = 3;
/** Ms from a change to the look at it: files come in many events. */
const rest = 400;
/** Ms for which work of the library's own, which changes the folders as well, holds a look back at most. */
const longestHold = 30_000;
/** Ms within which a clock of a disk may not tell two changes apart (FAT: 2 s). */
const coarsestClock = 3_000;

export function createImagesWatch(options: {
  /** Absolute. */
  readonly images: string;
  /** What the folders were like when they were read last. */
  readonly index: Pick<DayIndex, 'all'>;
  /** Makes the index agree with the files. */
  readonly look: () => Promise<void>;
  /** The library itself is writing. */
  readonly isBusy: () => boolean;
  readonly onProblem: (problem: AppError) => void;
  /** Ms between two looks at all days. */
  readonly every: number;
}): ImagesWatch {
  const { images, index, look, isBusy, onProblem, every } = options;
  let watchers: ReadonlyMap<string, FSWatcher> = new Map();
  let timer: NodeJS.Timeout | null = null;
  /** The index is what the folders' times say. One that changed just now may change again without its time telling. */
  let isSettled = true;
  let heldSince: number | null = null;
  let isLooking = false;
  let isClosed = false;
  let hasFailed = false;

  function lookIn(wait: number): void {
    if (isClosed || isLooking) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void lookNow(), wait);
  }

  /** Never rejects. */
  async function lookNow(): Promise<void> {
    heldSince ??= Date.now();
    if (isBusy() && Date.now() - heldSince < longestHold) {
      lookIn(Math.min(2_000, every));
      return;
    }
    heldSince = null;
    isLooking = true;
    try {
      const days = await listDayFolders(images);
      if (!isClosed && differs(days, index.all())) await look();
      isSettled = !differs(days, index.all());
      follow(days);
      hasFailed = false;
    } catch (error) {
      // A share that went away: told once, and looked for until it is back.
      if (!hasFailed) onProblem(toAppError(error));
      hasFailed = true;
    }
    isLooking = false;
    lookIn(isSettled ? every : Math.min(coarsestClock, every));
  }

  function follow(days: readonly DayFolder[]): void {
    if (isClosed) return;
    const wanted = [images, ...days.slice(0, watchedDays).map(({ path }) => path)];
    const kept = new Map(wanted.flatMap((folder) => watcherOf(folder)));
    for (const [folder, watcher] of watchers) if (!kept.has(folder)) watcher.close();
    watchers = kept;
  }

  /** None for a folder that cannot be watched, as on some shares: it is looked at all the same. */
  function watcherOf(folder: string): readonly (readonly [string, FSWatcher])[] {
    const there = watchers.get(folder);
    if (there) return [[folder, there]];
    try {
      const watcher = watch(folder, { persistent: false }, () => lookIn(rest));
      watcher.on('error', () => watcher.close());
      return [[folder, watcher]];
    } catch {
      return [];
    }
  }

  return {
    begin: () => lookIn(0),
    close: () => {
      isClosed = true;
      if (timer) clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function differs(days: readonly DayFolder[], facts: ReadonlyMap<string, DayFacts>): boolean {
  if (facts.size !== days.length) return true;
  return days.some(({ day, changedAt }) => {
    const known = facts.get(day);
    return known?.isSettled !== true || known.changedAt !== changedAt;
  });
}
