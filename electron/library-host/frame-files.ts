/** A frame's files: its record parsed, its image found. Paths follow from the id; names inside records do not count. */
import { rename, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { frameRecordSchema, imageTypeSchema } from '../../shared/frame/record.ts';
import type { FrameRecord, ImageType } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { fileError, hasErrno } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';

/** The record at a path; null when there is none. Errors: `record-unparsable`, `library-unreadable`. */
export async function readRecord(path: string, id: FrameId): Promise<FrameRecord | null> {
  const file = await readJsonFile(path);
  if (!file) return null;
  const parsed = frameRecordSchema.safeParse(asKnownVersion(file.content));
  if (parsed.success && parsed.data.id === id) return parsed.data;
  const message = parsed.success ? 'The record is of another frame' : z.prettifyError(parsed.error);
  throw new AppError('record-unparsable', message, { data: { file: basename(path) } });
}

/** A record of a newer version that still holds all that this one knows is shown; nobody writes into it (mark-writer.ts). */
function asKnownVersion(content: unknown): unknown {
  return isOfNewerVersion(content) ? { ...content, version: 1 } : content;
}

export function isOfNewerVersion(content: unknown): content is object {
  return (
    typeof content === 'object' && content !== null && 'version' in content && Number(content.version) > 1
  );
}

/** Where the frame's image lies, of whichever type; null when there is none. */
export async function findImage(
  layout: LibraryLayout,
  id: FrameId,
): Promise<{ readonly path: string; readonly type: ImageType } | null> {
  for (const type of imageTypeSchema.options) {
    const path = layout.image(id, type);
    if (await isFile(path)) return { path, type };
  }
  return null;
}

export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return false;
    throw fileError(error, path, 'reading');
  }
}

/** Renames a file; false when it is not there. The folders are not synced. */
export async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw fileError(error, from);
  }
}
