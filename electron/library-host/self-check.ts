/**
 * Whether the index is what the records on disk say, without reading them: by the times of the days' folders, by how many
 * frames there are, and by the records of the newest frame and of some others. Under 200 ms for 100,000 frames.
 */
import { timeOfId } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import { listDayFolders, rangesBetween } from './day-folders.ts';
import type { DayFolder, IdRange } from './day-folders.ts';
import { isFile } from './frame-files.ts';
import type { DayFacts } from './index/day-index.ts';
import type { ReconcileTools } from './reconcile.ts';

export interface Differing {
  /** To be read, newest first. */
  readonly days: readonly DifferingDay[];
  /** In none of them is a folder: what the index has of them has vanished. */
  readonly gaps: readonly IdRange[];
}

export interface DifferingDay extends DayFolder {
  /** Null: never read to the end. */
  readonly known: DayFacts | null;
}

/** Records looked at besides the newest. */
const sampled = 24;

/** Error: `library-unreadable`. */
export async function checkIndex({ layout, index, days }: ReconcileTools): Promise<Differing> {
  const folders = await listDayFolders(layout.images);
  const facts = days.all();
  const there = new Set(folders.map(({ day }) => day));
  const gone = [...facts.keys()].filter((day) => !there.has(day));
  for (const day of gone) days.forget(day);
  const counted = folders.reduce((sum, { day }) => sum + (facts.get(day)?.frames ?? 0), 0);
  const isCountRight = counted === index.count();
  const vanished = new Set(await vanishedAmong(layout, index.sample(sampled)));

  const differs = (folder: DayFolder): boolean => {
    const known = facts.get(folder.day);
    if (!known?.isSettled || known.changedAt !== folder.changedAt || known.unreadable > 0) return true;
    return (
      vanished.has(folder.day) ||
      (!isCountRight && known.frames !== index.countBetween(folder.from, folder.to))
    );
  };
  return {
    days: folders.filter(differs).map((folder) => ({ ...folder, known: facts.get(folder.day) ?? null })),
    gaps: isCountRight && gone.length === 0 ? [] : rangesBetween(folders),
  };
}

/** The days of frames that have no record any more. */
async function vanishedAmong(
  layout: ReconcileTools['layout'],
  ids: readonly FrameId[],
): Promise<readonly string[]> {
  const found = await Promise.all(
    ids.map(async (id) => ((await isFile(layout.record(id))) ? [] : [dayOf(id)])),
  );
  return found.flat();
}

function dayOf(id: FrameId): string {
  return new Date(timeOfId(id)).toISOString().slice(0, 10);
}
