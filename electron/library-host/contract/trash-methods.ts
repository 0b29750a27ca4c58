/** What is in the library's trash and in its quarantine. */
import type { FrameId } from '../../../shared/ids.ts';
import type { Quarantined, TrashReading } from '../../../shared/trash/trash.ts';
import type { KeepFrame } from './frame-methods.ts';

export interface TrashMethods {
  /** Deleted last first, `trashedAtOnce` of them after the first `from`. Error: `library-unreadable`. */
  trashed(input: { readonly from: number }): TrashReading;
  /**
   * Brings every deleted frame into one folder, for the system's trash to take as a whole. Null: there is none.
   * Errors: `library-read-only`, `disk-full`.
   */
  gatherTrash(input: null): { readonly folder: string; readonly frames: number } | null;
  /** It was not taken: all go back to where they were. */
  putTrashBack(input: null): null;
  /** Newest first. Error: `library-unreadable`. */
  quarantined(input: null): Quarantined[];
  /** Makes a download of it again, for `keep`; the quarantine still has it. Errors: `frame-not-found`, `disk-full`, `library-read-only`. */
  downloadAgain(input: { readonly frame: FrameId }): KeepFrame;
  /** It is in the library now. */
  leaveQuarantine(input: { readonly frame: FrameId }): null;
  /** Where its bytes lie. Error: `frame-not-found`. */
  quarantinedFile(input: { readonly frame: FrameId }): { readonly path: string };
}
