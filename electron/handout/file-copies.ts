/** Copies of originals under names for people: what another program gets is never the library's own file. */
import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { fileError, hasErrno } from '../files/atomic-file.ts';

export interface FileCopy {
  /** Absolute. */
  readonly from: string;
  /** Its name in the folder; another one where that is taken. */
  readonly name: string;
}

/**
 * Copies files into a folder, made if it is not there, and answers with their paths. Nothing is replaced: a name that is
 * taken is numbered. Errors: `disk-full`, `file-not-written`, `frame-not-found`.
 */
export async function copyFiles(folder: string, copies: readonly FileCopy[]): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw notWritten(error, folder);
  });
  const paths: string[] = [];
  // One after the other, so that names are given in the frames' order.
  for (const copy of copies) paths.push(await copyUnder(folder, copy));
  return paths;
}

async function copyUnder(folder: string, { from, name }: FileCopy): Promise<string> {
  for (let ordinal = 1; ; ordinal += 1) {
    const to = join(folder, numbered(name, ordinal));
    try {
      // Where the file system can, both share their blocks until one of them is written to.
      await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      return to;
    } catch (error) {
      if (hasErrno(error, 'EEXIST')) continue;
      if (hasErrno(error, 'ENOENT')) throw new AppError('frame-not-found', 'The image is gone');
      throw notWritten(error, to);
    }
  }
}

/** `lemon.png`, `lemon 2.png`, `lemon 3.png`. */
function numbered(name: string, ordinal: number): string {
  if (ordinal === 1) return name;
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return `${stem} ${ordinal}${extension}`;
}

function notWritten(error: unknown, path: string): AppError {
  const known = fileError(error, path);
  if (known.code === 'disk-full') return known;
  return new AppError('file-not-written', known.message, { data: { file: basename(path) }, cause: error });
}
