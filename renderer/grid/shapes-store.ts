/** How wide frames are for their height, as far as justified rows need to know: of the whole library, in one answer. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { Bridge } from '../bridge.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { newestOnly } from '../frames/newest-only.ts';
import type { ShapeOf } from './grid-place.ts';
import { squareShape } from './rows.ts';

export interface ShapesState {
  /** Another function once more is known. Until then frames that were never looked at count as squares; those that come first are known. */
  readonly shapeOf: ShapeOf;
  /** Rows are justified: the shapes are read, if they are not at hand. */
  wanted(): void;
}
export type ShapesStore = StoreApi<ShapesState>;

export function createShapesStore(options: {
  readonly bridge: Pick<Bridge, 'request' | 'on'>;
  readonly frames: FramesStore;
  readonly onFailure: (error: AppError) => void;
}): ShapesStore {
  const { bridge, frames, onFailure } = options;
  /** By number; 0 where it is not known. */
  let known = new Uint16Array(0);
  let isWanted = false;

  const shapeOf = (): ShapeOf => (no) => {
    const shape = known[no] ?? 0;
    return shape > 0 ? shape : shapeOfRow(frames.getState().rows.get(no));
  };

  const read = newestOnly(async () => {
    known = new Uint16Array(await bridge.request('frames.shapes'));
    store.setState({ shapeOf: shapeOf() });
  }, onFailure);
  const readAgain = (): void => {
    if (isWanted) read();
  };

  const store = createStore<ShapesState>(() => ({
    shapeOf: shapeOf(),
    wanted() {
      if (!isWanted) read();
      isWanted = true;
    },
  }));

  bridge.on('frames.added', ({ rows }) => {
    const length = rows.reduce((most, { no }) => Math.max(most, no + 1), known.length);
    if (length > known.length) {
      const longer = new Uint16Array(length + 1_000);
      longer.set(known);
      known = longer;
    }
    for (const row of rows) known[row.no] = shapeOfRow(row);
  });
  bridge.on('frames.reset', () => {
    known = new Uint16Array(0);
    readAgain();
  });
  bridge.on('frames.changed', readAgain);
  return store;
}

function shapeOfRow(row: Pick<FrameRow, 'width' | 'height'> | undefined): number {
  return row
    ? Math.min(65_535, Math.floor((row.width * squareShape) / Math.max(1, row.height)))
    : squareShape;
}
