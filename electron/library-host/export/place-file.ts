/**
 * Files put into a destination whole or not at all: temporary file there, fsync, the name, fsync of the folder. A name that is
 * taken is never overwritten unless told so, also where the file came into being a moment ago.
 */
import { constants } from 'node:fs';
import { copyFile, link, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { fileError, hasErrno, syncFolder } from '../../files/atomic-file.ts';
import { isFile } from '../frame-files.ts';
import { destinationError } from './destination.ts';
import type { OutputFile } from './sink.ts';

type Content = OutputFile['content'];

export interface FileToPlace {
  readonly path: string;
  /** In the same folder. */
  readonly temporary: string;
  readonly content: Content;
  readonly replaces: boolean;
}

/**
 * Bytes written; the folder is the caller's to sync. A file that is there with this very content is taken for ours: an
 * earlier run placed it. Errors: `export-*`.
 */
export async function placeFile({ path, temporary, content, replaces }: FileToPlace): Promise<number> {
  try {
    const bytes = await writeSynced(temporary, content);
    if (replaces) await rename(temporary, path);
    else await nameIfFree(temporary, path);
    return bytes;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (hasErrno(error, 'EEXIST') && !replaces) {
      const same = await sameBytes(path, content);
      if (same !== null) return same;
    }
    throw destinationError(error, path);
  }
}

/** Gives a file that is whole its name, or with a number behind it where that is taken; answers with the path. The folder is the same. */
export async function namePlaced(temporary: string, path: string): Promise<string> {
  const { dir, name, ext } = parse(path);
  for (let number = 1; ; number += 1) {
    try {
      const free = number === 1 ? path : join(dir, `${name}-${number}${ext}`);
      await nameIfFree(temporary, free);
      await syncFolder(dir);
      return free;
    } catch (error) {
      if (!hasErrno(error, 'EEXIST')) throw error;
    }
  }
}

/** What is to be written, read whole. Errors: `library-unreadable`. */
export async function bytesOf(content: Content): Promise<Buffer> {
  if (typeof content === 'string') return Buffer.from(content);
  if (Buffer.isBuffer(content)) return content;
  const { copyOf, verify } = content;
  const file = await open(copyOf, 'r').catch((error: unknown) => {
    if (hasErrno(error, 'ENOENT'))
      throw new AppError('export-original-missing', 'Its file is gone', { cause: error });
    throw fileError(error, copyOf, 'reading');
  });
  try {
    const bytes = Buffer.alloc(await verify(file));
    await file.read(bytes, 0, bytes.length, 0);
    return bytes;
  } finally {
    await file.close();
  }
}

async function writeSynced(path: string, content: Content): Promise<number> {
  const isCopy = typeof content === 'object' && 'copyOf' in content;
  if (isCopy) await copyTo(path, content.copyOf);
  const file = await open(path, isCopy ? 'r+' : 'wx', 0o644);
  try {
    const bytes = isCopy ? await content.verify(file) : Buffer.byteLength(content);
    if (!isCopy) await file.writeFile(content);
    await syncIfPossible(file);
    return bytes;
  } finally {
    await file.close();
  }
}

async function copyTo(path: string, from: string): Promise<void> {
  try {
    // Where the file system can, both share their blocks until one of them is written to.
    await copyFile(from, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    // Either of the two folders may be meant.
    if (hasErrno(error, 'ENOENT') && !(await isFile(from)))
      throw new AppError('export-original-missing', 'Its file is gone', { cause: error });
    throw error;
  }
}

/** Some network file systems cannot sync: the write itself is then all there is. */
async function syncIfPossible(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (!hasErrno(error, 'EINVAL', 'ENOTSUP', 'ENOSYS')) throw error;
  }
}

/** A rename would overwrite; a second name for the file does not. Rejects with `EEXIST` when the name is taken. */
async function nameIfFree(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    // Not on every file system: there the name is taken first, by an empty file.
    if (!hasErrno(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL')) throw error;
    await (await open(path, 'wx', 0o644)).close();
    await rename(temporary, path).catch(async (cause: unknown) => {
      await rm(path, { force: true });
      throw cause;
    });
    return;
  }
  await unlink(temporary);
}

/** How many bytes a file has that holds just this; null for any other, and for none. */
async function sameBytes(path: string, content: Content): Promise<number | null> {
  try {
    const [there, wanted] = await Promise.all([readFile(path), bytesOf(content)]);
    return there.equals(wanted) ? there.length : null;
  } catch {
    // Whatever it is, it is not this file; the caller says that the name is taken.
    return null;
  }
}
