/** Libraries as the window knows them: those opened last, by ids that main made up. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { LibraryEntryId, RecentLibrary } from '../../shared/libraries/recent.ts';
import type { Bridge } from '../bridge.ts';

export interface LibraryState {
  /** Null until main has answered. */
  readonly recent: readonly RecentLibrary[] | null;
  /** Reads the list and follows it; returns a function that stops following. */
  readonly opened: () => () => void;
  /** The list is about to be looked at: folders may have come or gone. */
  readonly lookedAgain: () => void;
  readonly recentChosen: (library: LibraryEntryId) => Promise<void>;
  readonly recentForgotten: (library: LibraryEntryId) => Promise<void>;
  /** Main asks for a folder. */
  readonly folderAsked: () => Promise<void>;
  readonly newFolderAsked: () => Promise<void>;
}
export type LibraryStore = StoreApi<LibraryState>;

/** `onFailure` is told of every request that failed. */
export function createLibraryStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  onFailure: (error: AppError) => void,
): LibraryStore {
  return createStore<LibraryState>((set, get) => {
    async function told(request: Promise<unknown>): Promise<void> {
      await request.catch((thrown: unknown) => onFailure(toAppError(thrown)));
    }

    async function read(): Promise<void> {
      await told(bridge.request('libraries.recent').then((recent) => set({ recent })));
    }

    return {
      recent: null,
      opened() {
        const stops = [
          bridge.on('libraries.changed', ({ recent }) => set({ recent })),
          bridge.on('libraries.chosen', ({ library }) => void get().recentChosen(library)),
        ];
        void read();
        return () => stops.forEach((stop) => stop());
      },
      lookedAgain: () => void read(),
      recentChosen: (library) => told(bridge.request('libraries.open', { library })),
      recentForgotten: (library) => told(bridge.request('libraries.forget', { library })),
      folderAsked: () => told(bridge.request('library.choose-folder')),
      newFolderAsked: () => told(bridge.request('library.make')),
    };
  });
}
