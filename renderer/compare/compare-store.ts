/** The two frames under comparison. They are what is selected, so that the inspector tells what differs. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FramesStore } from '../frames/frames-store.ts';
import { indexOfNumber } from '../frames/order.ts';
import type { Pair } from './pair.ts';
import { pairOf, stepped } from './pair.ts';

interface CompareState {
  readonly pair: Pair | null;
  readonly shown: (pair: Pair) => void;
  /** The right frame alone goes, and the one after it takes its place. `trash` acts on what is selected, at once. */
  readonly rightTrashed: (trash: () => void) => void;
  /** Follows the selection until the answer is called. */
  readonly opened: () => () => void;
}
export type CompareStore = StoreApi<CompareState>;

export function createCompareStore(frames: FramesStore): CompareStore {
  return createStore<CompareState>((set, get) => {
    /** The selection that this store made itself, and need not follow. */
    let own = frames.getState().selection;
    let isTrashing = false;

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
      rightTrashed(trash) {
        const { pair } = get();
        if (!pair) return;
        const { order } = frames.getState();
        const next = [stepped(order, pair, 1), stepped(order, pair, -1)].find(
          ({ right }) => right !== pair.right,
        );
        isTrashing = true;
        own = { active: pair.right, anchor: pair.right, selected: new Set([pair.right]) };
        frames.getState().selectionMade(own);
        trash();
        isTrashing = false;
        if (next) get().shown(next);
        else follow();
      },
      opened() {
        follow();
        return frames.subscribe(({ order, selection }) => {
          if (isTrashing) return;
          const { pair } = get();
          const isWhole =
            pair !== null && indexOfNumber(order, pair.left) >= 0 && indexOfNumber(order, pair.right) >= 0;
          if (selection !== own || (!isWhole && order.length > 1)) follow();
        });
      },
    };
  });
}
