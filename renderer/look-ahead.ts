/**
 * Puts a view's pictures on their way in the turn in which it is asked for: decoding takes longest, and need not wait
 * until the view is rendered. The view itself then says what it looks at; what was guessed wrong is let go of.
 */
import type { FrameRow } from '../shared/frame/record.ts';
import { pairOf } from './compare/pair.ts';
import type { FramesState, FramesStore } from './frames/frames-store.ts';
import { membersOf, shownOf } from './survey/members.ts';
import type { View } from './view-store.ts';
import type { FullImagesStore } from './viewer/full-images.ts';

interface Stores {
  readonly frames: FramesStore;
  readonly fullImages: FullImagesStore;
}

export function lookAhead(view: View, { frames, fullImages }: Stores): void {
  if (view === 'sheet' || view === 'grid') return;
  const rows = rowsOf(view, frames.getState());
  if (rows.length > 0) fullImages.getState().looked(view, rows);
}

/** The view's frames, as far as their rows are at hand. */
function rowsOf(
  view: Exclude<View, 'sheet' | 'grid'>,
  { order, selection, rows }: FramesState,
): readonly FrameRow[] {
  const numbers = numbersOf(view, { order, selection });
  return numbers.flatMap((no) => rows.get(no) ?? []);
}

function numbersOf(
  view: Exclude<View, 'sheet' | 'grid'>,
  { order, selection }: Pick<FramesState, 'order' | 'selection'>,
): readonly number[] {
  switch (view) {
    case 'loupe':
      return selection.active === null ? [] : [selection.active];
    case 'compare': {
      const pair = pairOf(order, selection);
      return pair ? [pair.left, pair.right] : [];
    }
    case 'survey':
      return shownOf(membersOf(order, selection));
  }
}
