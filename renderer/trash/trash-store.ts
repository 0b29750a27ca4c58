/** The trash as it is looked at: what main read of it, what is chosen, and what is being done. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { Quarantined, TrashReading } from '../../shared/trash/trash.ts';
import type { Bridge } from '../bridge.ts';

export const places = ['deleted', 'quarantine'] as const;
export type Place = (typeof places)[number];

export interface TrashState {
  readonly place: Place;
  /** Null until main has answered. */
  readonly trash: TrashReading | null;
  readonly quarantine: readonly Quarantined[] | null;
  readonly selected: ReadonlySet<FrameId>;
  /** Something is on its way: a second press would do it twice. */
  readonly isBusy: boolean;
  /** Reads it, and again when frames have been deleted; returns a function that stops that. */
  readonly opened: () => () => void;
  readonly placeChosen: (place: Place) => void;
  readonly frameToggled: (frame: FrameId) => void;
  readonly moreAsked: () => Promise<void>;
  /** Answers with how many came back: those given, or all there are. */
  readonly restoreAsked: (frames: readonly FrameId[] | 'all') => Promise<number>;
  /** Answers with how many left. */
  readonly emptyAsked: () => Promise<number>;
  /** Answers whether it was a picture. */
  readonly retryAsked: (frame: FrameId) => Promise<boolean>;
  readonly revealAsked: (frame: FrameId) => Promise<void>;
}
export type TrashStore = StoreApi<TrashState>;

export function createTrashStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  onFailure: (error: AppError) => void,
): TrashStore {
  return createStore<TrashState>((set, get) => {
    async function read(): Promise<void> {
      const [trash, quarantine] = await Promise.all([
        bridge.request('trash.read', { from: 0 }),
        bridge.request('quarantine.read'),
      ]);
      const there = new Set(trash.frames.map(({ id }) => id));
      set({ trash, quarantine, selected: new Set([...get().selected].filter((id) => there.has(id))) });
    }

    function readAgain(): void {
      read().catch((thrown: unknown) => onFailure(toAppError(thrown)));
    }

    /** One act at a time; whatever came of it, what is there afterwards is read. `otherwise`: it failed, and was told. */
    async function act<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
      if (get().isBusy) return otherwise;
      set({ isBusy: true });
      try {
        return await work();
      } catch (thrown) {
        onFailure(toAppError(thrown));
        return otherwise;
      } finally {
        await read().catch((thrown: unknown) => onFailure(toAppError(thrown)));
        set({ isBusy: false });
      }
    }

    async function restore(frames: readonly FrameId[]): Promise<number> {
      if (frames.length === 0) return 0;
      return (await bridge.request('frames.restore', { frames: [...frames] })).length;
    }

    /** Page by page, until nothing comes back any more: frames without a readable record stay. */
    async function restoreAll(): Promise<number> {
      let restored = 0;
      let stuck = 0;
      for (;;) {
        const { frames } = await bridge.request('trash.read', { from: stuck });
        const able = frames.filter(({ known }) => known !== null).map(({ id }) => id);
        stuck += frames.length - able.length;
        if (frames.length === 0) return restored;
        restored += await restore(able);
      }
    }

    return {
      place: 'deleted',
      trash: null,
      quarantine: null,
      selected: new Set(),
      isBusy: false,
      opened() {
        set({ selected: new Set() });
        readAgain();
        // A deletion shows in the grid before its files have moved.
        return bridge.on('frames.removed', readAgain);
      },
      placeChosen: (place) => set({ place }),
      frameToggled: (frame) =>
        set(({ selected }) => {
          const next = new Set(selected);
          if (!next.delete(frame)) next.add(frame);
          return { selected: next };
        }),
      moreAsked: async () => {
        const { trash } = get();
        if (!trash) return;
        try {
          const next = await bridge.request('trash.read', { from: trash.frames.length });
          set({ trash: { total: next.total, frames: [...trash.frames, ...next.frames] } });
        } catch (thrown) {
          onFailure(toAppError(thrown));
        }
      },
      restoreAsked: (frames) => act(() => (frames === 'all' ? restoreAll() : restore(frames)), 0),
      emptyAsked: () => act(async () => (await bridge.request('trash.empty')).frames, 0),
      retryAsked: (frame) =>
        act(async () => {
          await bridge.request('quarantine.retry', { frame });
          return true;
        }, false),
      revealAsked: async (frame) => {
        await bridge
          .request('quarantine.reveal', { frame })
          .catch((thrown: unknown) => onFailure(toAppError(thrown)));
      },
    };
  });
}
