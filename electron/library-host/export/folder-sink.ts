/** Puts exported files into a folder, and into those that the plan makes in it. */
import { lstat, mkdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { ExportId } from '../../../shared/export/run.ts';
import { hasErrno, syncFolder, temporarySuffix } from '../../files/atomic-file.ts';
import { destinationError, isInside } from './destination.ts';
import { placeFile } from './place-file.ts';
import { temporaryPrefix } from './sink.ts';
import type { Sink } from './sink.ts';

export function createFolderSink(options: {
  readonly run: ExportId;
  /** Absolute, real. */
  readonly destination: string;
  /** Real path. */
  readonly library: string;
}): Sink {
  const { run, destination, library } = options;
  const made = new Map<string, Promise<string>>();
  const prefix = temporaryPrefix(run);

  /** The folder at `way` below the destination, made if it is missing, and looked at once: it must lie where it seems to lie. */
  const folderAt = (way: string): Promise<string> => {
    const known = made.get(way);
    if (known) return known;
    const making = makeFolder(way);
    made.set(way, making);
    // Tried again by the next: the reason may be gone by then.
    making.catch(() => made.delete(way));
    return making;
  };

  const makeFolder = async (way: string): Promise<string> => {
    // The destination itself is never made: one that is gone may be a drive that was pulled out.
    if (way === '.') {
      const found = await lstat(destination).catch((error: unknown) => {
        throw destinationError(error, destination);
      });
      if (!found.isDirectory()) throw destinationError(new Error('No folder'), destination);
      return destination;
    }
    const parent = await folderAt(dirname(way));
    const folder = join(parent, basename(way));
    try {
      await mkdir(folder);
      await syncFolder(parent);
    } catch (error) {
      if (!hasErrno(error, 'EEXIST')) throw destinationError(error, folder);
    }
    const real = await realpath(folder).catch((error: unknown) => {
      throw destinationError(error, folder);
    });
    if (!isInside(real, destination) || isInside(real, library))
      throw new AppError('export-name-refused', 'A folder that leads elsewhere', {
        data: { file: basename(folder) },
      });
    return folder;
  };

  const synced = createFolderSync();

  return {
    keepsWhatWasPut: true,
    put: async (file, outputs) => {
      const folder = await folderAt(dirname(file.stem));
      let bytes = 0;
      const placed: string[] = [];
      try {
        for (const { extension, content } of outputs) {
          const path = join(folder, `${basename(file.stem)}.${extension}`);
          const temporary = join(folder, `${prefix}${file.no}-${extension}${temporarySuffix}`);
          bytes += await placeFile({ path, temporary, content, replaces: file.action === 'replace' });
          placed.push(path);
        }
      } catch (error) {
        // A picture without the sidecar that was asked for would pass for done.
        if (file.action === 'write')
          for (const path of placed) await rm(path, { force: true }).catch(() => undefined);
        throw error;
      }
      await synced(folder);
      return bytes;
    },
    finish: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
  };
}

/** Syncs folders; who asks while one is being synced shares the next time with all who ask meanwhile. */
function createFolderSync(): (folder: string) => Promise<void> {
  const next = new Map<string, Promise<void>>();
  const running = new Map<string, Promise<void>>();
  return (folder) => {
    const shared = next.get(folder);
    if (shared) return shared;
    const before = running.get(folder) ?? Promise.resolve();
    const mine = before
      .catch(() => undefined)
      .then(() => {
        next.delete(folder);
        running.set(folder, mine);
        return syncFolder(folder);
      });
    next.set(folder, mine);
    return mine;
  };
}
