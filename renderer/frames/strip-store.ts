/** The strips of the batches that are looked at, kept as frames come. What leaves the library is known by its order. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';
import type { Strip } from './strip.ts';
import { withPlaces } from './strip.ts';

export interface StripState {
  /** Those looked at last, the oldest first. */
  readonly strips: ReadonlyMap<BatchId, Strip>;
  /** Reads a batch's strip where it is not at hand. Throws an AppError. */
  stripWanted(batch: BatchId): Promise<Strip>;
}
export type StripStore = StoreApi<StripState>;

/** A strip takes a few hundred bytes a frame: as many as someone goes to and fro between. */
const mostStrips = 16;

export function createStripStore(bridge: Pick<Bridge, 'request' | 'on'>): StripStore {
  /** Strips under way, with the frames that came meanwhile. */
  const readings = new Map<BatchId, { readonly strip: Promise<Strip>; news: readonly FrameRow[] }>();

  const store = createStore<StripState>((_set, get) => ({
    strips: new Map(),
    async stripWanted(batch) {
      return get().strips.get(batch) ?? (await (readings.get(batch)?.strip ?? read(batch)));
    },
  }));

  function read(batch: BatchId): Promise<Strip> {
    const reading = { strip: answered(), news: [] as readonly FrameRow[] };
    readings.set(batch, reading);
    return reading.strip;

    async function answered(): Promise<Strip> {
      try {
        const places = await bridge.request('frames.places', { batch });
        const strip = withPlaces(places, reading.news);
        // Another library may have been opened: its numbers are others.
        if (readings.get(batch) === reading) kept(batch, strip);
        return strip;
      } finally {
        if (readings.get(batch) === reading) readings.delete(batch);
      }
    }
  }

  function kept(batch: BatchId, strip: Strip): void {
    const strips = new Map(store.getState().strips);
    strips.delete(batch);
    strips.set(batch, strip);
    for (const oldest of strips.keys()) {
      if (strips.size <= mostStrips) break;
      strips.delete(oldest);
    }
    store.setState({ strips });
  }

  bridge.on('frames.added', ({ rows }) => {
    const strips = new Map(store.getState().strips);
    for (const batch of new Set(rows.map(({ batchId }) => batchId))) {
      const own = rows.filter(({ batchId }) => batchId === batch);
      const strip = strips.get(batch);
      const reading = readings.get(batch);
      if (strip) strips.set(batch, withPlaces(strip, own));
      if (reading) reading.news = [...reading.news, ...own];
    }
    store.setState({ strips });
  });
  for (const event of ['frames.reset', 'frames.changed'] as const)
    bridge.on(event, () => {
      readings.clear();
      store.setState({ strips: new Map() });
    });
  return store;
}
