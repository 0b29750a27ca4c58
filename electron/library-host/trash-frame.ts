/**
 * To the library's trash and back: a frame is where its record is, its image follows. So whatever a crash
 * leaves behind, the same move done again completes it.
 */
import { rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { imageTypeSchema } from '../../shared/frame/record.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { fileError, hasErrno, makeFolderDurably, syncFolder } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { isFile, moveIfThere, readRecord } from './frame-files.ts';
import type { FrameIndex } from './index/frame-index.ts';

export interface TrashTools {
  readonly layout: LibraryLayout;
  readonly index: FrameIndex;
}

/** A file that has vanished already is no obstacle. Errors: `frame-not-found`, `disk-full`, `library-read-only`. */
export async function trashFrame({ layout, index }: TrashTools, id: FrameId): Promise<void> {
  const folder = layout.trashed(id);
  const record = layout.record(id);
  const trashedRecord = layout.trashedRecord(id);
  const known = index.row(id) ?? ((await isFile(record)) || (await isFile(trashedRecord)));
  if (!known) throw notFound(id);
  try {
    await makeFolderDurably(folder, layout.marker);
    await moveIfThere(record, trashedRecord);
    for (const image of imagePaths(layout, id)) await moveIfThere(image, join(folder, basename(image)));
    await syncFolder(folder);
    await syncIfThere(dirname(record));
    await removeIfEmpty(folder);
  } catch (error) {
    throw fileError(error, record);
  }
  index.remove(id);
}

/** Errors: `frame-not-found`, `record-unparsable`, `disk-full`, `library-read-only`. */
export async function restoreFrame({ layout, index }: TrashTools, id: FrameId): Promise<FrameRow> {
  const folder = layout.trashed(id);
  const target = layout.record(id);
  const trashedRecord = layout.trashedRecord(id);
  const trashed = await readRecord(trashedRecord, id);
  const record = trashed ?? (await readRecord(target, id));
  if (!record) throw notFound(id);
  try {
    await makeFolderDurably(dirname(target), layout.marker);
    for (const image of imagePaths(layout, id)) await moveIfThere(join(folder, basename(image)), image);
    await moveIfThere(trashedRecord, target);
    await syncFolder(dirname(target));
    await removeIfEmpty(folder);
  } catch (error) {
    throw fileError(error, target);
  }
  return index.add(record);
}

function imagePaths(layout: LibraryLayout, id: FrameId): readonly string[] {
  return imageTypeSchema.options.map((type) => layout.image(id, type));
}

function notFound(id: FrameId): AppError {
  return new AppError('frame-not-found', 'Neither in the library nor in its trash', { data: { frame: id } });
}

async function syncIfThere(folder: string): Promise<void> {
  try {
    await syncFolder(folder);
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    // Not ours, or gone: either is how it should be.
    if (!hasErrno(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) throw error;
  }
}
