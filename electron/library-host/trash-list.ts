/**
 * What is in the trash, and how it leaves the library. The system's trash gets one folder with all of them: moving
 * thousands one by one would start a program for each on some systems. A folder that was gathered and never taken, because
 * the app died in between, is emptied back into the trash when that is read.
 */
import { mkdir, readdir, rename, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imageTypes } from '../../shared/frame/record.ts';
import type { FrameRecord } from '../../shared/frame/record.ts';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import { frameIdSchema } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import { trashedAtOnce } from '../../shared/trash/trash.ts';
import type { TrashedFrame, TrashReading } from '../../shared/trash/trash.ts';
import { fileError, hasErrno, syncFolder } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { readRecord } from './frame-files.ts';
import type { KeyedLock } from './keyed-lock.ts';

export interface TrashList {
  read(from: number): Promise<TrashReading>;
  /** Of a frame that was told by `read`. */
  readonly imageOf: (sha256: string) => string | null;
  gather(): Promise<{ readonly folder: string; readonly frames: number } | null>;
  putBack(): Promise<void>;
}

/** As people will find it in their system's trash; with the time, so that none has another's name. */
const gatheredName = /^Proofsheet trash \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}$/;
const longestPrompt = 300;

export function createTrashList(options: {
  readonly layout: LibraryLayout;
  readonly frames: KeyedLock;
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly onProblem: (problem: AppError) => void;
}): TrashList {
  const { layout, frames, now, onProblem } = options;
  const images = new Map<string, string>();
  /** Main is about to hand this one to the system. */
  let handedOver: string | null = null;

  const entries = async (folder: string): Promise<readonly string[]> => {
    try {
      const found = await readdir(folder, { withFileTypes: true });
      return found.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    } catch (error) {
      if (hasErrno(error, 'ENOENT')) return [];
      throw fileError(error, folder, 'reading');
    }
  };

  const idsIn = (names: readonly string[]): readonly FrameId[] =>
    names.flatMap((name) => {
      const id = frameIdSchema.safeParse(name);
      return id.success ? [id.data] : [];
    });

  const describe = async (id: FrameId, deletedAt: number): Promise<TrashedFrame> => {
    try {
      const record = await readRecord(layout.trashedRecord(id), id);
      if (!record) return { id, deletedAt, known: null };
      images.set(record.file.sha256, imagePath(layout, record));
      return { id, deletedAt, known: knownOf(record) };
    } catch (error) {
      // Told as what it is: a frame whose record does not say what it was.
      onProblem(toAppError(error));
      return { id, deletedAt, known: null };
    }
  };

  /** Moves what is in one folder into another, each frame while nobody else moves it. */
  const moveAll = async (ids: readonly FrameId[], from: string, to: string): Promise<number> => {
    let moved = 0;
    for (const id of ids)
      await frames.run(id, async () => {
        try {
          await rename(join(from, id), join(to, id));
          moved += 1;
        } catch (error) {
          // Restored, or deleted once more, meanwhile: then it is where it belongs.
          if (!hasErrno(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw fileError(error, from);
        }
      });
    return moved;
  };

  const emptyBack = async (folder: string): Promise<void> => {
    await moveAll(idsIn(await entries(folder)), folder, layout.trash);
    await rmdir(folder).catch((error: unknown) => onProblem(fileError(error, folder)));
    await syncFolder(layout.trash);
  };

  const putLeftoversBack = async (names: readonly string[]): Promise<boolean> => {
    const left = names.filter((name) => gatheredName.test(name) && join(layout.trash, name) !== handedOver);
    for (const name of left) await emptyBack(join(layout.trash, name));
    return left.length > 0;
  };

  const trashedIds = async (): Promise<readonly FrameId[]> => {
    const names = await entries(layout.trash);
    return idsIn((await putLeftoversBack(names)) ? await entries(layout.trash) : names);
  };

  return {
    read: async (from) => {
      const dated = await Promise.all(
        (await trashedIds()).map(async (id) => ({ id, deletedAt: await changedAt(layout.trashed(id)) })),
      );
      dated.sort((a, b) => b.deletedAt - a.deletedAt || (a.id < b.id ? 1 : -1));
      const some = dated.slice(from, from + trashedAtOnce);
      return {
        total: dated.length,
        frames: await Promise.all(some.map(({ id, deletedAt }) => describe(id, deletedAt))),
      };
    },
    imageOf: (sha256) => images.get(sha256) ?? null,
    gather: async () => {
      const ids = await trashedIds();
      if (ids.length === 0) return null;
      const folder = join(layout.trash, nameFor(now()));
      handedOver = folder;
      try {
        await mkdir(folder, { recursive: true });
        const moved = await moveAll(ids, layout.trash, folder);
        await syncFolder(layout.trash);
        return { folder, frames: moved };
      } catch (error) {
        handedOver = null;
        throw fileError(error, folder);
      }
    },
    putBack: async () => {
      handedOver = null;
      await putLeftoversBack(await entries(layout.trash));
    },
  };
}

function knownOf({ asked, file }: FrameRecord): TrashedFrame['known'] {
  const { sha256, width, height, bytes } = file;
  const { model, prompt, seed } = asked;
  return { model, prompt: prompt.slice(0, longestPrompt), seed, sha256, width, height, bytes };
}

function imagePath(layout: LibraryLayout, { id, file }: FrameRecord): string {
  return join(layout.trashed(id), `${id}.${imageTypes[file.type]}`);
}

/** When a file was last moved in: 0 for a folder that is gone by now. */
async function changedAt(folder: string): Promise<number> {
  try {
    return (await stat(folder)).mtimeMs;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return 0;
    throw fileError(error, folder, 'reading');
  }
}

function nameFor(milliseconds: number): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split(/[T.]/);
  return `Proofsheet trash ${date} ${time.replaceAll(':', '.')}`;
}
