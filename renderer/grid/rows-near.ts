/** Asks for the rows around what is in sight as soon as the place is another: before it is drawn, which takes longer than the answer. */
import { useEffect } from 'react';
import type { FramesStore } from '../frames/frames-store.ts';
import type { Order } from '../frames/order.ts';
import { framesWithin } from './grid-place.ts';
import type { GridState, GridStore } from './grid-store.ts';

/** Rows of the grid above and below what is in sight, so that scrolling meets no blank cell. */
const fetchedRows = 12;

export function useRowsNear(frames: FramesStore, grid: GridStore): void {
  useEffect(() => {
    let asked: { readonly order: Order; readonly first: number; readonly end: number } | null = null;
    const look = ({ place }: GridState): void => {
      const { order } = place;
      const { first, end } = framesWithin(place, fetchedRows);
      if (asked?.order === order && asked.first === first && asked.end === end) return;
      asked = { order, first, end };
      const seen = framesWithin(place, 0);
      frames
        .getState()
        .rowsWanted('grid', [
          ...order.subarray(seen.first, seen.end),
          ...order.subarray(first, seen.first),
          ...order.subarray(seen.end, end),
        ]);
    };
    look(grid.getState());
    return grid.subscribe(look);
  }, [frames, grid]);
}
