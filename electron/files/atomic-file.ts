/**
 * Durable file writes. A reader sees the old bytes or the new ones, never a mixture, and what was
 * reported as written survives a power cut: temporary file, fsync, rename, fsync of the folder.
 */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** Marks files that a crash may leave behind; the library removes old ones when it opens. */
export const temporarySuffix = '.part';

/** Where a file is written before it gets its name: hidden, in the same folder, so that a rename suffices. */
export function temporaryPathFor(path: string): string {
  return join(dirname(path), `.${basename(path)}${temporarySuffix}`);
}

/** Replaces or makes `path`. Two writers of the same path must be serialised by the caller. */
export async function writeFileDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryPathFor(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'w', 0o644);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, path);
  }
}

/** Renames within one file system and makes the new name durable. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
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
export function fileError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const options = { data: { file: basename(path) }, cause: error };
  const message = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (hasErrno(error, 'ENOSPC', 'EDQUOT')) return new AppError('disk-full', message, options);
  if (hasErrno(error, 'EROFS', 'EACCES', 'EPERM')) return new AppError('library-read-only', message, options);
  if (hasErrno(error, 'ENOENT', 'ENOTDIR', 'EIO', 'ESTALE', 'ENXIO'))
    return new AppError('library-unreadable', message, options);
  return new AppError('internal', message, options);
}
