/** Bytes that were paid for and are no image: set aside with the reason, never thrown away, never opened again. */
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { imageTypes } from '../../shared/frame/record.ts';
import type { FrameDraft, ImageType } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { fileError, makeFolderDurably, syncFolder, writeFileDurably } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';

export interface Suspect {
  readonly id: FrameId;
  /** Where the bytes lie now. */
  readonly path: string;
  /** By its magic bytes; null for anything else. */
  readonly type: ImageType | null;
  readonly reason: AppError;
  /** ISO 8601. */
  readonly at: string;
  /** What was asked, so that a person can tell what the bytes should have been. */
  readonly draft: FrameDraft | null;
}

/** Errors: `disk-full`, `library-read-only`; the bytes then stay where they are. */
export async function quarantine(layout: LibraryLayout, suspect: Suspect): Promise<void> {
  const extension = suspect.type === null ? 'bin' : imageTypes[suspect.type];
  const target = join(layout.quarantine, `${suspect.id}.${extension}`);
  const note = {
    version: 1,
    file: basename(target),
    at: suspect.at,
    reason: suspect.reason.toInfo(),
    draft: suspect.draft,
  };
  await makeFolderDurably(layout.quarantine, layout.marker).catch((error: unknown) => {
    throw fileError(error, layout.quarantine);
  });
  // The note first: bytes without a reason are worse than a reason without bytes.
  const text = `${JSON.stringify(note, null, 2)}\n`;
  await writeFileDurably(join(layout.quarantine, `${suspect.id}.json`), text, layout.marker);
  try {
    await rename(suspect.path, target);
    await syncFolder(layout.quarantine);
    await syncFolder(dirname(suspect.path));
  } catch (error) {
    throw fileError(error, target);
  }
}
