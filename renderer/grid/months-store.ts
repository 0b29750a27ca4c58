/** In which months the frames that are shown were made, as long as they stand in the order of time. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import type { Months } from '../../shared/frame/facets.ts';
import type { FrameQuery } from '../../shared/frame/frame-query.ts';
import type { Bridge } from '../bridge.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { newestOnly } from '../frames/newest-only.ts';
import { isStacked, wholeLibrary } from '../../shared/frame/frame-query.ts';

export interface MonthsState {
  /** As the frames stand; empty where they do not stand by time. */
  readonly months: Months;
}
export type MonthsStore = StoreApi<MonthsState>;

/** Fewer frames are looked over at a glance. */
const fewest = 200;

export function createMonthsStore(options: {
  readonly bridge: Pick<Bridge, 'request'>;
  readonly frames: FramesStore;
  readonly onFailure: (error: AppError) => void;
}): MonthsStore {
  const { bridge, frames, onFailure } = options;
  const store = createStore<MonthsState>(() => ({ months: [] }));
  const read = newestOnly(async () => {
    const { source, order } = frames.getState();
    const query = source ?? wholeLibrary;
    const direction = timeDirection(query);
    if (direction === null || order.length < fewest) {
      if (store.getState().months.length > 0) store.setState({ months: [] });
      return;
    }
    const { collection, search } = query;
    const months = await bridge.request('frames.months', { collection, search });
    store.setState({ months: direction === 'falling' ? months : months.toReversed() });
  }, onFailure);
  frames.subscribe(({ order }, before) => {
    if (order !== before.order) read();
  });
  return store;
}

/** Null: frames do not stand by time. */
function timeDirection(query: FrameQuery): 'falling' | 'rising' | null {
  const { collection, sort, group } = query;
  // Which frames of a month stand in closed stacks is not known here.
  if (isStacked(query)) return null;
  if (group === 'batch' || group === 'prompt') return null;
  if (sort === 'newest' || (sort === 'own' && collection === null)) return 'falling';
  return sort === 'oldest' ? 'rising' : null;
}
