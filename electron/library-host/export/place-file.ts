/**
 * Files put into a destination whole or not at all: temporary file there, fsync, the name, fsync of the folder. A name that is
 * taken is never overwritten unless told so, also where the file came into being a moment ago.
 */
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { hasErrno, syncFolder } from '../../files/atomic-file.ts';
import { destinationError } from './destination.ts';

export interface FileToPlace {
  readonly path: string;
  /** In the same folder. */
  readonly temporary: string;
  readonly content: Uint8Array | string;
  readonly replaces: boolean;
}

/** Bytes written. A file that is there with this very content is taken for ours: an earlier run placed it. Errors: `export-*`. */
export async function placeFile({ path, temporary, content, replaces }: FileToPlace): Promise<number> {
  try {
    const bytes = await writeSynced(temporary, content);
    if (replaces) await rename(temporary, path);
    else await nameIfFree(temporary, path);
    await syncFolder(dirname(path));
    return bytes;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (hasErrno(error, 'EEXIST') && !replaces && (await holds(path, content)))
      return Buffer.byteLength(content);
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

async function writeSynced(path: string, content: Uint8Array | string): Promise<number> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(content);
    await syncIfPossible(file.sync());
  } finally {
    await file.close();
  }
  return Buffer.byteLength(content);
}

/** Some network file systems cannot sync: the write itself is then all there is. */
async function syncIfPossible(syncing: Promise<void>): Promise<void> {
  try {
    await syncing;
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
  await rm(temporary);
}

async function holds(path: string, content: Uint8Array | string): Promise<boolean> {
  try {
    return (await readFile(path)).equals(Buffer.from(content));
  } catch {
    // Whatever it is, it is not this file; the caller says that the name is taken.
    return false;
  }
}
