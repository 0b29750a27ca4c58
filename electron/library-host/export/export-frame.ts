/** One frame on its way out: its original read and verified, rendered, given its metadata; as files to be put somewhere. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { sidecarExtensions } from '../../../shared/export/plan.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { ExportPreset } from '../../../shared/export/preset.ts';
import type { FrameRecord, ImageType } from '../../../shared/frame/record.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { fileError, hasErrno } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import type { Gate } from '../gate.ts';
import { endLength, endsAsWritten } from '../image-bytes.ts';
import type { OutputFile } from './sink.ts';

export interface ExportFrameTools {
  readonly layout: LibraryLayout;
  readonly decoding: Gate;
  readonly index: { readonly frame: (id: FrameId) => { readonly type: ImageType } | undefined };
  /** With the marks that the file has yet to hear of. Error: `frame-not-found`. */
  readonly record: (frame: FrameId) => Promise<FrameRecord>;
  /** Null: pictures go out without. */
  readonly metadata: ExportMetadata | null;
}

/** What an exported picture's metadata is made from. */
export interface MetadataSource {
  readonly record: FrameRecord;
  readonly preset: ExportPreset;
  /** Ms since the epoch: when the export was begun. The same frame exported again in the same run has the same bytes. */
  readonly at: number;
}

/** Gives pictures their metadata by the preset's policy (../metadata). Not called for policy `none`, nor for original bytes. */
export interface ExportMetadata {
  readonly embed: (picture: Buffer, source: MetadataSource) => Promise<Buffer>;
  /** Those that the preset asks for: extension `xmp` or `json`. */
  readonly sidecars: (source: MetadataSource) => Promise<readonly OutputFile[]>;
}

/** `at`: as in `MetadataSource`. */
export type ExportFrame = (
  file: PlannedFile,
  preset: ExportPreset,
  at: number,
) => Promise<readonly OutputFile[]>;

/** Errors: `export-original-missing`, `export-original-broken`, `export-too-large`, `record-unparsable`. */
export function createExportFrame(tools: ExportFrameTools): ExportFrame {
  const { layout, decoding, index, record, metadata } = tools;
  return async (file, preset, at) => {
    const { format } = preset;
    const type = index.frame(file.frame)?.type;
    if (!type) throw missing();
    const source = async (): Promise<MetadataSource> => ({ record: await record(file.frame), preset, at });
    const sidecars = async (): Promise<readonly OutputFile[]> =>
      metadata !== null && sidecarExtensions(preset).length > 0
        ? await metadata.sidecars(await source())
        : [];
    const path = layout.image(file.frame, type);
    if (format.kind === 'original') {
      const verify = (copy: FileHandle): Promise<number> => verifyCopy(copy, file, type, tools);
      return [{ extension: file.extension, content: { copyOf: path, verify } }, ...(await sidecars())];
    }
    const original = await readOriginal(path);
    const picture = await decoding.run(async () => {
      const { renderFrame } = await import('./render.ts');
      return await renderFrame(original, format, preset, file);
    }, 'whenever');
    const isTold = metadata !== null && preset.metadata !== 'none';
    const content = isTold ? await metadata.embed(picture, await source()) : picture;
    return [{ extension: file.extension, content }, ...(await sidecars())];
  };
}

/**
 * A copy that ends where its plan saw it end, as its type ends, is taken for whole: to hash every byte would halve the speed of a
 * copy. Any other is compared with what was downloaded. Answers with its bytes.
 */
async function verifyCopy(
  copy: FileHandle,
  { bytes, frame }: PlannedFile,
  type: ImageType,
  { record }: ExportFrameTools,
): Promise<number> {
  // One byte more than there should be, so that a longer file is found out too.
  const end = Buffer.alloc(endLength + 1);
  const { bytesRead } = await copy.read(end, 0, end.length, Math.max(0, bytes - endLength));
  if (endsAsWritten(end.subarray(0, bytesRead), type)) return bytes;
  const whole = await copy.readFile();
  const hash = createHash('sha256').update(whole).digest('hex');
  if (hash !== (await record(frame)).file.sha256)
    throw new AppError('export-original-broken', 'Not the bytes that were downloaded');
  return whole.length;
}

async function readOriginal(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) throw missing(error);
    throw fileError(error, path, 'reading');
  }
}

function missing(cause?: unknown): AppError {
  return new AppError('export-original-missing', 'Not in the library any more', { cause });
}
