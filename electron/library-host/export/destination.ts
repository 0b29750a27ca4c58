/** The folder that an export goes to: whether it may, and what is in it already. Nothing is changed here. */
import { access, constants, lstat, readdir, realpath, stat, statfs } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { nameKey } from '../../../shared/export/file-name.ts';
import type { FolderContent, FolderEntry } from '../../../shared/export/names-given.ts';
import { hasErrno } from '../../files/atomic-file.ts';

/** Folders inside of a folder that are of interest, by `nameKey`. */
export interface WantedFolders {
  readonly inside: Map<string, WantedFolders>;
}

export function wantedFolders(paths: Iterable<readonly string[]>): WantedFolders {
  const root: WantedFolders = { inside: new Map() };
  for (const path of paths) {
    let at = root;
    for (const name of path) {
      const key = nameKey(name);
      const next = at.inside.get(key) ?? { inside: new Map() };
      at.inside.set(key, next);
      at = next;
    }
  }
  return root;
}

/**
 * The destination's real path. Errors: `export-destination-missing`, `export-destination-unwritable`,
 * `export-destination-in-library`.
 */
export async function checkDestination(folder: string, library: string): Promise<string> {
  const real = await realpath(folder).catch((error: unknown) => {
    throw destinationError(error, folder);
  });
  const found = await stat(real).catch((error: unknown) => {
    throw destinationError(error, folder);
  });
  if (!found.isDirectory()) throw missing(folder);
  if (isInside(real, await realpath(library)))
    throw new AppError('export-destination-in-library', 'The destination lies in the library', about(folder));
  await access(real, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw destinationError(error, folder);
  });
  return real;
}

/** What is in a folder, and in those of its folders that are wanted. `library`: real path; it counts as `other`. */
export async function readContent(
  folder: string,
  wanted: WantedFolders,
  library: string,
): Promise<FolderContent> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw destinationError(error, folder);
  });
  const entries = new Map<string, FolderEntry>();
  for (const entry of found) {
    const key = nameKey(entry.name);
    const path = join(folder, entry.name);
    const kind = entry.isFile() ? 'file' : entry.isDirectory() && path !== library ? 'folder' : 'other';
    const next = kind === 'folder' ? wanted.inside.get(key) : undefined;
    // Of two that differ only in what other systems do not see, the folder is the one to go into.
    if (entries.get(key)?.kind === 'folder') continue;
    const inside = next ? await readContent(path, next, library) : null;
    entries.set(key, { name: entry.name, kind, inside });
  }
  return { entries };
}

/** Bytes that may still be written there; null where the file system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // A guess for a line of text: whatever is wrong with the folder is told when it is written to.
    return null;
  }
}

/** Whether a path is a folder's, or below it. Both real. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:/i.test(way));
}

/** Whether the destination is as it was when it was checked: it is the reason why every other file would fail too. */
export async function destinationProblem(folder: string): Promise<AppError | null> {
  try {
    if (!(await lstat(folder)).isDirectory()) return missing(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return destinationError(error, folder);
  }
}

/** A file system's error, met while reading or writing there. */
export function destinationError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const options = { ...about(path), cause: error };
  const message = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (hasErrno(error, 'ENOSPC', 'EDQUOT', 'EFBIG'))
    return new AppError('export-destination-full', message, options);
  if (hasErrno(error, 'EROFS', 'EACCES', 'EPERM'))
    return new AppError('export-destination-unwritable', message, options);
  if (hasErrno(error, 'EEXIST', 'EISDIR', 'ENOTEMPTY'))
    return new AppError('export-file-exists', message, options);
  if (hasErrno(error, 'EINVAL', 'EILSEQ', 'ENAMETOOLONG'))
    return new AppError('export-name-refused', message, options);
  if (hasErrno(error, ...gone)) return new AppError('export-destination-missing', message, options);
  return new AppError('internal', message, options);
}

const gone = [
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'EIO',
  'ESTALE',
  'ENXIO',
  'ENODEV',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EBADF',
];

function missing(folder: string): AppError {
  return new AppError('export-destination-missing', 'Not a folder', about(folder));
}

function about(path: string): { readonly data: { readonly file: string } } {
  return { data: { file: basename(path) } };
}
