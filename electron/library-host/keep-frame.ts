/**
 * Takes a finished download into the library (docs/architecture.md, order of a paid call). Every step may be the
 * last before a crash; doing it all over then comes to the same end. What counts as kept is the record: a frame
 * has one if and only if its image was verified and lies in its place.
 */
import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError, toAppError } from '../../shared/errors.ts';
import { frameRecordSchema, imageTypes } from '../../shared/frame/record.ts';
import type { FrameDraft, FrameRecord, FrameRow } from '../../shared/frame/record.ts';
import { thumbnailEdges } from '../../shared/thumbnail-edges.ts';
import { fileError, hasErrno, prepareFile, syncFile, syncFolder } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import type { KeepFrame } from './contract/frame-methods.ts';
import { findImage, isFile, readRecord } from './frame-files.ts';
import type { Gate } from './gate.ts';
import { imageTypeOf } from './image-bytes.ts';
import type { ImageHeader } from './image-decoder.ts';
import type { FrameIndex } from './index/frame-index.ts';
import { quarantine } from './quarantine.ts';
import type { Thumbnails } from './thumbnails.ts';

/** The steps between which a crash leaves something different behind, in order. */
export const keepSteps = ['verified', 'image-named', 'record-named', 'synced', 'indexed', 'shown'] as const;
export type KeepStep = (typeof keepSteps)[number];

export interface KeepTools {
  readonly layout: LibraryLayout;
  readonly index: FrameIndex;
  readonly thumbnails: Thumbnails;
  readonly decoding: Gate;
  /** Folders known to be durable with all those above them: the library's own memory. */
  readonly durableFolders: Set<string>;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** What becomes of bytes that are no picture: paid ones are set aside, of copies there is an original. */
  readonly refused: 'set-aside' | 'removed';
  /** Called after each step: a test crashes here. */
  readonly atStep: (step: KeepStep) => void;
  /** The picture of this image can be shown. */
  readonly onPictured: (sha256: string) => void;
  /** Told of what went wrong without harm to the frame. */
  readonly onProblem: (problem: AppError) => void;
}

/** The caller sees to it that one frame is kept by one call at a time. Errors: see LibraryMethods.keep. */
export async function keepFrame(tools: KeepTools, input: KeepFrame): Promise<FrameRow> {
  const { layout, index } = tools;
  const { id } = input.draft;
  const download = layout.download(id);
  // Looked for beside the record that nearly always is not there.
  const reading = readSource(tools, input);
  reading.catch(() => undefined);
  const known = await readRecord(layout.record(id), id);
  if (known && (await isFile(layout.image(id, known.file.type)))) {
    // Kept before; a second download of the same answer has nothing to add.
    await rm(download, { force: true });
    return index.add(known);
  }
  const source = await reading;
  // A frame whose image was lost and is fetched again keeps its place among the others, and its marks.
  const kept: KeptFields = {
    createdAt: known?.createdAt ?? input.begins?.createdAt ?? new Date(tools.now()).toISOString(),
    ...(!known && input.begins?.marks && { marks: input.begins.marks }),
    ...(known?.marks && { marks: known.marks }),
  };
  const verified = await verify(tools, input, source, kept);
  const { header, thumbnail, record, preparedRecord } = verified;
  // A thumbnail can be made again at any time: neither waits for the other.
  const shown = showAhead(tools, record.file.sha256, thumbnail);
  try {
    const image = layout.image(id, header.type);
    tools.atStep('verified');
    if (source.path !== image) await rename(source.path, image);
    tools.atStep('image-named');
    await rename(preparedRecord, layout.record(id));
    tools.atStep('record-named');
    // Both names lie in one folder: one sync makes both durable, and nobody is told before.
    await syncFolders(tools, dirname(image));
    tools.atStep('synced');
  } catch (error) {
    throw fileError(error, layout.record(id));
  }
  const row = index.add(record);
  tools.atStep('indexed');
  await shown;
  tools.atStep('shown');
  return row;
}

/** Never rejects. */
async function showAhead(tools: KeepTools, sha256: string, thumbnail: Buffer): Promise<void> {
  try {
    await tools.thumbnails.store(sha256, thumbnail);
    tools.onPictured(sha256);
  } catch (error) {
    tools.onProblem(toAppError(error));
  }
}

/** A day's first frame syncs the folders above as well: the download may have made them. */
async function syncFolders({ layout, durableFolders }: KeepTools, folder: string): Promise<void> {
  await syncFolder(folder);
  if (durableFolders.has(folder)) return;
  for (let parent = folder; parent !== layout.root;) {
    parent = dirname(parent);
    await syncFolder(parent);
  }
  durableFolders.add(folder);
}

interface Source {
  readonly path: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** What the bytes' length should be. */
  readonly expected: number;
}

/** The bytes to keep: the download, or an image that a crash left in its place before it got a record. */
async function readSource({ layout }: KeepTools, input: KeepFrame): Promise<Source> {
  const { id } = input.draft;
  const download = layout.download(id);
  const downloaded = await readAtOnce(download, input.bytes);
  if (downloaded) return { path: download, bytes: downloaded, sha256: input.sha256, expected: input.bytes };
  const image = await findImage(layout, id);
  if (!image) throw new AppError('frame-not-found', 'There is no download to keep', { data: { frame: id } });
  const bytes = await readFile(image.path).catch((error: unknown) => {
    throw fileError(error, image.path, 'reading');
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: image.path, bytes, sha256, expected: bytes.length };
}

/** A file that should be `length` bytes long, and then is read in one step. Null: there is none. */
async function readAtOnce(path: string, length: number): Promise<Buffer | null> {
  try {
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.allocUnsafe(length + 1);
      let end = 0;
      let got: number;
      // Nearly always once, and once more at the end that is already there.
      do {
        ({ bytesRead: got } = await file.read(bytes, end, bytes.length - end, end));
        end += got;
      } while (got > 0 && end < length);
      return end > length ? await file.readFile() : bytes.subarray(0, end);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw fileError(error, path, 'reading');
  }
}

/** What a record says that neither the call nor the bytes tell. */
type KeptFields = Pick<FrameRecord, 'createdAt' | 'marks'>;

interface Verified {
  readonly header: ImageHeader;
  readonly thumbnail: Buffer;
  readonly record: FrameRecord;
  /** Temporary path at which the record is already on disk. */
  readonly preparedRecord: string;
}

/** One decoding proves the image and makes its thumbnail; meanwhile it is synced, and the record, known from the header, written. */
async function verify(
  tools: KeepTools,
  input: KeepFrame,
  source: Source,
  kept: KeptFields,
): Promise<Verified> {
  return await tools.decoding.run(async () => {
    const { decodeToThumbnail, readImageHeader } = await import('./image-decoder.ts');
    let thumbnail: Promise<Buffer> | undefined;
    let preparing: Promise<string> | undefined;
    try {
      if (source.bytes.length !== source.expected) throw wrongLength(source);
      // What the header says is told first, but need not be waited for.
      thumbnail = decodeToThumbnail(source.bytes, thumbnailEdges[0]);
      thumbnail.catch(() => undefined);
      const header = await readImageHeader(source.bytes);
      const record = recordOf(input.draft, kept, source, header);
      const text = `${JSON.stringify(record, null, 2)}\n`;
      preparing = prepareFile(tools.layout.record(record.id), text, tools.layout.marker);
      const [jpeg, preparedRecord] = await Promise.all([thumbnail, preparing, synced(source.path)]);
      return { header, thumbnail: jpeg, record, preparedRecord };
    } catch (error) {
      // The place among the decoders is left once it is really free.
      await thumbnail?.catch(() => undefined);
      const abandoned = await preparing?.catch(() => undefined);
      if (abandoned !== undefined) await rm(abandoned, { force: true });
      if (error instanceof AppError && isVerdict(error)) await setAside(tools, input, source, error);
      throw error;
    }
  });
}

async function synced(path: string): Promise<void> {
  try {
    await syncFile(path);
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Throws when the draft does not make a record that could be read again: a broken promise of the caller's. */
function recordOf(draft: FrameDraft, kept: KeptFields, source: Source, header: ImageHeader): FrameRecord {
  const record = frameRecordSchema.safeParse({
    ...draft,
    ...kept,
    file: {
      name: `${draft.id}.${imageTypes[header.type]}`,
      type: header.type,
      bytes: source.bytes.length,
      sha256: source.sha256,
      width: header.width,
      height: header.height,
    },
  });
  if (record.success) return record.data;
  throw new AppError('invalid-input', z.prettifyError(record.error));
}

function wrongLength({ bytes, expected }: Source): AppError {
  const code = bytes.length === 0 ? 'download-empty' : 'download-truncated';
  return new AppError(code, 'The file has not the length that was received', {
    data: { expected, found: bytes.length },
  });
}

/** Whether the error is about the bytes, and not about the disk. */
function isVerdict(error: AppError): boolean {
  return [
    'download-empty',
    'download-truncated',
    'download-not-image',
    'download-undecodable',
    'download-too-many-pixels',
  ].includes(error.code);
}

async function setAside(
  { layout, now, refused }: KeepTools,
  { draft }: KeepFrame,
  { path, bytes }: Source,
  reason: AppError,
): Promise<void> {
  if (refused === 'removed') {
    await rm(path, { force: true });
    return;
  }
  const at = new Date(now()).toISOString();
  await quarantine(layout, { id: draft.id, path, type: imageTypeOf(bytes), reason, at, draft });
}
