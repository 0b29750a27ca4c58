/** Shows a picture again that lost its record: a new one is made from its own bytes, as of a picture from elsewhere. */
import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import { batchIdSchema, timeOfId } from '../../shared/ids.ts';
import type { FrameId } from '../../shared/ids.ts';
import { fileError, makeFolderDurably, syncFolder } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { KeepFrame } from './contract/frame-methods.ts';
import { findImage, readRecord } from './frame-files.ts';
import { imageTypeOf } from './image-bytes.ts';
import { readImportFacts } from './import/facts.ts';
import { draftOf } from './import/import-file.ts';
import { faultOf } from './library-report.ts';

export interface AdoptTools {
  readonly layout: LibraryLayout;
  readonly keep: (input: KeepFrame) => Promise<FrameRow>;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** Null: there is nothing to do, or nothing to do it with. Errors: those of `keep`. */
export async function adoptFrame(tools: AdoptTools, id: FrameId): Promise<FrameRow | null> {
  const { layout, keep, now } = tools;
  const image = await findImage(layout, id);
  if (!image) return null;
  const bytes = await readFile(image.path).catch((error: unknown) => {
    throw fileError(error, image.path, 'reading');
  });
  if (await isBroken(layout.record(id), id)) {
    if ((await faultOf(layout.record(id))) !== 'record-broken') return null;
    await setBrokenAside(layout, id);
  }
  const type = imageTypeOf(bytes);
  if (type === null) throw new AppError('download-not-image', 'Neither PNG, JPEG nor WebP');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = readImportFacts(bytes, { type, sidecars: { xmp: null, json: null }, at: now() });
  const takenAt = timeOfId(id);
  const file = { path: image.path, batch: batchIdSchema.parse(id), column: 0 };
  const draft = { ...draftOf(file, { type, sha256, facts, takenAt, now: now() }), id };
  const begins = { createdAt: new Date(takenAt).toISOString(), marks: facts.marks };
  return await keep({ download: layout.download(id), bytes: bytes.length, sha256, draft, begins });
}

async function isBroken(path: string, id: FrameId): Promise<boolean> {
  try {
    await readRecord(path, id);
    return false;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'record-unparsable') throw error;
    return true;
  }
}

/** As it is: a person may still read in it what the frame was asked for with. */
async function setBrokenAside(layout: LibraryLayout, id: FrameId): Promise<void> {
  const from = layout.record(id);
  const target = join(layout.quarantine, `record-${basename(from)}`);
  try {
    await makeFolderDurably(layout.quarantine, layout.marker);
    await rename(from, target);
    await syncFolder(layout.quarantine);
  } catch (error) {
    throw fileError(error, target);
  }
}
