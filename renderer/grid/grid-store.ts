/** The grid's place as a store: it follows the frames, the window's size and the scroll box. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import type { GridSpace } from './geometry.ts';
import type { GridPlace } from './grid-place.ts';
import {
  placeResized,
  placeRested,
  placeScrolled,
  placeShowing,
  placeWithOrder,
  startPlace,
} from './grid-place.ts';

export interface GridState {
  readonly place: GridPlace;
  /** Follows the frames; returns a function that stops. */
  opened(): () => void;
  resized(space: GridSpace): void;
  scrolled(scrollTop: number): void;
  scrollRested(): void;
}
export type GridStore = StoreApi<GridState>;

export function createGridStore(frames: FramesStore): GridStore {
  return createStore<GridState>((set, get) => {
    const change = (next: (place: GridPlace) => GridPlace): void => {
      const place = next(get().place);
      if (place !== get().place) set({ place });
    };
    const follow = ({ order, selection }: FramesState, before: Pick<FramesState, 'selection'>): void =>
      change((place) => {
        const next = placeWithOrder(place, order);
        const { active } = selection;
        const isNew = active !== null && active !== before.selection.active;
        return isNew ? placeShowing(next, active) : next;
      });
    return {
      place: startPlace,
      opened() {
        follow(frames.getState(), frames.getState());
        return frames.subscribe(follow);
      },
      resized: (space) => change((place) => placeResized(place, space, frames.getState().selection.active)),
      scrolled: (scrollTop) =>
        change((place) => (scrollTop === place.scrollTop ? place : placeScrolled(place, scrollTop))),
      scrollRested: () => change(placeRested),
    };
  });
}
