/** The lists as the window knows them: what the prompt is expanded with, completed from, and edited in. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../shared/errors.ts';
import type { AppError } from '../shared/errors.ts';
import { listsOf } from '../shared/lists/list-file.ts';
import type { ListFile, ListsReading } from '../shared/lists/list-file.ts';
import type { Lists } from '../shared/prompt/lists.ts';
import type { Bridge } from './bridge.ts';

export interface VocabularyState {
  /** Null until they were read once. */
  readonly reading: ListsReading | null;
  /** What `__name__` draws from: the same object as long as nothing has changed. */
  readonly lists: Lists;
  /** Reads the lists and follows their changes; returns a function that stops following. */
  readonly opened: () => () => void;
  /** The lists as a change from here has left them. */
  readonly took: (reading: ListsReading) => void;
  /** Someone may have changed them unseen: the window comes back to the front. */
  readonly lookedAgain: () => void;
}
export type VocabularyStore = StoreApi<VocabularyState>;

export function createVocabularyStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  onFailure: (error: AppError) => void,
): VocabularyStore {
  return createStore<VocabularyState>((set, get) => {
    /** One question at a time; what changes meanwhile is asked for when it is back. */
    let isAsking = false;
    let isStale = false;

    async function read(): Promise<void> {
      isStale = true;
      if (isAsking) return;
      isAsking = true;
      try {
        while (isStale) {
          isStale = false;
          became(await bridge.request('lists.read'));
        }
      } catch (thrown) {
        const error = toAppError(thrown);
        // A library that cannot be opened says so in its own place.
        if (error.code !== 'library-unreadable') onFailure(error);
      } finally {
        isAsking = false;
      }
    }

    function became(reading: ListsReading): void {
      const { reading: before, lists } = get();
      set({ reading, lists: isSame(before?.lists, reading.lists) ? lists : listsOf(reading.lists) });
    }

    return {
      reading: null,
      lists: new Map(),
      opened() {
        void read();
        return bridge.on('lists.changed', () => void read());
      },
      took: became,
      lookedAgain: () => void read(),
    };
  });
}

function isSame(before: readonly ListFile[] | undefined, after: readonly ListFile[]): boolean {
  return (
    before?.length === after.length &&
    after.every(({ name, revision }, at) => before[at]?.name === name && before[at].revision === revision)
  );
}
