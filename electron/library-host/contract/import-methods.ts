/** Pictures from elsewhere. */
import type { FrameRow } from '../../../shared/frame/record.ts';
import type { BatchId } from '../../../shared/ids.ts';

export interface ImportFile {
  /** Absolute; only ever read. */
  readonly path: string;
  /** Of the import: its frames are a batch of their own. */
  readonly batch: BatchId;
  /** Its place in the import, from 0. */
  readonly column: number;
}

export interface ImportMethods {
  /**
   * Copies a picture into the library, verified and decoded as downloads are, with what its file and the files beside it
   * tell. Null: the library has it already, byte for byte. Twice is harmless, also after a crash: the frame's id follows from
   * the picture. Errors: `download-empty`, `-not-image`, `-truncated`, `-undecodable`, `-too-many-pixels`,
   * `picture-too-large`, `picture-unreadable`: nothing of it is in the library; `disk-full`, `library-read-only`.
   */
  importFile(input: ImportFile): FrameRow | null;
}
