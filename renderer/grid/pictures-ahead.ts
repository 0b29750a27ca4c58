/**
 * Thumbnails of the rows that a scroll is about to reach: fetched before their cells are there, so that a fast scroll meets
 * no blank cell. What lies behind is not fetched, and a leap fetches nothing but where it ends.
 */
import { useEffect, useRef } from 'react';
import { imageAtHand } from '../frames/at-hand.ts';
import { thumbnailUrl } from '../frames/frame-name.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import type { GridPlace } from './grid-place.ts';
import { framesWithin } from './grid-place.ts';

/** Rows of the grid: with those on the screen fewer pictures than are kept at hand. */
const rowsAhead = 6;

export function usePicturesAhead(frames: FramesStore, place: GridPlace): void {
  const before = useRef({ first: 0, end: 0 });
  const { order } = place;
  const { first, end } = framesWithin(place, 0);
  const { first: firstAhead, end: endAhead } = framesWithin(place, rowsAhead);

  useEffect(() => {
    const last = before.current;
    before.current = { first, end };
    // After a leap nobody knows where it goes on, and what is in sight has the line to itself.
    if (first >= last.end || end <= last.first || first === last.first) return;
    const ahead = first < last.first ? order.subarray(firstAhead, first) : order.subarray(end, endAhead);
    const { rows } = frames.getState();
    for (const no of ahead) {
      const row = rows.get(no);
      if (row) imageAtHand(thumbnailUrl(row.sha256));
    }
  }, [frames, order, first, end, firstAhead, endAhead]);
}
