/**
 * Fetches the rows that are looked at: a screenful, since someone waits for it, and then the rest, a few hundred at a time. One request
 * is under way at most; what was scrolled past in the meantime is not asked for.
 */
import type { FrameRow } from '../../shared/frame/record.ts';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';

/** Of a first request. */
const screenful = 64;

export interface RowLoader {
  /** Replaces what this viewer looks at; what is waited for comes first. */
  wanted(viewer: string, numbers: readonly number[]): void;
  /** Everything that is looked at now, by any viewer. */
  allWanted(): Iterable<number>;
  /** Every number is void: answers under way are dropped, and nobody looks at anything yet. */
  reset(): void;
}

export function createRowLoader(options: {
  readonly fetch: (numbers: number[]) => Promise<readonly FrameRow[]>;
  /** What of the wanted is to be fetched. */
  readonly missing: (wanted: Iterable<number>) => readonly number[];
  readonly onRows: (rows: readonly FrameRow[], asked: readonly number[]) => void;
  readonly onFailure: (error: AppError) => void;
}): RowLoader {
  const viewers = new Map<string, readonly number[]>();
  let isAsking = false;
  let generation = 0;

  const allWanted = (): Iterable<number> => [...viewers.values()].flat();

  /** Viewers report within one task of each other: their wishes go into one request. */
  function schedule(): void {
    if (isAsking) return;
    isAsking = true;
    queueMicrotask(() => void ask(screenful));
  }

  async function ask(most: number): Promise<void> {
    const asked = options.missing(allWanted()).slice(0, most);
    const mine = generation;
    if (asked.length === 0) {
      isAsking = false;
      return;
    }
    try {
      const rows = await options.fetch([...asked]);
      if (mine === generation) options.onRows(rows, asked);
      await ask(Infinity);
    } catch (thrown) {
      // Not asked again by itself: the next scroll asks.
      isAsking = false;
      if (mine === generation) options.onFailure(toAppError(thrown));
      else schedule();
    }
  }

  return {
    wanted(viewer, numbers) {
      viewers.set(viewer, numbers);
      schedule();
    },
    allWanted,
    reset() {
      generation += 1;
      viewers.clear();
    },
  };
}
