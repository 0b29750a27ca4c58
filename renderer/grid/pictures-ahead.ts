/**
 * Thumbnails that are on their way before their cells are there. Of the rows that a scroll is about to reach, so that a fast one meets
 * no blank cell; what lies behind is not fetched, and a leap fetches nothing but where it ends. And of what is in sight as soon as it is
 * known, before anything is drawn: cells above what is in sight would ask first.
 */
import { useEffect, useRef } from 'react';
import { imageAtHand } from '../frames/at-hand.ts';
import { thumbnailUrl } from '../frames/frame-name.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import type { GridPlace } from './grid-place.ts';
import { framesWithin } from './grid-place.ts';
import type { GridStore } from './grid-store.ts';

/** Rows of the grid: with those on the screen fewer pictures than are kept at hand. */
const rowsAhead = 6;

export function usePicturesAhead(frames: FramesStore, grid: GridStore, place: GridPlace): void {
  useEffect(
    () =>
      frames.subscribe(({ rows }, { rows: known }) => {
        if (rows === known) return;
        const { place: now } = grid.getState();
        const { first, end } = framesWithin(now, 0);
        for (const no of now.order.subarray(first, end)) {
          const row = rows.get(no);
          if (row && !known.has(no)) imageAtHand(thumbnailUrl(row.sha256));
        }
      }),
    [frames, grid],
  );

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
