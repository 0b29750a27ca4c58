/** The grid's place in each source: what was left is found again. */
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { FramesState, FramesStore } from '../../../../renderer/frames/frames-store.ts';
import { emptyView } from '../../../../renderer/frames/source.ts';
import { createGridStore } from '../../../../renderer/grid/grid-store.ts';
import type { CollectionId } from '../../../../shared/ids.ts';

const album = '0197a000-0000-7000-8000-00000000a1b0' as CollectionId;
const space = { width: 838, height: 500, cellSize: 208 };

const ordered = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => count - i);
const selected = (active: number) => ({ selection: { active, anchor: active, selected: new Set<number>() } });

it('keeps the place in the library while a collection is shown, and the other way round', () => {
  const frames = createStore(() => ({
    ...emptyView,
    order: ordered(400),
    ...selected(400),
  })) as unknown as FramesStore;
  const show = (part: Partial<FramesState>): void => frames.setState(part);
  const grid = createGridStore(frames);
  grid.getState().opened();
  grid.getState().resized(space);
  grid.getState().scrolled(6_000);

  show({ source: album, order: ordered(90), ...selected(90) });
  expect(grid.getState().place.offset).toBe(0);
  grid.getState().scrolled(1_500);

  // The active frame lies above what is in sight: the place is the photographer's all the same.
  show({ source: null, order: ordered(400), ...selected(400) });
  expect(grid.getState().place.offset).toBe(6_000);
  show({ source: album, order: ordered(90), ...selected(90) });
  expect(grid.getState().place.offset).toBe(1_500);

  // Another frame became active meanwhile: it is to be seen.
  show({ source: null, order: ordered(400), ...selected(399) });
  expect(grid.getState().place.offset).toBe(0);
  // A smaller window in between.
  grid.getState().resized({ ...space, width: 420 });
  show({ source: album, order: ordered(90), ...selected(90) });
  expect(grid.getState().place.space.width).toBe(420);
});
