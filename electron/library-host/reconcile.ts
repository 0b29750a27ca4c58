/**
 * Makes the index agree with the records on disk: adds what it lacks, removes what has vanished. On an empty
 * index that is building it anew; on one that agrees it costs a listing of each day's folder.
 */
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import { frameIdSchema } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { fileNames, listDayFolders } from './day-folders.ts';
import type { DayFolder } from './day-folders.ts';
import { isFile, readRecord } from './frame-files.ts';
import type { FrameIndex } from './index/frame-index.ts';
import type { KeyedLock } from './keyed-lock.ts';
import type { StaleFiles } from './stale-files.ts';

export interface ReconcileTools {
  readonly layout: LibraryLayout;
  readonly index: FrameIndex;
  /** One piece of work at a time for each frame: frames may come and go meanwhile. */
  readonly frames: KeyedLock;
  readonly staleFiles: StaleFiles;
  /** Set when the library closes. */
  readonly signal: AbortSignal;
  readonly onProblem: (problem: AppError) => void;
}

export interface Reconciled {
  readonly added: number;
  readonly removed: number;
  readonly unreadable: number;
  /** False when it stopped because enough was added or the library closed. */
  readonly complete: boolean;
}

/** Records read at a time. */
const sideBySide = 16;

/** Newest days first. With `enough`, stops once so many frames were added. Error: `library-unreadable`. */
export async function reconcile(tools: ReconcileTools, enough = Infinity): Promise<Reconciled> {
  const days = await listDayFolders(tools.layout.images);
  let added = 0;
  let removed = 0;
  let unreadable = 0;
  for (const [position, day] of days.entries()) {
    // What lies between this day and the one listed before it has no folder at all.
    removed += await removeVanished(tools, { from: day.to, to: days[position - 1]?.from ?? 'g' }, new Set());
    const names = await fileNames(day.path);
    const onDisk = new Set(names.flatMap((name) => idOfRecord(name, day)));
    removed += await removeVanished(tools, day, onDisk);
    const indexed = new Set<string>(tools.index.idsBetween(day.from, day.to));
    const missing = [...onDisk].filter((id) => !indexed.has(id));
    for (let at = 0; at < missing.length; at += sideBySide) {
      if (tools.signal.aborted) return { added, removed, unreadable, complete: false };
      const outcomes = await Promise.all(missing.slice(at, at + sideBySide).map((id) => addFrame(tools, id)));
      added += outcomes.filter((outcome) => outcome === 'added').length;
      unreadable += outcomes.filter((outcome) => outcome === 'unreadable').length;
    }
    await tools.staleFiles.sweep(day.path, names);
    if (tools.signal.aborted || added >= enough) return { added, removed, unreadable, complete: false };
  }
  removed += await removeVanished(tools, { from: '', to: days.at(-1)?.from ?? 'g' }, new Set());
  return { added, removed, unreadable, complete: true };
}

/** The frame whose record has this name, if it belongs into this folder. */
function idOfRecord(name: string, { from, to }: Pick<DayFolder, 'from' | 'to'>): FrameId[] {
  if (!name.endsWith('.json')) return [];
  const id = frameIdSchema.safeParse(name.slice(0, -'.json'.length));
  return id.success && id.data >= from && id.data < to ? [id.data] : [];
}

async function removeVanished(
  { layout, index, frames }: ReconcileTools,
  range: Pick<DayFolder, 'from' | 'to'>,
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

async function addFrame(
  { layout, index, frames, onProblem }: ReconcileTools,
  id: FrameId,
): Promise<'added' | 'unreadable' | 'gone'> {
  return await frames.run(id, async () => {
    try {
      const record = await readRecord(layout.record(id), id);
      if (!record) return 'gone';
      index.add(record);
      return 'added';
    } catch (error) {
      const problem = toAppError(error);
      if (problem.code !== 'record-unparsable' && problem.code !== 'library-unreadable') throw problem;
      onProblem(problem);
      return 'unreadable';
    }
  });
}
