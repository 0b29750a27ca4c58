/**
 * Files for dragging out of the window: made while the button goes down, so that the system's drag can begin within the
 * gesture. They lie in a folder of this run's own; whoever they are dropped on may read them until the app is quit.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { LibraryMethods } from '../library-host/contract.ts';
import type { FileCopy } from './file-copies.ts';
import { copyFiles } from './file-copies.ts';

export interface Drags {
  /** Errors: as `copyFiles`, and those of `copiesOf`. */
  prepare(frames: readonly FrameId[]): Promise<void>;
  /** What was prepared for just these frames; null when that was something else. Its files stay until the end. */
  taken(frames: readonly FrameId[]): Drag | null;
  /** Removes every file. */
  close(): Promise<void>;
}

/** What the system's drag is given. */
export interface Drag {
  /** Absolute paths, in the frames' order. */
  readonly files: readonly string[];
  /** Shows under the pointer. */
  readonly icon: FramePixels;
}
export type FramePixels = ReturnType<LibraryMethods['pixels']>;

interface Prepared {
  readonly key: string;
  readonly folder: string;
  readonly drag: Promise<Drag>;
  ready: Drag | null;
  isTaken: boolean;
}

export function createDrags(options: {
  /** Absolute, and only this run's; made when it is first needed. */
  readonly folder: string;
  /** What the files of these frames are copied from, and their names. */
  readonly copiesOf: (frames: readonly FrameId[]) => Promise<readonly FileCopy[]>;
  readonly icon: (first: FrameId) => Promise<FramePixels>;
}): Drags {
  const { folder, copiesOf, icon } = options;
  let last: Prepared | null = null;
  let made = 0;

  async function files(own: string, frames: readonly FrameId[]): Promise<Drag> {
    const [first] = frames;
    if (first === undefined) throw new AppError('invalid-input', 'Nothing to drag');
    const [copied, pixels] = await Promise.all([
      copiesOf(frames).then((copies) => copyFiles(own, copies)),
      icon(first),
    ]);
    return { files: copied, icon: pixels };
  }

  function prepared(key: string, frames: readonly FrameId[]): Prepared {
    const own = join(folder, String((made += 1)));
    const drag = files(own, frames);
    const next: Prepared = { key, folder: own, drag, ready: null, isTaken: false };
    drag.then(
      (ready) => (next.ready = ready),
      // Its caller is told; the next press tries again.
      () => {
        if (last === next) last = null;
      },
    );
    return next;
  }

  return {
    prepare: async (frames) => {
      const key = frames.join();
      if (last?.key !== key || last.isTaken) {
        // Pressed and not dragged: nobody was ever told of its files.
        const before = last && !last.isTaken ? last : null;
        last = prepared(key, frames);
        if (before) void discard(before);
      }
      await last.drag;
    },
    taken: (frames) => {
      if (last?.key !== frames.join() || !last.ready) return null;
      last.isTaken = true;
      return last.ready;
    },
    close: async () => {
      await last?.drag.catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function discard({ folder, drag }: Prepared): Promise<void> {
  await drag.catch(() => undefined);
  // What cannot be removed now goes with the run's folder.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}
