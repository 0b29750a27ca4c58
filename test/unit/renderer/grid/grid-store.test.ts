/** The grid's place in each source: what was left is found again. */
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { FramesState, FramesStore } from '../../../../renderer/frames/frames-store.ts';
import { emptyView } from '../../../../renderer/frames/source.ts';
import { createGridStore } from '../../../../renderer/grid/grid-store.ts';
import { wholeLibrary } from '../../../../shared/frame/frame-query.ts';
import type { CollectionId } from '../../../../shared/ids.ts';

const album = '0197a000-0000-7000-8000-00000000a1b0' as CollectionId;
const inAlbum = { ...wholeLibrary, collection: album };
const space = { width: 838, height: 500, cellSize: 208 };

const ordered = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => count - i);
const selected = (active: number) => ({ selection: { active, anchor: active, selected: new Set<number>() } });

/** A grid over frames that a test sets. */
function opened(part: Partial<FramesState>) {
  const frames = createStore(() => ({ ...emptyView, ...part })) as unknown as FramesStore;
  const grid = createGridStore(frames);
  grid.getState().opened();
  grid.getState().resized(space);
  return { grid, show: (next: Partial<FramesState>): void => frames.setState(next) };
}

it('keeps the place in the library while a collection is shown, and the other way round', () => {
  const { grid, show } = opened({ order: ordered(400), ...selected(400) });
  grid.getState().scrolled(6_000);

  show({ source: inAlbum, order: ordered(90), ...selected(90) });
  expect(grid.getState().place.offset).toBe(0);
  grid.getState().scrolled(1_500);

  // The active frame lies above what is in sight: the place is the photographer's all the same.
  show({ source: null, order: ordered(400), ...selected(400) });
  expect(grid.getState().place.offset).toBe(6_000);
  show({ source: inAlbum, order: ordered(90), ...selected(90) });
  expect(grid.getState().place.offset).toBe(1_500);

  // Another frame became active meanwhile: it is to be seen.
  show({ source: null, order: ordered(400), ...selected(399) });
  expect(grid.getState().place.offset).toBe(0);
  // A smaller window in between.
  grid.getState().resized({ ...space, width: 420 });
  show({ source: inAlbum, order: ordered(90), ...selected(90) });
  expect(grid.getState().place.space.width).toBe(420);
});

it('stays where it is while frames are put in order (catches a view that runs after the frame it began with)', () => {
  const order = ordered(90);
  const { grid, show } = opened({ source: inAlbum, order, ...selected(90) });
  grid.getState().scrolled(1_500);
  const { offset, geometry } = grid.getState().place;
  const first = order[Math.ceil(offset / geometry.pitch) * geometry.columns];
  if (first === undefined) throw new Error('No such frame');
  const rest = [...order].filter((no) => no !== first);
  show({ order: Uint32Array.from([...rest, first]) });
  expect(grid.getState().place.offset).toBe(1_500);
});

it('goes on with the frame that is moved out of sight', () => {
  const order = ordered(90);
  const { grid, show } = opened({ source: inAlbum, order, ...selected(90) });
  show({ order: Uint32Array.from([...order.slice(1), 90]) });
  const { place } = grid.getState();
  expect(place.offset).toBe(place.geometry.contentHeight - space.height);
});
