/** What main may ask of the library host (contract/). Both ends are ours; the bytes the host reads are not. */
import type { ErrorInfo } from '../../shared/errors.ts';
import type { ExportRun } from '../../shared/export/run.ts';
import type { WatchedExport } from '../../shared/export/watched.ts';
import type { Marking } from '../../shared/frame/marking.ts';
import type { IndexingState } from '../../shared/indexing.ts';
import type { PictureReading } from '../../shared/metadata/picture.ts';
import type { CollectionMethods } from './contract/collection-methods.ts';
import type { ExportMethods, WatchMethods } from './contract/export-methods.ts';
import type { FrameMethods } from './contract/frame-methods.ts';
import type { HandoutMethods } from './contract/handout-methods.ts';
import type { IndexingMethods } from './contract/indexing-methods.ts';
import type { ImportMethods } from './contract/import-methods.ts';
import type { ListMethods } from './contract/list-methods.ts';
import type { ReportMethods } from './contract/report-methods.ts';
import type { TrashMethods } from './contract/trash-methods.ts';
import type { RequestMethods } from './contract/request-methods.ts';

export interface OpenedLibrary {
  readonly libraryId: string;
  readonly frames: number;
  readonly unreadable: number;
}

/** What the host itself answers, whether a library is open or not. */
interface HostMethods {
  /**
   * Makes the folder a library if it is none. `exports`: where journals of exports lie; without it none are kept.
   * Errors: `library-unreadable`, `-read-only`, `-newer-format`, `disk-full`.
   */
  open(input: { readonly folder: string; readonly exports?: string }): OpenedLibrary;
  /**
   * What a picture from elsewhere shows and tells; needs no open library and keeps nothing.
   * Errors: `picture-not-image`, `picture-too-large`.
   */
  readPicture(input: { readonly bytes: Uint8Array }): PictureReading;
  /** Ends what is in flight and closes the index; the process may then be ended. */
  close(input: null): null;
}

/** What an open library answers. */
export interface OpenLibraryMethods
  extends
    FrameMethods,
    RequestMethods,
    ListMethods,
    CollectionMethods,
    HandoutMethods,
    ImportMethods,
    ReportMethods,
    ExportMethods,
    WatchMethods,
    TrashMethods,
    IndexingMethods {}
export interface LibraryMethods extends HostMethods, OpenLibraryMethods {}
export type LibraryMethod = keyof LibraryMethods;

/** Told without being asked. */
export interface LibraryNews {
  /** The index was rebuilt or found to lack frames: numbers and counts are to be asked for again. */
  readonly reset: { readonly frames: number; readonly unreadable: number };
  /** Frames came, went or changed without this app; numbers still mean what they did. */
  readonly changed: { readonly frames: number; readonly unreadable: number };
  /** How far the index is that is made anew, or has much to catch up with. */
  readonly indexing: IndexingState;
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
  /** A run of an export has got on, or changed its state. */
  readonly exporting: ExportRun;
  /** A watched export was switched on or off, has exported something, or cannot. */
  readonly watching: readonly WatchedExport[];
}

/** Who wants to hear which news. */
export type NewsListeners = {
  readonly [News in keyof LibraryNews]?: (payload: LibraryNews[News]) => void;
};
export type LibraryNewsMessage = {
  readonly [News in keyof LibraryNews]: { readonly news: News; readonly payload: LibraryNews[News] };
}[keyof LibraryNews];

export type LibraryCall = { readonly id: number; readonly method: LibraryMethod; readonly input: unknown };
export type LibraryReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorInfo }
  | LibraryNewsMessage;
