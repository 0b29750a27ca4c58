/** The index, while it is made anew or catches up with the files. */
import type { IndexingState } from '../../../shared/indexing.ts';

export interface IndexingMethods {
  indexing(input: null): IndexingState;
  /** What is indexed stays; the rest is not shown. */
  stopIndexing(input: null): null;
  /** Goes on where it was stopped; answers at once. */
  resumeIndexing(input: null): null;
}
