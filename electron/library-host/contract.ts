/** What main may ask of the library host. Both ends are ours; the bytes the host reads are not. */
import type { ErrorInfo } from '../../shared/errors.ts';
import type { FrameDraft, FrameRecord, FrameRow, ImageType } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';

export interface OpenedLibrary {
  readonly libraryId: string;
  readonly frames: number;
  readonly unreadable: number;
}

export interface KeepFrame {
  /** A finished download in the frame's own folder (`LibraryLayout.download`), synced to disk. */
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
   * Errors: `download-not-image`, `-undecodable`, `-too-many-pixels`, `-truncated`, `disk-full`, `library-read-only`.
   */
  keep(input: KeepFrame): FrameRow;
  order(input: null): Uint32Array;
  rows(input: { readonly numbers: readonly number[] }): FrameRow[];
  record(input: { readonly frame: FrameId }): FrameRecord;
  /** Where the original lies. */
  image(input: { readonly frame: FrameId }): { readonly path: string; readonly type: ImageType };
  /** Makes the thumbnail if it is missing. Widths: 320. */
  thumbnail(input: { readonly sha256: string; readonly width: number }): { readonly path: string };
  trash(input: { readonly frames: readonly FrameId[] }): null;
  restore(input: { readonly frames: readonly FrameId[] }): FrameRow[];
}
export type LibraryMethod = keyof LibraryMethods;

/** Told without being asked. */
export interface LibraryNews {
  /** The index was rebuilt, all numbers are new. */
  readonly reset: { readonly frames: number; readonly unreadable: number };
}

export type LibraryCall = { readonly id: number; readonly method: LibraryMethod; readonly input: unknown };
export type LibraryReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorInfo }
  | { readonly news: keyof LibraryNews; readonly payload: unknown };
