/** The filmstrip's place as a store: it follows the frames, its width and the wheel. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import type { Strip } from './strip.ts';
import { startStrip, stripResized, stripScrolled, stripShowing, stripWithOrder } from './strip.ts';

export interface StripState {
  readonly strip: Strip;
  /** Follows the frames; returns a function that stops. */
  opened(): () => void;
  resized(width: number): void;
  scrolled(by: number): void;
}
export type StripStore = StoreApi<StripState>;

export function createStripStore(frames: FramesStore): StripStore {
  return createStore<StripState>((set, get) => {
    const showActive = (strip: Strip): Strip => {
      const { active } = frames.getState().selection;
      return active === null ? strip : stripShowing(strip, active);
    };
    const follow = ({ order, selection }: FramesState, before: FramesState): void => {
      const strip = stripWithOrder(get().strip, order);
      const isNew = selection.active !== before.selection.active;
      const next = isNew ? showActive(strip) : strip;
      if (next !== get().strip) set({ strip: next });
    };
    return {
      strip: startStrip,
      opened() {
        set({ strip: showActive(stripWithOrder(get().strip, frames.getState().order)) });
        return frames.subscribe(follow);
      },
      resized(width) {
        const isFirst = get().strip.width === 0;
        const strip = stripResized(get().strip, width);
        set({ strip: isFirst ? showActive(strip) : strip });
      },
      scrolled: (by) => set(({ strip }) => ({ strip: stripScrolled(strip, by) })),
    };
  });
}
