/** The collections as the window knows them: names and counts. What they hold is asked for when it is shown. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { CollectionsReading } from '../../shared/collections/collection.ts';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import type { Bridge } from '../bridge.ts';

export interface CollectionsState {
  /** Null until they were read once. */
  readonly reading: CollectionsReading | null;
  /** Reads them and follows their changes; returns a function that stops following. */
  readonly opened: () => () => void;
  /** Reads them again: they are about to be shown, and their counts follow trash and marks. */
  readonly lookedAgain: () => void;
  /** They are in sight, or are so no longer: until then their counts follow every frame that comes, goes or is marked. */
  readonly watched: (isWatched: boolean) => void;
}
export type CollectionsStore = StoreApi<CollectionsState>;

export function createCollectionsStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  onFailure: (error: AppError) => void,
): CollectionsStore {
  return createStore<CollectionsState>((set) => {
    /** One question at a time; what changes meanwhile is asked for when it is back. */
    let isAsking = false;
    let isStale = false;
    let isWatched = false;
    /** Counts what was told: an answer that was asked for before may be older. */
    let told = 0;

    async function read(): Promise<void> {
      isStale = true;
      if (isAsking) return;
      isAsking = true;
      try {
        while (isStale) {
          isStale = false;
          const before = told;
          const reading = await bridge.request('collections.read');
          if (told === before) set({ reading });
        }
      } catch (thrown) {
        const error = toAppError(thrown);
        // A library that cannot be opened says so in its own place.
        if (error.code !== 'library-unreadable') onFailure(error);
      } finally {
        isAsking = false;
      }
    }

    return {
      reading: null,
      opened() {
        void read();
        const stops = [
          bridge.on('collections.changed', ({ reading }) => {
            told += 1;
            set({ reading });
          }),
          bridge.on('frames.reset', () => void read()),
          ...(['frames.added', 'frames.removed', 'frames.marked'] as const).map((event) =>
            bridge.on(event, () => void (isWatched && read())),
          ),
        ];
        return () => {
          for (const stop of stops) stop();
        };
      },
      lookedAgain: () => void read(),
      watched: (isInSight) => {
        isWatched = isInSight;
        if (isInSight) void read();
      },
    };
  });
}
