/** Notices that another program changed a folder of files that are also changed here. */
import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import { hasErrno } from '../files/atomic-file.ts';

export interface FolderWatch {
  /** Begins to follow the folder, if it is there and is not followed yet. */
  readonly follow: () => void;
  /** What the folder holds by now is known to whoever asks here: it is no news. */
  readonly knows: (state: string) => void;
  readonly close: () => void;
}

export function createFolderWatch(options: {
  readonly folder: string;
  /** Reads the folder and hands over all it holds as one text to compare, both in its turn with what is changed here. */
  readonly look: (take: (state: string) => boolean) => Promise<boolean>;
  /** What is on disk is no longer what was known. */
  readonly onChange: () => void;
  readonly onProblem: (problem: AppError) => void;
}): FolderWatch {
  const { folder, look, onChange, onProblem } = options;
  let watcher: FSWatcher | null = null;
  let isClosed = false;
  let known: string | null = null;
  let isLooking = false;
  let mustLookAgain = false;

  /** What nobody has read yet is no news to anyone. */
  function isNews(state: string): boolean {
    const before = known;
    known = state;
    return before !== null && before !== known;
  }

  /** Files come in many events, and from several programs at once: as long as one look is under way, one more will do. */
  async function lookNow(): Promise<void> {
    mustLookAgain = true;
    if (isLooking) return;
    isLooking = true;
    try {
      while (mustLookAgain && !isClosed) {
        mustLookAgain = false;
        if (await look(isNews)) onChange();
      }
    } catch (error) {
      onProblem(toAppError(error));
    } finally {
      isLooking = false;
    }
  }

  function unfollow(): void {
    watcher?.close();
    watcher = null;
  }

  return {
    /** A folder that cannot be watched (some network shares) is read again whenever the window comes to the front. */
    follow: () => {
      if (watcher || isClosed) return;
      try {
        watcher = watch(folder, { persistent: false }, () => void lookNow()).on('error', unfollow);
      } catch (error) {
        if (!hasErrno(error, 'ENOENT')) onProblem(toAppError(error));
      }
    },
    knows: (state) => {
      known = state;
    },
    close: () => {
      isClosed = true;
      unfollow();
    },
  };
}
