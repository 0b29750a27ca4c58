/** Watched exports as the photographer sees them: which collections send their picks where, and the dialog on one of them. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import type { PresetId } from '../../shared/export/preset.ts';
import type { WatchedExport } from '../../shared/export/watched.ts';
import type { CollectionId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';

interface WatchedCollection {
  readonly id: CollectionId;
  readonly name: string;
}

export interface WatchState {
  readonly watches: readonly WatchedExport[];
  /** What the dialog is about; null: it is closed. */
  readonly asked: WatchedCollection | null;
  /** A label of the folder that was chosen in the dialog, and is not in force yet. */
  readonly folder: string | null;
  /** Why it could not be switched on. */
  readonly refused: AppError | null;
  readonly opened: () => void;
  readonly dialogAsked: (collection: WatchedCollection) => void;
  readonly dialogClosed: () => void;
  readonly folderAsked: () => Promise<void>;
  /** Whether it is on. */
  readonly switchedOn: (preset: PresetId) => Promise<boolean>;
  readonly switchedOff: () => Promise<void>;
  readonly revealed: () => Promise<void>;
}
export type WatchStore = StoreApi<WatchState>;

export function createWatchStore(options: {
  readonly bridge: Pick<Bridge, 'request' | 'on'>;
  readonly onFailure: (error: AppError) => void;
}): WatchStore {
  const { bridge, onFailure } = options;
  return createStore<WatchState>((set, get) => {
    async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
      try {
        return await act();
      } catch (thrown) {
        onFailure(toAppError(thrown));
        return null;
      }
    }

    async function read(): Promise<void> {
      try {
        set({ watches: await bridge.request('export.watches') });
      } catch (thrown) {
        const error = toAppError(thrown);
        // A library that cannot be opened says so in its own place.
        if (error.code !== 'library-unreadable') onFailure(error);
      }
    }

    /** Does something with the collection that the dialog is about. */
    async function withAsked<T>(act: (collection: CollectionId) => Promise<T>): Promise<T | null> {
      const { asked } = get();
      return asked && (await attempt(() => act(asked.id)));
    }

    return {
      watches: [],
      asked: null,
      folder: null,
      refused: null,
      opened() {
        bridge.on('export.watches-changed', ({ watches }) => set({ watches }));
        // Another library has others.
        bridge.on('library.changed', ({ state }) => {
          if (state === 'ready') void read();
          else set({ watches: [], asked: null });
        });
        void read();
      },
      dialogAsked: (asked) => set({ asked, folder: null, refused: null }),
      dialogClosed: () => set({ asked: null }),
      async folderAsked() {
        const folder = await withAsked((collection) =>
          bridge.request('export.choose-watched-folder', { collection }),
        );
        if (folder !== null) set({ folder, refused: null });
      },
      async switchedOn(preset) {
        const { asked } = get();
        if (!asked) return false;
        try {
          set({ watches: await bridge.request('export.watch', { collection: asked.id, preset }) });
          set({ folder: null, refused: null });
          return true;
        } catch (thrown) {
          set({ refused: toAppError(thrown) });
          return false;
        }
      },
      async switchedOff() {
        const watches = await withAsked((collection) => bridge.request('export.unwatch', { collection }));
        if (watches) set({ watches });
      },
      async revealed() {
        await withAsked((collection) => bridge.request('export.reveal-watched', { collection }));
      },
    };
  });
}

export function watchOf(
  { watches }: Pick<WatchState, 'watches'>,
  collection: CollectionId,
): WatchedExport | null {
  return watches.find((each) => each.collection === collection) ?? null;
}

/** Watches that cannot export any more, and could before. */
export function newlyHeldUp(
  before: readonly WatchedExport[],
  after: readonly WatchedExport[],
): readonly WatchedExport[] {
  const past = new Map(before.map(({ collection, error }) => [collection, error]));
  return after.filter(({ collection, error }) => error !== null && (past.get(collection) ?? null) === null);
}
