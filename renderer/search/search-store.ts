/** What is typed into the search field, and what the filter bar says of it. The frames store asks; this keeps to the newest. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import type { Facets } from '../../shared/frame/facets.ts';
import { editTyped } from '../../shared/frame/filter/edit-filter.ts';
import type { Filter } from '../../shared/frame/filter/filter.ts';
import { parseFilter } from '../../shared/frame/filter/parse-filter.ts';
import type { FilterFault } from '../../shared/frame/filter/parse-filter.ts';
import type { Bridge } from '../bridge.ts';
import type { FramesStore } from '../frames/frames-store.ts';
import { newestOnly } from '../frames/newest-only.ts';
import { askedIn } from '../frames/source.ts';

export interface SearchState {
  readonly typed: string;
  readonly filter: Filter;
  readonly faults: readonly FilterFault[];
  /** What each choice would leave; null until it is known. */
  readonly facets: Facets | null;
  readonly isBarOpen: boolean;
  /** Those in use, the most used first, as they were when the field was entered last. */
  readonly keywords: readonly string[];
  readonly fieldEntered: () => void;
  readonly typedChanged: (typed: string) => void;
  /** A search that is answered already, as that of a smart collection. */
  readonly typedTaken: (typed: string) => void;
  /** A choice of the bar: it changes what is typed. */
  readonly filterChanged: (edit: (filter: Filter) => Filter) => void;
  readonly barToggled: () => void;
}
export type SearchStore = StoreApi<SearchState>;

export function createSearchStore(options: {
  readonly bridge: Pick<Bridge, 'request' | 'on'>;
  readonly frames: FramesStore;
  /** What is typed has been answered with so many frames. */
  readonly onFound: (frames: number) => void;
  readonly onFailure: (error: AppError) => void;
}): SearchStore {
  const { bridge, frames, onFound, onFailure } = options;

  const ask = newestOnly(async () => {
    const { typed } = store.getState();
    await frames.getState().sourceChosen({ ...askedIn(frames.getState()), search: typed });
    if (typed.trim() !== '') onFound(frames.getState().order.length);
  }, onFailure);

  const count = newestOnly(async () => {
    const { collection, search } = askedIn(frames.getState());
    const facets = await bridge.request('frames.facets', { collection, search });
    store.setState({ facets });
  }, onFailure);

  const readKeywords = newestOnly(async () => {
    store.setState({ keywords: await bridge.request('frames.keywords') });
  }, onFailure);

  const changed = (): void => {
    if (store.getState().isBarOpen) count();
  };

  const store = createStore<SearchState>((set, get) => ({
    typed: '',
    ...parseFilter(''),
    facets: null,
    isBarOpen: false,
    keywords: [],
    fieldEntered: () => readKeywords(),
    typedChanged: (typed) => {
      if (typed === get().typed) return;
      set({ typed, ...parseFilter(typed) });
      ask();
    },
    typedTaken: (typed) => set({ typed, ...parseFilter(typed) }),
    filterChanged: (edit) => get().typedChanged(editTyped(get().typed, edit)),
    barToggled: () => {
      set(({ isBarOpen }) => ({ isBarOpen: !isBarOpen }));
      changed();
    },
  }));

  frames.subscribe(({ chosen }, before) => {
    if (chosen?.query !== before.chosen?.query) changed();
    // The collection that was searched is no more: the library is searched instead.
    const isLost = chosen === null && (before.chosen?.query.collection ?? null) !== null;
    if (isLost && store.getState().typed.trim() !== '') ask();
  });
  for (const event of ['frames.added', 'frames.removed', 'frames.marked', 'frames.reset'] as const)
    bridge.on(event, changed);
  bridge.on('collections.changed', changed);
  return store;
}
