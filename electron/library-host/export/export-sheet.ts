/** The contact sheet of an export: of the frames that were written, beside them in the destination. */
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { FrameToExport } from '../../../shared/export/plan.ts';
import { hasErrno, renameDurably, syncFolder, temporarySuffix } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import { fontFilesIn } from '../contact-sheet/font-files.ts';
import type { ContactSheetFrame } from '../contact-sheet/make-contact-sheet.ts';
import type { SheetPlace } from '../contact-sheet/sheet-writer.ts';
import type { Gate } from '../gate.ts';
import type { FrameIndex } from '../index/frame-index.ts';
import type { RequestIndex } from '../index/request-index.ts';
import { destinationError } from './destination.ts';
import { temporaryPrefix } from './folder-sink.ts';
import { gatherFrames, localTime } from './frame-facts.ts';
import type { ExportOrder } from './journal.ts';
import { nameIfFree } from './place-file.ts';

export interface ExportSheetTools {
  readonly layout: LibraryLayout;
  readonly index: FrameIndex;
  readonly requests: RequestIndex;
  readonly decoding: Gate;
  /** The folder with the fonts. */
  readonly fonts: string;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** Does nothing for an order without a sheet, and leaves nothing when the run is not on any more. Errors: `export-destination-*`. */
export type ExportSheet = (
  order: ExportOrder,
  written: readonly PlannedFile[],
  isOn: () => boolean,
) => Promise<void>;

export function createExportSheet(tools: ExportSheetTools): ExportSheet {
  const { layout, index, decoding, fonts, now } = tools;
  /** Names given in this session, by run and wanted name: a run that is tried again replaces its own sheet. */
  const own = new Map<string, string>();

  const framesOf = async (
    written: readonly PlannedFile[],
  ): Promise<{
    readonly frames: readonly ContactSheetFrame[];
    readonly gathered: readonly FrameToExport[];
  }> => {
    const ids = written.map(({ frame }) => frame);
    const gathered = await gatherFrames(tools, ids);
    const flags = new Map(index.rowsOf(ids).map(({ id, flag }) => [id, flag]));
    const places = new Map(written.map(({ frame, no }) => [frame, no + 1]));
    const frames = gathered.map(({ frame, type, facts }) => ({
      id: frame,
      path: layout.image(frame, type),
      flag: flags.get(frame) ?? null,
      facts: { ...facts, seq: places.get(frame) ?? 0 },
    }));
    return { frames, gathered };
  };

  return async (order, written, isOn) => {
    const options = order.preset.contactSheet;
    if (options === null || order.contactSheet === null) return;
    const { frames, gathered } = await framesOf(written);
    const stop = new AbortController();
    const at = now();
    // Loaded when the first is made: PDF and fonts are no part of a start.
    const { makeContactSheet } = await import('../contact-sheet/make-contact-sheet.ts');
    try {
      await makeContactSheet({
        frames,
        options: { ...options, title: options.title || titleOf(order, gathered) },
        destination: join(order.destination, order.contactSheet),
        place: placeOf(order, own),
        fonts: fontFilesIn(fonts),
        now: { at: new Date(at), date: localTime(at).date },
        decoding,
        onProgress: () => {
          if (!isOn()) stop.abort();
        },
        signal: stop.signal,
      });
    } catch (error) {
      if (stop.signal.aborted) return;
      throw sheetError(error, order.contactSheet);
    }
  };
}

/** What the frames have in common: their batch, or else the preset they went out with. */
function titleOf({ presetName }: ExportOrder, frames: readonly FrameToExport[]): string {
  const batches = new Set(frames.map(({ facts }) => facts.batch));
  const [only = presetName] = batches;
  return batches.size === 1 ? only : presetName;
}

/** Never over a file that is not ours: a name that was taken since the plan was made is numbered. */
function placeOf({ id }: ExportOrder, own: Map<string, string>): SheetPlace {
  return {
    temporary: (path) =>
      join(dirname(path), `${temporaryPrefix(id)}sheet-${basename(path)}${temporarySuffix}`),
    place: async (temporary, path) => {
      const before = own.get(`${id} ${path}`);
      if (before !== undefined) {
        await renameDurably(temporary, before);
        return before;
      }
      for (let ordinal = 1; ; ordinal += 1) {
        const free = ordinal === 1 ? path : numbered(path, ordinal);
        try {
          await nameIfFree(temporary, free);
        } catch (error) {
          if (hasErrno(error, 'EEXIST')) continue;
          throw error;
        }
        await syncFolder(dirname(free));
        own.set(`${id} ${path}`, free);
        return free;
      }
    },
  };
}

function numbered(path: string, ordinal: number): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-${ordinal}${extension}`;
}

/** The sheet's own errors in the words of an export. */
function sheetError(error: unknown, name: string): AppError {
  if (error instanceof AppError && error.code !== 'disk-full' && error.code !== 'file-not-written')
    return error;
  return destinationError(error instanceof AppError ? error.cause : error, name);
}
