/** What main may ask of the library host. Both ends are ours; the bytes the host reads are not. */
import type { z } from 'zod';
import type { CollectionsReading, PlacedFrame } from '../../shared/collections/collection.ts';
import type { ErrorInfo } from '../../shared/errors.ts';
import type { Marking } from '../../shared/frame/marking.ts';
import type { FrameDraft, FrameRecord, FrameRow, ImageType, SheetPlace } from '../../shared/frame/record.ts';
import type { Family, HistoryEntry } from '../../shared/history/entry.ts';
import type { BatchId, CollectionId, FrameId } from '../../shared/ids.ts';
import type {
  listDeletionSchema,
  listRenamingSchema,
  listWritingSchema,
  ListsReading,
} from '../../shared/lists/list-file.ts';
import type { PictureReading } from '../../shared/metadata/picture.ts';

export interface OpenedLibrary {
  readonly libraryId: string;
  readonly frames: number;
  readonly unreadable: number;
}

export interface KeepFrame {
  /** A finished download in the frame's own folder (`LibraryLayout.download`); not synced yet. */
  readonly download: string;
  readonly bytes: number;
  /** Hex, taken while streaming. */
  readonly sha256: string;
  readonly draft: FrameDraft;
}

export interface LibraryMethods {
  /** Makes the folder a library if it is none. Errors: `library-unreadable`, `-read-only`, `-newer-format`, `disk-full`. */
  open(input: { readonly folder: string }): OpenedLibrary;
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
  order(input: null): Uint32Array<ArrayBuffer>;
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
  /** A batch was written or has changed: the history reads its files. Errors: `record-unparsable`, `library-unreadable`. */
  noteRequest(input: { readonly batch: BatchId }): null;
  /** Newest first, prompts cut (shared/history/entry.ts); `before`: only older ones; `query`: as typed, or empty. */
  requests(input: {
    readonly query: string;
    readonly before: BatchId | null;
    readonly limit: number;
  }): HistoryEntry[];
  /** One entry with its whole prompt. Error: `request-not-found`. */
  request(input: { readonly batch: BatchId }): HistoryEntry;
  /** The requests that one was made from and led to; empty for one that is not known. */
  family(input: { readonly batch: BatchId }): Family;
  /** The lists as they are on disk now. Error: `library-unreadable`. */
  lists(input: null): ListsReading;
  /**
   * Each answers with the lists as they are then. Errors: `list-changed-on-disk`, `list-name-taken`, `list-not-found`,
   * `list-too-large`, `disk-full`, `library-read-only`.
   */
  writeList(input: z.infer<typeof listWritingSchema>): ListsReading;
  renameList(input: z.infer<typeof listRenamingSchema>): ListsReading;
  /** To the trash. */
  deleteList(input: z.infer<typeof listDeletionSchema>): ListsReading;
  /** Writes those of the starter set that are not there. */
  addStarterLists(input: null): ListsReading;
  /** The collections as they are on disk now. Error: `library-unreadable`. */
  collections(input: null): CollectionsReading;
  /**
   * Each of these answers with the collections as they are then. Errors: `collection-name-taken`,
   * `collection-not-found`, `collection-full`, `disk-full`, `library-read-only`: nothing was changed.
   */
  makeCollection(input: { readonly name: string; readonly frames: readonly FrameId[] }): {
    readonly reading: CollectionsReading;
    readonly collection: CollectionId;
  };
  renameCollection(input: { readonly collection: CollectionId; readonly name: string }): CollectionsReading;
  /** To the trash, and back. */
  deleteCollection(input: { readonly collection: CollectionId }): CollectionsReading;
  restoreCollection(input: { readonly collection: CollectionId }): CollectionsReading;
  /** `placed`: those that were not in it yet, and where they came in. */
  collect(input: CollectedFrames): EditedCollection;
  /** `placed`: those that were in it, and where they lay. */
  uncollect(input: CollectedFrames): EditedCollection;
  /** Takes `uncollect` back. */
  recollect(input: {
    readonly collection: CollectionId;
    readonly placed: readonly PlacedFrame[];
  }): CollectionsReading;
  /** Takes frames to before another, or last (null). `placed`: where they lay. */
  moveCollected(input: CollectedFrames & { readonly before: FrameId | null }): EditedCollection;
  /** Takes a move back. `placed`: where they lay meanwhile. */
  placeCollected(input: {
    readonly collection: CollectionId;
    readonly placed: readonly PlacedFrame[];
  }): EditedCollection;
  /** Numbers of its frames that are in the library, in the user's order. Error: `collection-not-found`. */
  collectionOrder(input: { readonly collection: CollectionId }): Uint32Array<ArrayBuffer>;
  /**
   * What a picture from elsewhere shows and tells; needs no open library and keeps nothing.
   * Errors: `picture-not-image`, `picture-too-large`.
   */
  readPicture(input: { readonly bytes: Uint8Array }): PictureReading;
  /** Ends what is in flight and closes the index; the process may then be ended. */
  close(input: null): null;
}
interface CollectedFrames {
  readonly collection: CollectionId;
  readonly frames: readonly FrameId[];
}

interface EditedCollection {
  readonly reading: CollectionsReading;
  readonly placed: readonly PlacedFrame[];
}

export type LibraryMethod = keyof LibraryMethods;

/** Told without being asked. */
export interface LibraryNews {
  /** The index was rebuilt or found to lack frames: numbers and counts are to be asked for again. */
  readonly reset: { readonly frames: number; readonly unreadable: number };
  /** Records were marked by another machine, later than here. */
  readonly marked: readonly Marking[];
  /** Marks cannot be written into the records now; they are kept, and tried again. */
  readonly marksRefused: ErrorInfo;
  /** The lists were changed from outside the app. */
  readonly lists: null;
  /** The collections were changed from outside the app. */
  readonly collections: null;
  /** A frame is on its way into the library, and its picture can be shown already. */
  readonly pictured: { readonly sha256: string };
}
export type LibraryNewsMessage = {
  readonly [News in keyof LibraryNews]: { readonly news: News; readonly payload: LibraryNews[News] };
}[keyof LibraryNews];

export type LibraryCall = { readonly id: number; readonly method: LibraryMethod; readonly input: unknown };
export type LibraryReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorInfo }
  | LibraryNewsMessage;
