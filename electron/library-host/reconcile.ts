/**
 * Makes the index agree with the records on disk: adds what it lacks, removes what has vanished, reads again what was
 * changed. On an empty index that is building it anew. Only the folders of days that differ are read (self-check.ts).
 */
import { stat } from 'node:fs/promises';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import { frameIdSchema } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import { fileError, hasErrno, temporarySuffix } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { fileNames } from './day-folders.ts';
import type { IdRange } from './day-folders.ts';
import { isFile, readRecord } from './frame-files.ts';
import type { DayIndex } from './index/day-index.ts';
import type { FrameIndex } from './index/frame-index.ts';
import type { KeyedLock } from './keyed-lock.ts';
import { checkIndex } from './self-check.ts';
import type { DifferingDay } from './self-check.ts';
import type { StaleFiles } from './stale-files.ts';

export interface ReconcileTools {
  readonly layout: LibraryLayout;
  readonly index: FrameIndex;
  readonly days: DayIndex;
  /** One piece of work at a time for each frame: frames may come and go meanwhile. */
  readonly frames: KeyedLock;
  readonly staleFiles: StaleFiles;
  readonly onProblem: (problem: AppError) => void;
}

export interface Reconciling {
  /** Ends it between two batches; what was read stays. */
  readonly signal: AbortSignal;
  /** Stops once so many frames were read. */
  readonly enough?: number;
  /** Frames in the index, of so many there will be. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Reconciled {
  /** Frames that came or went in the index, or were not as their records are. */
  readonly changed: number;
  /** False when it stopped because enough was read, or was told to. */
  readonly complete: boolean;
}

/** Records that are read side by side, and added in one transaction. */
const batchSize = 128;
/** Ms within which a clock of a disk may not tell two changes apart (FAT: 2 s). */
const coarsestClock = 3_000;

/** Newest days first. Error: `library-unreadable`. */
export async function reconcile(tools: ReconcileTools, run: Reconciling): Promise<Reconciled> {
  const { signal, enough = Infinity, onProgress } = run;
  const differing = await checkIndex(tools);
  let changed = 0;
  for (const gap of differing.gaps) changed += await removeVanished(tools, gap, new Set());

  const looked: LookedAt[] = [];
  let toAdd = 0;
  for (const day of differing.days) {
    if (signal.aborted || toAdd >= enough) break;
    const found = await lookInto(tools, day);
    changed += found.removed;
    toAdd += found.missing;
    looked.push(found);
  }

  let done = tools.index.count();
  const total = done + toAdd;
  for (const { day, ids, isSettled } of looked) {
    let unreadable = 0;
    for (let at = 0; at < ids.length; at += batchSize) {
      if (signal.aborted) return { changed, complete: false };
      const before = tools.index.count();
      const read = await readBatch(tools, ids.slice(at, at + batchSize));
      changed += read.changed;
      unreadable += read.unreadable;
      done += tools.index.count() - before;
      onProgress?.(done, total);
    }
    const frames = tools.index.countBetween(day.from, day.to);
    tools.days.note({ day: day.day, changedAt: day.changedAt, isSettled, frames, unreadable });
  }
  return { changed, complete: looked.length === differing.days.length && !signal.aborted };
}

interface LookedAt {
  readonly day: DifferingDay;
  /** Records to be read, newest first. */
  readonly ids: readonly FrameId[];
  /** How many of them the index does not have. */
  readonly missing: number;
  readonly removed: number;
  readonly isSettled: boolean;
}

async function lookInto(tools: ReconcileTools, day: DifferingDay): Promise<LookedAt> {
  const names = await fileNames(day.path);
  const onDisk = new Set(names.flatMap((name) => idOfRecord(name, day)));
  const removed = await removeVanished(tools, day, onDisk);
  const indexed = new Set<string>(tools.index.idsBetween(day.from, day.to));
  const missing = [...onDisk].filter((id) => !indexed.has(id));
  const there = [...onDisk].filter((id) => indexed.has(id));
  const touched = day.known ? await touchedSince(tools.layout, there, day.known.changedAt) : [];
  await tools.staleFiles.sweep(day.path, names);
  return {
    day,
    // In one order, so that two indexes made from the same files are the same.
    ids: [...missing, ...touched].sort().reverse(),
    missing: missing.length,
    removed,
    isSettled:
      Math.abs(Date.now() - day.changedAt) > coarsestClock &&
      !names.some((name) => name.endsWith(temporarySuffix)),
  };
}

/** The frame whose record has this name, if it belongs into this folder. */
function idOfRecord(name: string, { from, to }: IdRange): FrameId[] {
  if (!name.endsWith('.json')) return [];
  const id = frameIdSchema.safeParse(name.slice(0, -'.json'.length));
  return id.success && id.data >= from && id.data < to ? [id.data] : [];
}

/** Records that came into their place after `moment`: by the time of the change itself, which no copying carries along. */
async function touchedSince(
  layout: LibraryLayout,
  ids: readonly FrameId[],
  moment: number,
): Promise<FrameId[]> {
  const touched: FrameId[] = [];
  for (let at = 0; at < ids.length; at += batchSize) {
    const some = ids.slice(at, at + batchSize);
    const times = await Promise.all(some.map((id) => changeTime(layout.record(id))));
    touched.push(...some.filter((_, place) => (times[place] ?? 0) >= moment - coarsestClock));
  }
  return touched;
}

/** Ms since the epoch; 0 for a file that is gone. */
async function changeTime(path: string): Promise<number> {
  try {
    return (await stat(path)).ctimeMs;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return 0;
    throw fileError(error, path, 'reading');
  }
}

async function removeVanished(
  { layout, index, frames }: ReconcileTools,
  range: IdRange,
  onDisk: ReadonlySet<FrameId>,
): Promise<number> {
  let removed = 0;
  for (const id of index.idsBetween(range.from, range.to)) {
    if (onDisk.has(id)) continue;
    // It may have come in since the folder was listed: the last word has the disk.
    const gone = await frames.run(id, async () => !(await isFile(layout.record(id))) && index.remove(id));
    if (gone) removed += 1;
  }
  return removed;
}

/** Nothing else is done to these frames until they are in the index: none can be trashed in between. */
async function readBatch(
  { layout, index, frames, onProblem }: ReconcileTools,
  ids: readonly FrameId[],
): Promise<{ readonly changed: number; readonly unreadable: number }> {
  return await frames.runAll(ids, async () => {
    let unreadable = 0;
    const tryRead = async (id: FrameId): Promise<FrameRecord | null> => {
      try {
        return await readRecord(layout.record(id), id);
      } catch (error) {
        const problem = toAppError(error);
        if (problem.code !== 'record-unparsable' && problem.code !== 'library-unreadable') throw problem;
        onProblem(problem);
        unreadable += 1;
        return null;
      }
    };
    const records = await Promise.all(ids.map(tryRead));
    return { changed: index.addAll(records.filter((record) => record !== null)), unreadable };
  });
}
