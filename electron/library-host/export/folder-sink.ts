/** Puts exported files into a folder, and into those that the plan makes in it. */
import { lstat, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { ExportId } from '../../../shared/export/run.ts';
import { hasErrno, syncFolder, temporarySuffix } from '../../files/atomic-file.ts';
import { destinationError, isInside } from './destination.ts';
import type { OutputFile } from './export-frame.ts';
import { placeFile } from './place-file.ts';

/** Where the files of a run go. Errors of all: `export-destination-*`, `export-file-exists`, `export-name-refused`. */
export interface Sink {
  /** Bytes written. Either all files of a frame are there afterwards, or none that was not there before. */
  put(file: PlannedFile, outputs: readonly OutputFile[]): Promise<number>;
  /** Everything was put. */
  finish(): Promise<void>;
  /** Nothing more comes: whatever is unfinished goes. Never rejects. */
  abandon(): Promise<void>;
}

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

  return {
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
      return bytes;
    },
    finish: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
  };
}

/** Removes what a run that died left half-written. Never rejects: a destination that is away has nothing to clean. */
export async function sweepTemporaries(
  run: ExportId,
  destination: string,
  files: readonly PlannedFile[],
): Promise<void> {
  const folders = new Set(['.', ...files.map(({ stem }) => dirname(stem))]);
  for (const way of folders) {
    const folder = join(destination, way);
    const names = await readdir(folder).catch(() => []);
    const stale = names.filter(
      (name) => name.startsWith(temporaryPrefix(run)) && name.endsWith(temporarySuffix),
    );
    for (const name of stale) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Short: a temporary name must be legal wherever the name itself is. */
export function temporaryPrefix(run: ExportId): string {
  return `.proofsheet-${run}-`;
}
