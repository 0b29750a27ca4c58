/**
 * Durable file writes. A reader sees the old bytes or the new ones, never a mixture, and what was
 * reported as written survives a power cut: temporary file, fsync, rename, fsync of the folder.
 */
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** Marks files that a crash may leave behind; the library removes old ones when it opens. */
export const temporarySuffix = '.part';

/** Where a file is written before it gets its name: hidden, in the same folder, so that a rename suffices. */
export function temporaryPathFor(path: string): string {
  return join(dirname(path), `.${basename(path)}${temporarySuffix}`);
}

/**
 * Replaces or makes `path`. Two writers of the same path must be serialised by the caller. `marker`: see
 * `makeFolderDurably`.
 */
export async function writeFileDurably(
  path: string,
  content: string | Uint8Array,
  marker?: string,
): Promise<void> {
  const temporary = await prepareFile(path, content, marker);
  try {
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, path);
  }
}

/**
 * The first half of a durable write: the bytes are on disk under a temporary name, whose path is returned.
 * For callers that rename several files before they sync their folder once. Leaves nothing when it fails.
 */
export async function prepareFile(
  path: string,
  content: string | Uint8Array,
  marker?: string,
): Promise<string> {
  const temporary = temporaryPathFor(path);
  try {
    await makeFolderDurably(dirname(path), marker);
    const file = await open(temporary, 'w', 0o644);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, path);
  }
}

/**
 * Makes a folder and those above it. A new folder's name lives in its parent, so each parent is synced too.
 * `marker`: the file that says what they lie in, such as a library's `library.json`. Its own folder is never made, and nothing in
 * it once it is gone: a disk that was pulled out would leave a ghost in its place.
 */
export async function makeFolderDurably(folder: string, marker?: string): Promise<void> {
  if (marker !== undefined) {
    await makeFolderBeside(marker, folder);
    return;
  }
  const first = await mkdir(folder, { recursive: true }).catch(async (error: unknown) => {
    if (hasErrno(error, 'ENOENT')) await mkdir(await topmostMissing(folder));
    throw error;
  });
  if (first === undefined) return;
  const top = dirname(first);
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    await syncFolder(parent);
    if (parent === top || parent === dirname(parent)) return;
  }
}

/** One level at a time: a level whose parent has gone meanwhile is not made. */
async function makeFolderBeside(marker: string, folder: string): Promise<void> {
  const parent = dirname(folder);
  const isTop = parent === dirname(marker);
  const make = async (): Promise<void> => {
    if (isTop) await stat(marker);
    await mkdir(folder);
  };
  try {
    if (isTop && (await isFolder(folder))) return;
    await make().catch(async (error: unknown) => {
      if (isTop || !hasErrno(error, 'ENOENT')) throw error;
      await makeFolderBeside(marker, parent);
      await make();
    });
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return;
    throw error;
  }
  await syncFolder(parent);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** On a read-only disk Node says ENOENT of folders made at once; of one made by itself it says EROFS. */
async function topmostMissing(folder: string): Promise<string> {
  const parent = dirname(folder);
  const found = parent === folder || (await stat(parent).catch(() => null)) !== null;
  return found ? folder : topmostMissing(parent);
}

/** Renames within one file system and makes the new name durable. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Makes what was written to a file durable. */
export async function syncFile(path: string): Promise<void> {
  // Windows flushes only what may be written to.
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes names made, changed or removed in a folder durable. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems cannot fsync a folder: the rename itself is then all there is.
    if (!hasErrno(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    await handle.close();
  }
}

export function hasErrno(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** A file system's error as one of ours. `data.file` is a bare name: paths stay out of logs and windows. */
export function fileError(error: unknown, path: string, doing: 'reading' | 'writing' = 'writing'): AppError {
  if (error instanceof AppError) return error;
  const options = { data: { file: basename(path) }, cause: error };
  const message = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (hasErrno(error, 'ENOSPC', 'EDQUOT')) return new AppError('disk-full', message, options);
  if (hasErrno(error, 'EROFS', 'EACCES', 'EPERM'))
    return new AppError(doing === 'writing' ? 'library-read-only' : 'library-unreadable', message, options);
  if (hasErrno(error, ...unreachable)) return new AppError('library-unreadable', message, options);
  return new AppError('internal', message, options);
}

/** Nothing there, something else in its place, or a disk or share that does not answer. */
const unreachable = [
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'EIO',
  'ESTALE',
  'ENXIO',
  'ENODEV',
  'ETIMEDOUT',
];
