/**
 * What the window knows of the library: the order of all frames, the rows it looks at, what is selected and
 * what can be taken back. Main owns the truth; this is a projection that follows its events.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { FrameQuery } from '../../shared/frame/frame-query.ts';
import { isWholeLibrary, noGroups } from '../../shared/frame/frame-query.ts';
import type { MarkChange } from '../../shared/frame/marks.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import { noStacks } from '../../shared/frame/stacks.ts';
import type { CollectionId, FrameId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';
import { chunks } from './chunks.ts';
import type { CollectionEdit } from './collection-edits.ts';
import { editsOf, idsPerRequest } from './collection-edits.ts';
import type { Made, Replayed } from './frame-acts.ts';
import { createFrameActs } from './frame-acts.ts';
import { numbersOf, withNeighbourActive, withRestored } from './frame-changes.ts';
import { isInPlace } from './arrange.ts';
import { markedRows } from './marked-rows.ts';
import { createOrderReader } from './order-reader.ts';
import { createRowLoader } from './row-loader.ts';
import { missingRows, rememberRows, rowsPerRequest } from './rows.ts';
import type { Selection, SelectionGesture } from './selection.ts';
import { actedOn, selectAll, selectFrame, selectNone } from './selection.ts';
import { followsMarks, withoutOpenStacks } from './questions.ts';
import type { Source, SourcedView } from './source.ts';
import {
  emptyView,
  isByHand,
  withFramesAdded,
  withFramesRemoved,
  withOrders,
  withSource,
  withStandIn,
} from './source.ts';
import type { Steps } from './undo.ts';
import { noSteps } from './undo.ts';

export interface FramesState extends SourcedView, Steps {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why the order could not be read. */
  readonly failure: AppError | null;
  /** Why rows could not be read, until they can again. */
  readonly rowsFailure: AppError | null;
  /** Numbers that the library no longer knows. */
  readonly absent: ReadonlySet<number>;
  /** Frames that marks and Delete act on instead of what is selected: a view that shows others has named them. */
  readonly target: readonly number[] | null;
  /** A view shows these numbers now (`viewer` names the view): their rows are fetched. */
  rowsWanted(viewer: string, numbers: readonly number[]): void;
  frameChosen(no: number, gesture: SelectionGesture): void;
  neighbourChosen(step: 1 | -1): void;
  /** A view with an order of its own says what is active and selected. */
  selectionMade(selection: Selection): void;
  allChosen(): void;
  noneChosen(): void;
  targetNamed(target: readonly number[] | null): void;
  /**
   * Moves what keys act on (`actedOnIn`) to the library's trash, and answers with how many.
   * They leave the view at once; if the library refuses, the view is read anew and the AppError thrown.
   */
  trashAsked(): Promise<number>;
  /** Marks what keys act on, or these frames, and answers with how many that changed; throws an AppError. */
  markAsked(change: MarkChange, frames?: readonly FrameId[]): Promise<number>;
  /** Adds what keys act on to a collection, and answers with how many were not in it yet; throws an AppError. */
  collectAsked(collection: CollectionId): Promise<number>;
  /** Makes a collection of what keys act on; throws an AppError. */
  collectionAsked(name: string): Promise<Made>;
  /** Makes one without frames. */
  emptyCollectionAsked(name: string): Promise<Made>;
  /** Keeps a search under a name. */
  smartCollectionAsked(name: string, search: string): Promise<void>;
  /** Takes what keys act on out of a collection. */
  uncollectAsked(collection: CollectionId): Promise<number>;
  /** Takes what keys act on to another place of the collection that is shown: before a frame, or last (null). */
  movedBefore(before: number | null): Promise<number>;
  /** Changes a collection in another way, to be taken back like all that is done. */
  collectionEdited(edit: CollectionEdit): Promise<void>;
  /** Takes back what was done last, or does again what was taken back last; null: there is nothing. Throws an AppError. */
  undoAsked(): Promise<Replayed | null>;
  redoAsked(): Promise<Replayed | null>;
  /**
   * Shows what answers a question; throws an AppError, and shows what it showed. `standIns`: where the active frame is not among it,
   * the first of these that is becomes active.
   */
  sourceChosen(query: FrameQuery, standIns?: readonly number[]): Promise<void>;
  /** A view of the whole library is in front, whatever the others show; or is so no longer. */
  libraryInFront(isInFront: boolean): void;
  /** Their ids, in the same order; what has left the library is left out. */
  idsAsked(numbers: readonly number[]): Promise<readonly FrameId[]>;
  /** Reads the order again. */
  reloadAsked(): Promise<void>;
}
export type FramesStore = StoreApi<FramesState>;

type FramesBridge = Pick<Bridge, 'request' | 'on'>;

export function createFramesStore(bridge: FramesBridge): FramesStore {
  /** Counts what was chosen to be shown: only the last answer counts. */
  let choices = 0;
  let isLibraryInFront = false;

  const store = createStore<FramesState>((set, get) => ({
    ...emptyView,
    phase: 'loading',
    failure: null,
    rowsFailure: null,
    absent: new Set(),
    ...noSteps,
    target: null,
    rowsWanted: (viewer, numbers) => loader.wanted(viewer, numbers),
    frameChosen: (no, gesture) =>
      set(({ order, selection }) => ({ selection: selectFrame(order, selection, no, gesture) })),
    neighbourChosen: (step) => set((state) => withNeighbourActive(state, step)),
    selectionMade: (selection) => set({ selection }),
    allChosen: () => set(({ order, selection }) => ({ selection: selectAll(order, selection) })),
    noneChosen: () => set(({ selection }) => ({ selection: selectNone(selection) })),
    targetNamed: (target) => set({ target }),
    trashAsked: async () => {
      const numbers = actedOnIn(get());
      if (numbers.length === 0) return 0;
      const trashing = acts.trash(idsOf(numbers));
      removed(new Set(numbers));
      return await readAgainIfRefused(trashing);
    },
    markAsked: (change, ids) => acts.mark(ids ? Promise.resolve(ids) : idsOf(actedOnIn(get())), change),
    collectAsked: (collection) =>
      acts.edit(idsOf(collectedFrom(get())).then((frames) => editsOf('add', collection, frames))),
    collectionAsked: (name) => acts.make(name, idsOf(collectedFrom(get()))),
    emptyCollectionAsked: (name) => acts.make(name, Promise.resolve([])),
    smartCollectionAsked: (name, search) => acts.makeSmart(name, search),
    uncollectAsked: (collection) =>
      acts.edit(idsOf(actedOnIn(get())).then((frames) => editsOf('remove', collection, frames))),
    movedBefore: async (before) => {
      const { source, order } = get();
      const numbers = actedOnIn(get());
      // More than one request may carry are not moved by hand.
      if (!isByHand(source) || numbers.length === 0 || numbers.length > idsPerRequest) return 0;
      if (isInPlace(order, numbers, before)) return 0;
      const asked = Promise.all([idsOf(numbers), before === null ? [] : idsOf([before])]);
      const moved = await acts.edit(
        asked.then(([frames, [next = null]]) => [
          { kind: 'move', collection: source.collection, frames, before: next },
        ]),
      );
      // Whoever asked looks at where they are now.
      await orders.read();
      return moved;
    },
    collectionEdited: async (edit) => {
      await acts.edit(Promise.resolve([edit]));
    },
    undoAsked: () => acts.undo(),
    redoAsked: () => readAgainIfRefused(acts.redo()),
    sourceChosen,
    libraryInFront: (isInFront) => {
      isLibraryInFront = isInFront;
      set((state) => withSource(state, sourceOf(state), 'followed'));
    },
    idsAsked: (numbers) => idsOf(numbers),
    reloadAsked: () => orders.read(),
  }));

  const acts = createFrameActs({
    bridge,
    steps: () => store.getState(),
    onSteps: ({ undo, redo }) => store.setState({ undo, redo }),
    onRestored: async (rows) => {
      await orders.read();
      store.setState((state) => withRestored(state, rows));
    },
  });

  const orders = createOrderReader({
    bridge,
    chosen: () => store.getState().chosen?.query ?? null,
    onReading: () => store.setState({ phase: 'loading', failure: null }),
    onRead: (library, query, found) =>
      store.setState((state) => {
        const { chosen } = state;
        // Meanwhile another may have been chosen: its order is newer than this question.
        const isSame = chosen?.query === (query ?? undefined);
        const answer = isSame ? found : chosen && { ...chosen, numbers: chosen.order };
        return {
          ...withOrders(state, library.numbers, answer),
          rows: rememberRows(state.rows, [...library.rows, ...(found?.rows ?? [])], loader.allWanted()),
          phase: 'ready',
        };
      }),
    onRefreshed: (query, found) =>
      store.setState((state) =>
        state.chosen?.query === query
          ? {
              ...withOrders(state, state.library, found),
              rows: rememberRows(state.rows, found.rows, loader.allWanted()),
            }
          : state,
      ),
    onFailure: (failure) => store.setState({ phase: 'failed', failure }),
  });

  const loader = createRowLoader({
    fetch: (numbers) => bridge.request('frames.rows', { numbers }),
    missing: (wanted) => missingRows(store.getState().rows, store.getState().absent, wanted),
    onRows: (rows, asked) => {
      const found = new Set(rows.map(({ no }) => no));
      const gone = asked.filter((no) => !found.has(no));
      store.setState((state) => ({
        rows: rememberRows(state.rows, rows, loader.allWanted()),
        absent: gone.length > 0 ? new Set([...state.absent, ...gone]) : state.absent,
        rowsFailure: null,
      }));
    },
    onFailure: (rowsFailure) => store.setState({ rowsFailure }),
  });

  /** Ids are needed even of frames that were never looked at: Ctrl+A reaches those. */
  async function idsOf(numbers: readonly number[]): Promise<FrameId[]> {
    const { rows } = store.getState();
    const unknown = numbers.filter((no) => !rows.has(no));
    const fetched = new Map<number, FrameRow>();
    for (const some of chunks(unknown, rowsPerRequest))
      for (const row of await bridge.request('frames.rows', { numbers: some })) fetched.set(row.no, row);
    return numbers.flatMap((no) => (rows.get(no) ?? fetched.get(no))?.id ?? []);
  }

  /** What left the view before the library had its say comes back. */
  async function readAgainIfRefused<T>(act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (thrown) {
      await orders.read();
      throw toAppError(thrown);
    }
  }

  /** Those that are looked at; the others are asked for when they are. */
  async function readRowsAgain(): Promise<void> {
    const wanted = [...new Set(loader.allWanted())];
    try {
      const rows: FrameRow[] = [];
      for (const some of chunks(wanted, rowsPerRequest))
        rows.push(...(await bridge.request('frames.rows', { numbers: some })));
      store.setState({ rows: rememberRows(new Map(), rows, wanted) });
    } catch (thrown) {
      store.setState({ rowsFailure: toAppError(thrown) });
    }
  }

  function removed(numbers: ReadonlySet<number>): void {
    orders.changed();
    const isTwinGone = [...store.getState().rows.values()].some(({ twin }) => twin && numbers.has(twin.no));
    store.setState((state) => withFramesRemoved(state, numbers));
    if (isTwinGone) void readRowsAgain();
    // What stood behind the top of a stack takes its place.
    if (store.getState().chosen?.stacks.starts.length) void orders.refresh();
  }

  function added(rows: readonly FrameRow[]): void {
    orders.changed();
    const next = withFramesAdded(store.getState(), rows);
    if (next) store.setState(next);
    else void orders.read();
    // What it is the same as is now the same as it.
    if (rows.some(({ twin }) => twin)) void readRowsAgain();
    followed();
  }

  /** What answers the question may be others now. */
  function followed(): void {
    const { chosen } = store.getState();
    if (chosen && !isByHand(chosen.query)) void orders.refresh();
  }

  async function sourceChosen(query: FrameQuery, standIns: readonly number[] = []): Promise<void> {
    const choice = (choices += 1);
    if (isWholeLibrary(query)) {
      store.setState((state) => ({ ...withSource(state, null, wayFrom(state, query)), chosen: null }));
      return;
    }
    const seen = orders.changes();
    const { numbers: order, rows, ...rest } = await bridge.request('frames.order', query);
    if (choice !== choices) return;
    store.setState((state) => {
      const next = { ...state, chosen: { query, order, ...rest } };
      return {
        ...withStandIn(withSource(next, sourceOf(next), wayFrom(state, query)), state, standIns),
        rows: rememberRows(state.rows, rows, loader.allWanted()),
      };
    });
    if (seen !== orders.changes()) await orders.refresh();
  }

  /** Another question of the same frames follows the photographer; another collection is returned to. */
  function wayFrom({ chosen }: SourcedView, query: FrameQuery): 'returned' | 'followed' {
    return (chosen?.query.collection ?? null) === query.collection ? 'followed' : 'returned';
  }

  function sourceOf({ chosen }: SourcedView): Source {
    return isLibraryInFront ? null : (chosen?.query ?? null);
  }

  bridge.on('frames.added', ({ rows }) => added(rows));
  bridge.on('frames.removed', ({ frames }) => {
    const { numbers, unknown } = numbersOf(store.getState().rows, frames);
    removed(numbers);
    if (unknown > 0) void orders.read();
  });
  bridge.on('frames.marked', ({ markings }) => {
    store.setState(({ rows }) => ({ rows: markedRows(rows, markings) }));
    const { chosen } = store.getState();
    if (chosen && followsMarks(chosen.query)) followed();
  });
  bridge.on('frames.reset', () => {
    // Numbers mean nothing any more, and neither does an undo of another library.
    loader.reset();
    store.setState(({ source, chosen }) => ({
      ...emptyView,
      // It may be of this library still.
      source,
      chosen: chosen && {
        query: withoutOpenStacks(chosen.query),
        order: emptyView.order,
        groups: noGroups,
        stacks: noStacks,
      },
      absent: new Set(),
      rowsFailure: null,
      ...noSteps,
    }));
    void orders.read();
  });
  bridge.on('frames.changed', () => {
    store.setState({ absent: new Set() });
    void readRowsAgain();
    void orders.read();
  });
  bridge.on('collections.changed', () => {
    if (store.getState().chosen) void orders.read();
  });
  bridge.on('library.changed', ({ state }) => {
    // Asked for too early, the order could not be had; now it can. A mere count needs no reading.
    if (state === 'ready' && store.getState().phase === 'failed') void orders.read();
  });
  void orders.read();
  return store;
}

/** Frames that keys act on now, `limit` at most. */
export function actedOnIn(
  { target, order, selection }: Pick<FramesState, 'target' | 'order' | 'selection'>,
  limit = Infinity,
): readonly number[] {
  return target ?? actedOn(order, selection, limit);
}

/** The same, as the hand chose them: along the sheet's rows, or one by one. */
function collectedFrom(state: FramesState): readonly number[] {
  const acted = actedOnIn(state);
  if (state.target !== null || acted.length < 2) return acted;
  const there = new Set(acted);
  return [...state.selection.selected].filter((no) => there.has(no));
}
