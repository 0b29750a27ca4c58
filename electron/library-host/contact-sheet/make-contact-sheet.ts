/** Makes a contact sheet of frames: page by page, so that a thousand need no more memory than one page of them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CaptionFacts } from '../../../shared/contact-sheet/caption.ts';
import { framesPerPage, layoutPage, pageCount } from '../../../shared/contact-sheet/layout.ts';
import type { Box } from '../../../shared/contact-sheet/layout.ts';
import type { ContactSheetOptions } from '../../../shared/contact-sheet/options.ts';
import { plainText } from '../../../shared/contact-sheet/plain-text.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { ErrorInfo } from '../../../shared/errors.ts';
import type { Flag } from '../../../shared/frame/marks.ts';
import type { FrameId } from '../../../shared/ids.ts';
import { fileError, hasErrno } from '../../files/atomic-file.ts';
import type { Gate } from '../gate.ts';
import { readImageHeader } from '../image-decoder.ts';
import type { SizedPicture } from '../image-decoder.ts';
import type { FontFiles } from './font-files.ts';
import { createPdfWriter } from './pdf-writer.ts';
import { createPngWriter } from './png-writer.ts';
import { openSheetFonts } from './sheet-fonts.ts';

import { replacing } from './sheet-writer.ts';
import type { SheetPlace, SheetWriter } from './sheet-writer.ts';

export interface ContactSheetFrame {
  readonly id: FrameId;
  /** Where its image lies. */
  readonly path: string;
  readonly flag: Flag | null;
  readonly facts: CaptionFacts;
}

export interface ContactSheetOrder {
  /** In the order of the sheet. */
  readonly frames: readonly ContactSheetFrame[];
  readonly options: ContactSheetOptions;
  /** The file, with its extension; its folder is there. A PNG of several pages numbers it. */
  readonly destination: string;
  /** Default: a file that is there already is replaced. */
  readonly place?: SheetPlace;
  readonly fonts: FontFiles;
  /** When it is made, and that day as it is written in headers. */
  readonly now: { readonly at: Date; readonly date: string };
  /** Lets only so many pictures be decoded at a time. */
  readonly decoding: Gate;
  /** Frames drawn so far, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface MadeContactSheet {
  readonly files: readonly string[];
  readonly pages: number;
  readonly frames: number;
  /** Frames whose picture could not be shown; on the sheet their place is crossed out. */
  readonly problems: readonly { readonly frame: FrameId; readonly error: ErrorInfo }[];
  /** Signs that no font of the sheet has, drawn as empty boxes. */
  readonly missingSigns: number;
}

/** Errors: `disk-full`, `file-not-written`; what `signal` was aborted with. Nothing is left behind then. */
export async function makeContactSheet(order: ContactSheetOrder): Promise<MadeContactSheet> {
  const { options, destination, place = replacing, onProgress = () => {}, signal } = order;
  const frames = order.frames.filter(({ flag }) => !options.picksOnly || flag === 'pick');
  const perPage = framesPerPage(options);
  const pages = pageCount(frames.length, options);
  const title = plainText(options.title);
  const fonts = await openSheetFonts(order.fonts);
  const writer: SheetWriter =
    options.format === 'pdf'
      ? createPdfWriter(destination, place, fonts, { title, madeAt: order.now.at })
      : createPngWriter(destination, place, fonts, { resolution: options.resolution, pages });

  const problems: { frame: FrameId; error: ErrorInfo }[] = [];
  let drawn = 0;
  let missingSigns = 0;

  const pictureOf = async (
    frame: ContactSheetFrame,
    box: Box,
    background: string,
  ): Promise<SizedPicture | null> => {
    signal?.throwIfAborted();
    try {
      const bytes = await readOriginal(frame);
      await readImageHeader(bytes);
      return await writer.picture(bytes, box, background);
    } catch (error) {
      problems.push({ frame: frame.id, error: toAppError(error).toInfo() });
      return null;
    } finally {
      drawn += 1;
      onProgress(drawn, frames.length);
    }
  };

  try {
    for (let page = 0; page < pages; page++) {
      const here = frames.slice(page * perPage, (page + 1) * perPage);
      const plan = layoutPage(
        options,
        { title, page: page + 1, pages, frames: frames.length, date: order.now.date },
        here.map(({ facts }) => facts),
        fonts.measure,
      );
      for (const { text } of plan.texts) missingSigns += fonts.missing(text);
      const pictures = await Promise.all(
        plan.pictures.map(async (box, at) => {
          const frame = here[at];
          if (!frame) return null;
          return await order.decoding.run(() => pictureOf(frame, box, plan.background), 'whenever');
        }),
      );
      signal?.throwIfAborted();
      await writer.page(plan, pictures);
    }
    signal?.throwIfAborted();
    const files = await writer.finish();
    return { files, pages, frames: frames.length, problems, missingSigns };
  } catch (error) {
    await writer.discard().catch(() => undefined);
    if (signal?.aborted) throw error;
    throw notWritten(error, destination);
  }
}

async function readOriginal({ id, path }: ContactSheetFrame): Promise<Buffer> {
  return await readFile(path).catch((error: unknown) => {
    if (hasErrno(error, 'ENOENT'))
      throw new AppError('frame-not-found', 'The image is gone', { data: { frame: id } });
    throw fileError(error, path, 'reading');
  });
}

function notWritten(error: unknown, path: string): AppError {
  const known = fileError(error, path);
  if (known.code !== 'library-read-only' && known.code !== 'library-unreadable') return known;
  return new AppError('file-not-written', known.message, { data: { file: basename(path) }, cause: error });
}
