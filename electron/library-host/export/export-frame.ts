/** One frame on its way out: its original read and verified, rendered, given its metadata; as files to be put somewhere. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { FrameRecord, ImageType } from '../../../shared/frame/record.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { fileError, hasErrno } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import type { Gate } from '../gate.ts';
import { endLength, endsAsWritten } from '../image-bytes.ts';
import type { RequestIndex } from '../index/request-index.ts';
import { metadataToWrite } from '../metadata/write/metadata-to-write.ts';
import type { MetadataToWrite } from '../metadata/write/metadata-to-write.ts';
import { jsonSidecar, xmpSidecar } from '../metadata/write/sidecars.ts';
import { batchNames } from './frame-facts.ts';
import type { ExportOrder } from './journal.ts';
import type { OutputFile } from './sink.ts';

export interface ExportFrameTools {
  readonly layout: LibraryLayout;
  readonly decoding: Gate;
  readonly index: { readonly frame: (id: FrameId) => { readonly type: ImageType } | undefined };
  /** With the marks that the file has yet to hear of. Error: `frame-not-found`. */
  readonly record: (frame: FrameId) => Promise<FrameRecord>;
  readonly requests: RequestIndex;
}

export type ExportFrame = (file: PlannedFile, order: Order) => Promise<readonly OutputFile[]>;
type Order = Pick<ExportOrder, 'preset' | 'credit' | 'appVersion' | 'startedAt'>;

/** Errors: `export-original-missing`, `export-original-broken`, `export-too-large`, `record-unparsable`. */
export function createExportFrame(tools: ExportFrameTools): ExportFrame {
  const { layout, decoding, index, requests } = tools;
  const batchOf = batchNames(requests);
  const metadataOf = (
    record: FrameRecord,
    { preset, credit, appVersion, startedAt }: Order,
  ): MetadataToWrite | null =>
    metadataToWrite(record, preset.metadata, {
      credit,
      batch: batchOf(record.batchId),
      version: appVersion,
      // Of the run, not of the moment: a file that an earlier try of it has placed is known by its bytes.
      now: startedAt,
    });

  return async (file, order) => {
    const { preset } = order;
    const { format, sidecars } = preset;
    const type = index.frame(file.frame)?.type;
    if (!type) throw missing();
    const path = layout.image(file.frame, type);
    if (format.kind === 'original') {
      const verify = (copy: FileHandle): Promise<number> => verifyCopy(copy, file, type, tools);
      const picture: OutputFile = { extension: file.extension, content: { copyOf: path, verify } };
      // Nothing is written into it: its record is looked up for what lies beside it.
      if (!sidecars.xmp && !sidecars.json) return [picture];
      const record = await tools.record(file.frame);
      return [picture, ...sidecarsOf(record, metadataOf(record, order), order)];
    }
    const original = await readOriginal(path);
    const record = await tools.record(file.frame);
    const metadata = metadataOf(record, order);
    const picture = await decoding.run(async () => {
      const { renderFrame } = await import('./render.ts');
      return await renderFrame(original, format, preset, file, metadata);
    }, 'whenever');
    return [{ extension: file.extension, content: picture }, ...sidecarsOf(record, metadata, order)];
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

/** Where no word is to be written into a file, none is written beside it. */
function sidecarsOf(
  record: FrameRecord,
  metadata: MetadataToWrite | null,
  { preset, credit, appVersion }: Order,
): readonly OutputFile[] {
  if (!metadata) return [];
  const { sidecars, metadata: policy } = preset;
  return [
    ...(sidecars.xmp ? [{ extension: 'xmp', content: xmpSidecar(metadata) }] : []),
    ...(sidecars.json
      ? [{ extension: 'json', content: jsonSidecar(record, policy, credit, appVersion) }]
      : []),
  ];
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
