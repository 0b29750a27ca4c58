/** The contact sheet of an export: of the frames that were written, beside them in the destination. */
import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { PlannedFile } from '../../../shared/export/plan.ts';
import type { FrameToExport } from '../../../shared/export/plan.ts';
import type { ExportId } from '../../../shared/export/run.ts';
import { renameDurably, temporarySuffix } from '../../files/atomic-file.ts';
import type { LibraryLayout } from '../../files/library-layout.ts';
import { fontFilesIn } from '../contact-sheet/font-files.ts';
import type { ContactSheetFrame } from '../contact-sheet/make-contact-sheet.ts';
import type { SheetPlace } from '../contact-sheet/sheet-writer.ts';
import type { Gate } from '../gate.ts';
import type { FrameIndex } from '../index/frame-index.ts';
import type { RequestIndex } from '../index/request-index.ts';
import { destinationError } from './destination.ts';
import { gatherFrames, localTime } from './frame-facts.ts';
import type { ExportOrder } from './journal.ts';
import { namePlaced } from './place-file.ts';
import { temporaryPrefix } from './sink.ts';
import type { Sink } from './sink.ts';

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
  sink: Sink,
  isOn: () => boolean,
) => Promise<void>;

export function createExportSheet(tools: ExportSheetTools): ExportSheet {
  const { layout, decoding, fonts, now } = tools;
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
    const places = new Map(written.map(({ frame, no }) => [frame, no + 1]));
    const frames = gathered.map(({ frame, type, flag, facts }) => ({
      id: frame,
      path: layout.image(frame, type),
      flag,
      facts: { ...facts, seq: places.get(frame) ?? 0 },
    }));
    return { frames, gathered };
  };

  return async (order, written, sink, isOn) => {
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
        place: order.zip === null ? placeBeside(order, own) : placeInside(order, sink),
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
function placeBeside({ id }: ExportOrder, own: Map<string, string>): SheetPlace {
  return {
    temporary: (path) => temporaryFor(id, path),
    place: async (temporary, path) => {
      const before = own.get(`${id} ${path}`);
      if (before !== undefined) {
        await renameDurably(temporary, before);
        return before;
      }
      const free = await namePlaced(temporary, path);
      own.set(`${id} ${path}`, free);
      return free;
    },
  };
}

/** Into the ZIP, from beside it. */
function placeInside({ id, files }: ExportOrder, sink: Sink): SheetPlace {
  return {
    temporary: (path) => temporaryFor(id, path),
    place: async (temporary, path) => {
      const { name, ext } = parse(path);
      const output = { extension: ext.slice(1), content: await readFile(temporary) };
      await sink.put({ no: files.length, stem: name, action: 'write' }, [output]);
      await rm(temporary);
      return path;
    },
  };
}

function temporaryFor(id: ExportId, path: string): string {
  return join(dirname(path), `${temporaryPrefix(id)}sheet-${basename(path)}${temporarySuffix}`);
}

/** The sheet's own errors in the words of an export. */
function sheetError(error: unknown, name: string): AppError {
  if (error instanceof AppError && error.code !== 'disk-full' && error.code !== 'file-not-written')
    return error;
  return destinationError(error instanceof AppError ? error.cause : error, name);
}
