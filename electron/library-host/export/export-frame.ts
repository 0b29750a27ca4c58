/** One frame on its way out: its original read and verified, rendered, given its metadata; as bytes under their names. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { ExportPreset } from '../../../shared/export/preset.ts';
import type { FrameRecord } from '../../../shared/frame/record.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { fileError, hasErrno } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import type { Gate } from '../gate.ts';
import type { OutputFile } from './sink.ts';

export interface ExportFrameTools {
  readonly layout: LibraryLayout;
  readonly decoding: Gate;
  /** With the marks that the file has yet to hear of. Error: `frame-not-found`. */
  readonly record: (frame: FrameId) => Promise<FrameRecord>;
}

export type ExportFrame = (file: PlannedFile, preset: ExportPreset) => Promise<readonly OutputFile[]>;

/** Errors: `export-original-missing`, `export-original-broken`, `export-too-large`, `record-unparsable`. */
export function createExportFrame({ layout, decoding, record }: ExportFrameTools): ExportFrame {
  return async (file, preset) => {
    const known = await recordOf(record, file.frame);
    const original = await readOriginal(layout.image(file.frame, known.file.type));
    const { format } = preset;
    const picture = await decoding.run(async () => {
      if (format.kind === 'original') return verified(original, known);
      const { renderFrame } = await import('./render.ts');
      return await renderFrame(original, format, preset, file);
    }, 'whenever');
    return [{ extension: file.extension, content: picture }];
  };
}

/** Original bytes are handed out as the bytes that were paid for, or not at all. */
function verified(bytes: Buffer, { file }: FrameRecord): Buffer {
  if (createHash('sha256').update(bytes).digest('hex') === file.sha256) return bytes;
  throw new AppError('export-original-broken', 'Not the bytes that were downloaded');
}

async function recordOf(record: ExportFrameTools['record'], frame: FrameId): Promise<FrameRecord> {
  try {
    return await record(frame);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'frame-not-found')
      throw new AppError('export-original-missing', 'Not in the library any more', { cause: thrown });
    throw thrown;
  }
}

async function readOriginal(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasErrno(error, 'ENOENT'))
      throw new AppError('export-original-missing', 'Its file is gone', { cause: error });
    throw fileError(error, path, 'reading');
  }
}
