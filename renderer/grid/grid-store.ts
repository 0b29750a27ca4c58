/** The grid's place as a store: it follows the frames, the window's size and the scroll box. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import type { CollectionId } from '../../shared/ids.ts';
import type { Source } from '../frames/source.ts';
import { isByHand } from '../frames/source.ts';
import type { GridSpace } from './geometry.ts';
import { placeAtOffset } from './geometry.ts';
import type { GridPlace, ShapeOf } from './grid-place.ts';
import {
  placeRearranged,
  placeResized,
  placeReshaped,
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
  /** Rows are justified by these shapes, or cells are square (null). */
  shaped(shapeOf: ShapeOf | null): void;
  scrolled(scrollTop: number): void;
  scrollRested(): void;
  /** To another part of the content, CSS pixels from its upper edge. */
  jumped(offset: number): void;
}
export type GridStore = StoreApi<GridState>;

export function createGridStore(frames: FramesStore): GridStore {
  return createStore<GridState>((set, get) => {
    const change = (next: (place: GridPlace) => GridPlace): void => {
      const place = next(get().place);
      if (place !== get().place) set({ place });
    };
    let { source } = frames.getState();
    /** Where the photographer was in what is not shown now, and which frame was active there. */
    const left = new Map<
      CollectionId | null,
      { readonly place: GridPlace; readonly active: number | null }
    >();

    function returned(place: GridPlace, to: Source, before: FramesState): ReturnType<typeof left.get> {
      left.set(collectionOf(source), { place, active: before.selection.active });
      source = to;
      return left.get(collectionOf(to));
    }

    const follow = (now: FramesState, before: FramesState): void =>
      change((place) => {
        const { order, groups, selection } = now;
        const isOther = collectionOf(now.source) !== collectionOf(source);
        const back = isOther ? returned(place, now.source, before) : undefined;
        const start = isOther
          ? placeReshaped(placeResized(back?.place ?? startPlace, place.space, null), place.shapeOf, null)
          : place;
        const { active } = selection;
        const isRearranged = !isOther && isByHand(now.source) && order.length === place.order.length;
        const next = isRearranged
          ? placeRearranged(start, order, active)
          : placeWithOrder(start, order, groups);
        const known = isOther ? back?.active : before.selection.active;
        return active !== null && active !== known ? placeShowing(next, active) : next;
      });
    return {
      place: startPlace,
      opened() {
        follow(frames.getState(), frames.getState());
        return frames.subscribe(follow);
      },
      resized: (space) => change((place) => placeResized(place, space, frames.getState().selection.active)),
      shaped: (shapeOf) =>
        change((place) => placeReshaped(place, shapeOf, frames.getState().selection.active)),
      scrolled: (scrollTop) =>
        change((place) => (scrollTop === place.scrollTop ? place : placeScrolled(place, scrollTop))),
      scrollRested: () => change(placeRested),
      jumped: (offset) => change((place) => ({ ...place, ...placeAtOffset(place.geometry, offset) })),
    };
  });
}

/** Another question of the same frames stays where the photographer is. */
function collectionOf(source: Source): CollectionId | null {
  return source?.collection ?? null;
}
