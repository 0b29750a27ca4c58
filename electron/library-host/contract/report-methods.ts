/** What is wrong in the library's folders, and pictures that lost their records. */
import type { FrameRow } from '../../../shared/frame/record.ts';
import type { FrameId } from '../../../shared/ids.ts';
import type { LibraryReport } from '../../../shared/library-report.ts';

export interface ReportMethods {
  /** Lists every day's folder, and reads only records that the index does not have. Error: `library-unreadable`. */
  report(input: null): LibraryReport;
  /**
   * Makes a record from an image's own bytes, where there is none that can be read; a broken one goes to the quarantine's folder.
   * Never by itself: a record may still be on its way from another machine. Answers with those that can be shown now.
   */
  adopt(input: { readonly frames: readonly FrameId[] }): FrameRow[];
}
