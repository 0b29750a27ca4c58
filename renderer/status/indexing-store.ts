/** How far the index of the library is, while it is made anew from the files. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { IndexingState } from '../../shared/indexing.ts';
import { idle } from '../../shared/indexing.ts';
import type { Bridge } from '../bridge.ts';

export interface IndexingStoreState {
  readonly indexing: IndexingState;
  /** Follows it; returns a function that stops following. */
  readonly opened: () => () => void;
  readonly stopped: () => void;
  readonly resumed: () => void;
}
export type IndexingStore = StoreApi<IndexingStoreState>;

export function createIndexingStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  onFailure: (error: AppError) => void,
): IndexingStore {
  return createStore<IndexingStoreState>((set) => {
    const ask = async (route: 'library.stop-indexing' | 'library.resume-indexing'): Promise<void> => {
      try {
        await bridge.request(route);
      } catch (thrown) {
        onFailure(toAppError(thrown));
      }
    };

    return {
      indexing: idle,
      opened() {
        // News are newer than the answer to what was asked before them.
        let isTold = false;
        const stop = bridge.on('library.indexed', (indexing) => {
          isTold = true;
          set({ indexing });
        });
        bridge.request('library.indexing').then(
          (indexing) => !isTold && set({ indexing }),
          () => undefined, // A library that cannot be opened says so in its own place.
        );
        return stop;
      },
      stopped: () => void ask('library.stop-indexing'),
      resumed: () => void ask('library.resume-indexing'),
    };
  });
}
