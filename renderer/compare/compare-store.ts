/** The two frames under comparison. They are what is selected, so that the inspector tells what differs. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FramesStore } from '../frames/frames-store.ts';
import { indexOfNumber } from '../frames/order.ts';
import type { Pair } from './pair.ts';
import { pairOf } from './pair.ts';

interface CompareState {
  readonly pair: Pair | null;
  readonly shown: (pair: Pair) => void;
  /** Follows the selection until the answer is called. */
  readonly opened: () => () => void;
}
export type CompareStore = StoreApi<CompareState>;

export function createCompareStore(frames: FramesStore): CompareStore {
  return createStore<CompareState>((set, get) => {
    /** The selection that this store made itself, and need not follow. */
    let own = frames.getState().selection;

    function follow(): void {
      const { order, selection } = frames.getState();
      const pair = pairOf(order, selection);
      if (pair) get().shown(pair);
      else set({ pair });
    }

    return {
      pair: null,
      shown(pair) {
        const { left, right } = pair;
        own = { active: right, anchor: right, selected: new Set([left, right]) };
        set({ pair });
        frames.getState().selectionMade(own);
      },
      opened() {
        follow();
        return frames.subscribe(({ order, selection }) => {
          const { pair } = get();
          const isWhole =
            pair !== null && indexOfNumber(order, pair.left) >= 0 && indexOfNumber(order, pair.right) >= 0;
          if (selection !== own || (!isWhole && order.length > 1)) follow();
        });
      },
    };
  });
}
