/**
 * Takes one picture from elsewhere into the library: copied, and then kept as a download is. Its frame's id follows from the
 * picture itself, its time and its bytes: whatever is done twice, on whichever machine, comes to the same frame.
 */
import { createHash } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { FrameDraft, FrameRow, ImageType } from '../../../shared/frame/record.ts';
import { frameIdSchema, jobIdSchema } from '../../../shared/ids.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { fileError, hasErrno, makeFolderDurably } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import type { KeepFrame } from '../contract/frame-methods.ts';
import type { ImportFile } from '../contract/import-methods.ts';
import { imageTypeOf } from '../image-bytes.ts';
import type { FrameIndex } from '../index/frame-index.ts';
import type { KeyedLock } from '../keyed-lock.ts';
import { isPlausible, readImportFacts } from './facts.ts';
import type { ImportFacts, Sidecars } from './facts.ts';

/** Bytes: a picture of 100 megapixels, the most that is decoded, takes less in any of the formats that are kept. */
const largestImport = 512 * 1024 * 1024;
const largestSidecar = 1024 * 1024;

export interface ImportTools {
  readonly layout: LibraryLayout;
  readonly index: Pick<FrameIndex, 'frameOfImage'>;
  /** One at a time of each picture, by its hash: the same one may lie in a folder twice. */
  readonly pictures: KeyedLock;
  readonly keep: (input: KeepFrame) => Promise<FrameRow>;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** Null: the library has it. Errors: see ImportMethods.importFile. */
export async function importFile(tools: ImportTools, input: ImportFile): Promise<FrameRow | null> {
  const { bytes, changedAt } = await readPicture(input.path);
  const type = imageTypeOf(bytes);
  if (bytes.length === 0) throw new AppError('download-empty', 'The file is empty');
  if (type === null) throw new AppError('download-not-image', 'Neither PNG, JPEG nor WebP');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return await tools.pictures.run(sha256, async () => {
    if (tools.index.frameOfImage(sha256)) return null;
    const now = tools.now();
    const facts = readImportFacts(bytes, { type, sidecars: await readSidecars(input.path), at: now });
    const takenAt = facts.takenAt ?? (isPlausible(changedAt, now) ? Math.floor(changedAt) : now);
    const draft = draftOf(input, { type, sha256, facts, takenAt, now });
    const download = tools.layout.download(draft.id);
    await copied(bytes, download, tools.layout);
    const begins = {
      createdAt: new Date(takenAt).toISOString(),
      ...(Object.keys(facts.marks).length > 0 && { marks: facts.marks }),
    };
    return await tools.keep({ download, bytes: bytes.length, sha256, draft, begins });
  });
}

async function readPicture(path: string): Promise<{ readonly bytes: Buffer; readonly changedAt: number }> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > largestImport) throw new AppError('picture-too-large', `${size} bytes`);
    return { bytes: await readFile(path), changedAt: mtimeMs };
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    // Whatever it is, it is about a file outside the library.
    throw new AppError('picture-unreadable', 'The file cannot be read', { cause: thrown });
  }
}

async function readSidecars(path: string): Promise<Sidecars> {
  const stem = path.slice(0, -extname(path).length || undefined);
  const [named, besides, json] = await Promise.all(
    [`${stem}.xmp`, `${path}.xmp`, `${stem}.json`].map(readSidecar),
  );
  return { xmp: named ?? besides ?? null, json: json ?? null };
}

/** Null where there is none that can be read: a picture is worth more than what lies beside it. */
async function readSidecar(path: string): Promise<string | null> {
  try {
    return (await stat(path)).size > largestSidecar ? null : await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR', 'ENAMETOOLONG')) return null;
    throw new AppError('picture-unreadable', 'A file beside it cannot be read', { cause: error });
  }
}

async function copied(bytes: Buffer, download: string, { marker }: LibraryLayout): Promise<void> {
  try {
    await makeFolderDurably(dirname(download), marker);
    await writeFile(download, bytes);
  } catch (error) {
    await rm(download, { force: true }).catch(() => undefined);
    throw fileError(error, download);
  }
}

interface Known {
  readonly type: ImageType;
  readonly sha256: string;
  readonly facts: ImportFacts;
  /** Ms since the epoch, as is `now`. */
  readonly takenAt: number;
  readonly now: number;
}

/** A record's beginning, of what the file tells; what it does not has a stand-in (docs/decisions/0011). */
export function draftOf(
  { path, batch, column }: ImportFile,
  { sha256, facts, takenAt, now }: Known,
): FrameDraft {
  const { metadata } = facts;
  const name = basename(path);
  const { choices = {}, negativePrompt = null } = metadata ?? {};
  return {
    version: 1,
    id: frameIdFor(takenAt, sha256),
    batchId: batch,
    jobId: jobIdSchema.parse(idFrom(takenAt, sha256.slice(24))),
    row: 0,
    column,
    asked: {
      model: metadata?.model ?? 'unknown',
      prompt: metadata?.prompt ?? name,
      size: metadata?.size ?? null,
      aspectRatio: metadata?.aspectRatio ?? null,
      seed: metadata?.seed.kind === 'known' ? metadata.seed.seed : null,
      n: metadata?.call?.n ?? 1,
      quality: choices.quality ?? null,
      ...(negativePrompt !== null && { negativePrompt }),
      ...(choices.style !== undefined && { style: choices.style }),
      ...(choices.outputFormat !== undefined && { outputFormat: choices.outputFormat }),
      ...(choices.outputCompression !== undefined && { outputCompression: choices.outputCompression }),
    },
    answered: {
      index: metadata?.call?.index ?? 0,
      revisedPrompt: metadata?.others.find((other) => other.name === 'Revised prompt')?.value ?? null,
      gateway: 'import',
      practice: facts.isPractice,
      delivery: 'direct',
      sentAt: new Date(takenAt).toISOString(),
      tookSeconds: 0,
    },
    imported: {
      name: name.slice(0, 1_000),
      at: new Date(now).toISOString(),
      tool: metadata?.tool ?? null,
      unknown: [
        ...(metadata?.prompt == null ? ['prompt' as const] : []),
        ...(metadata?.model == null ? ['model' as const] : []),
      ],
    },
  };
}

/** `at`: ms since the epoch. */
function frameIdFor(at: number, sha256: string): FrameId {
  return frameIdSchema.parse(idFrom(at, sha256));
}

/** A UUIDv7 (RFC 9562, 5.7) whose random part is the beginning of a hash: 74 of its bits. */
function idFrom(at: number, hex: string): string {
  const time = at.toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 3) | 8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hex.slice(0, 3)}`,
    `${variant}${hex.slice(4, 7)}`,
    hex.slice(7, 19),
  ].join('-');
}
