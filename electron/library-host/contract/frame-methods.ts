/** Frames: kept, found, shown, marked, thrown away. */
import type { ErrorInfo } from '../../../shared/errors.ts';
import type { Facets, FacetsQuery, Months } from '../../../shared/frame/facets.ts';
import type { FrameOrder, FrameQuery } from '../../../shared/frame/frame-query.ts';
import type { Marking } from '../../../shared/frame/marking.ts';
import type {
  FrameDraft,
  FrameRecord,
  FrameRow,
  ImageType,
  SheetPlace,
} from '../../../shared/frame/record.ts';
import type { BatchId, FrameId } from '../../../shared/ids.ts';

export interface KeepFrame {
  /** A finished download in the frame's own folder (`LibraryLayout.download`); not synced yet. */
  readonly download: string;
  readonly bytes: number;
  /** Hex, taken while streaming. */
  readonly sha256: string;
  readonly draft: FrameDraft;
  /** What its record begins with, of a picture that has a past; a record that is there already keeps its own. */
  readonly begins?: Pick<FrameRecord, 'createdAt' | 'marks'>;
}

export interface FrameMethods {
  /**
   * Verifies a download (magic bytes, decodes whole, pixel size), renames it into place, writes its record,
   * indexes it and makes its thumbnail. Bytes that are no image go to `quarantine/`.
   * Keeping the same frame twice is harmless: the second call answers with the row of the first.
   * Errors: `download-empty`, `-not-image`, `-undecodable`, `-too-many-pixels`, `-truncated`: the bytes are in
   * quarantine. `disk-full`, `library-read-only`, `record-unparsable`: the download is untouched, to be kept later.
   * `frame-not-found`: there is no download (any more).
   */
  keep(input: KeepFrame): FrameRow;
  /** Puts a download into quarantine unopened: decoding it ended the host. Only the host's client calls this. */
  setAside(input: { readonly draft: FrameDraft; readonly reason: ErrorInfo }): null;
  /** Error: `collection-not-found`. */
  order(query: FrameQuery): FrameOrder;
  /** Error: `collection-not-found`. */
  facets(query: FacetsQuery): Facets;
  /** Error: `collection-not-found`. */
  months(query: FacetsQuery): Months;
  /** Of every frame, by its number: width for 1,000 of height; 0 where there is none. */
  shapes(input: null): Uint16Array<ArrayBuffer>;
  rows(input: { readonly numbers: readonly number[] }): FrameRow[];
  /** Rows of those that are in the library, in no order. */
  rowsOf(input: { readonly frames: readonly FrameId[] }): FrameRow[];
  /** Where a batch's frames lie, in the order of its sheet; empty for one that is not known. */
  places(input: { readonly batch: BatchId }): SheetPlace[];
  record(input: { readonly frame: FrameId }): FrameRecord;
  /** Where the original lies. */
  image(input: { readonly frame: FrameId }): { readonly path: string; readonly type: ImageType };
  /** A JPEG at least so wide, or the widest kept: 320, 640 or 960 pixels (longer edge). Made if it is missing. */
  thumbnail(input: { readonly sha256: string; readonly width: number }): { readonly path: string };
  /**
   * Committed to the index when it answers, to the records soon after. Answers with the markings that take it back; frames
   * that are marked so already, or are not in the library, are left out of them. Errors: `disk-full`, `library-read-only`.
   */
  mark(input: { readonly markings: readonly Marking[] }): Marking[];
  /** Those in use, the most used first, 500 at most. */
  keywords(input: null): string[];
  /**
   * Moves image and record to the trash. One that fails does not stop the rest: afterwards the first error is
   * thrown, its `data.frame` saying whose it is, and if others did move, `reset` is told.
   * Errors: `frame-not-found`, `disk-full`, `library-read-only`.
   */
  trash(input: { readonly frames: readonly FrameId[] }): null;
  /** The way back, likewise. Also `record-unparsable`. */
  restore(input: { readonly frames: readonly FrameId[] }): FrameRow[];
}
