/**
 * The two frames under comparison, and which of them keys act on. They are what is selected, so that the inspector
 * tells what differs.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FramesStore } from '../frames/frames-store.ts';
import { indexOfNumber } from '../frames/order.ts';
import { isSameSelection } from '../frames/selection.ts';
import type { Pair, Side } from './pair.ts';
import { pairOf, successors } from './pair.ts';

interface CompareState {
  readonly pair: Pair | null;
  /** Marks and Delete act on this one. */
  readonly active: Side;
  readonly shown: (pair: Pair) => void;
  readonly sideActivated: (side: Side) => void;
  /** The active frame alone goes, and another takes its place. `trash` acts on what is selected, at once. */
  readonly activeTrashed: (trash: () => void) => void;
  /** The view is about to be seen: takes up what is selected. */
  readonly entered: () => void;
  /** Follows the selection until the answer is called. */
  readonly opened: () => () => void;
}
export type CompareStore = StoreApi<CompareState>;

export function createCompareStore(frames: FramesStore): CompareStore {
  return createStore<CompareState>((set, get) => {
    /** The selection that this store made itself, and need not follow. */
    let own = frames.getState().selection;
    let isTrashing = false;
    const selectedPair = (): Pair | null => pairOf(frames.getState().order, frames.getState().selection);

    function follow(): void {
      const [pair, known] = [selectedPair(), get().pair];
      if (pair) get().shown(known && isSamePair(pair, known) ? known : pair);
      else set({ pair });
    }

    return {
      pair: selectedPair(),
      active: 'right',
      shown(pair) {
        const { selection } = frames.getState();
        const active = pair[get().active];
        const wanted = { active, anchor: active, selected: new Set([pair.left, pair.right]) };
        // What is selected already need not be told to all who show it.
        own = isSameSelection(selection, wanted) ? selection : wanted;
        set({ pair });
        if (own !== selection) frames.getState().selectionMade(own);
      },
      sideActivated(side) {
        const { pair, active, shown } = get();
        if (side === active) return;
        set({ active: side });
        if (pair) shown(pair);
      },
      activeTrashed(trash) {
        const { pair, active } = get();
        if (!pair) return;
        const [next] = successors(frames.getState().order, pair, active);
        const gone = pair[active];
        isTrashing = true;
        own = { active: gone, anchor: gone, selected: new Set([gone]) };
        frames.getState().selectionMade(own);
        trash();
        isTrashing = false;
        if (next) get().shown(next);
        else follow();
      },
      entered() {
        const [pair, known] = [selectedPair(), get().pair];
        if (pair && !(known && isSamePair(pair, known))) set({ active: 'right' });
        follow();
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

function isSamePair(one: Pair, other: Pair): boolean {
  return one.left === other.left && one.right === other.right;
}
