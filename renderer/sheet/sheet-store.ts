/**
 * The sheet that is looked at: its jobs and frames, live, and where the photographer is on it.
 *
 * Which frames are active and selected is the frames store's to say, for every view alike; this store adds what that
 * one cannot hold: cells in which no frame is yet. A cell is selected if its frame is, or if it has none and is chosen.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { FrameRow } from '../../shared/frame/record.ts';
import type { BatchId, FrameId, JobId } from '../../shared/ids.ts';
import type { JobView } from '../../shared/job/view.ts';
import type { BatchSheet, SheetSummary } from '../../shared/sheet/sheet.ts';
import type { Bridge } from '../bridge.ts';
import type { FramesState, FramesStore } from '../frames/frames-store.ts';
import { markedRows } from '../frames/marked-rows.ts';
import type { SelectionGesture } from '../frames/selection.ts';
import type { Place, SheetCell, SheetModel } from './sheet-model.ts';
import { allCells, cellAt, emptyModel, sheetModel } from './sheet-model.ts';
import { numberIn, selectedCells } from './sheet-reading.ts';
import type { SheetMove, SheetSelection } from './sheet-selection.ts';
import { movedPlace, nextPlace, withAll, withCell, withLine, withNone } from './sheet-selection.ts';

export interface SheetState {
  /** `none`: the library has no batch yet. */
  readonly phase: 'none' | 'loading' | 'ready' | 'failed';
  readonly failure: AppError | null;
  /** The newest sheets, to choose from; grows when one looks further back. */
  readonly list: readonly SheetSummary[];
  readonly sheet: BatchSheet | null;
  readonly model: SheetModel;
  /** Frames of this sheet that are in the library. */
  readonly rows: ReadonlyMap<FrameId, FrameRow>;
  /** Frames of this sheet that are not in the library any more. */
  readonly gone: ReadonlySet<FrameId>;
  readonly active: Place | null;
  readonly anchor: Place | null;
  /** Keys of selected cells that have no frame. */
  readonly chosen: ReadonlySet<string>;
  readonly isInFront: boolean;
  /** Its frames are looked at one by one, in the loupe. */
  readonly isWalked: boolean;
  /** The newest batch is worth a look as a sheet, and has not had one. */
  readonly isOffered: boolean;
  /** Follows main; returns a function that stops. The first sheet is read when it is first looked at. */
  opened(): () => void;
  /** The sheet came into sight, or went out of it. */
  shownChanged(isInFront: boolean): void;
  walkChanged(isWalked: boolean): void;
  /** To the next frame in a direction, past cells without one. False: the active frame is not on this sheet. */
  readonly frameWalked: (step: 'left' | 'right' | 'up' | 'down') => boolean;
  /** To the next frame as one reads, at a row's end in the row below; it stays at the last. False: as above. */
  readonly frameAdvanced: () => boolean;
  readonly batchChosen: (batch: BatchId) => void;
  /** The sheet before or after this one in time. */
  neighbourChosen(step: 'older' | 'newer'): Promise<void>;
  cellChosen(place: Place, gesture: SelectionGesture): void;
  lineChosen(line: { readonly row: number } | { readonly column: number }, gesture: SelectionGesture): void;
  allChosen(): void;
  noneChosen(): void;
  moved(move: SheetMove, gesture: SelectionGesture, page: number): void;
  /** Of calls that may be billed twice, only after the user was asked. */
  retryAsked(jobs: readonly JobId[]): Promise<void>;
  cancelAsked(jobs: readonly JobId[]): Promise<void>;
}
export type SheetStore = StoreApi<SheetState>;

/** Sheets listed at a time. */
const listed = 40;

/** `isChecking`: a frame's seed is being checked: the batch that makes it again is not what one looks for here. */
export function createSheetStore(
  bridge: Pick<Bridge, 'request' | 'on'>,
  frames: FramesStore,
  onFailure: (error: AppError) => void,
  isChecking: () => boolean = () => false,
): SheetStore {
  let hasBegun = false;
  let newest: BatchId | null = null;
  let wanted: BatchId | null = null;
  /** Jobs of the wanted sheet by id. */
  let jobs = new Map<JobId, JobView>();
  /** What main told while a sheet was being read: newer than the answer. */
  let news: { jobs: JobView[]; rows: FrameRow[]; removed: FrameId[] } | null = null;

  const store = createStore<SheetState>((set, get) => ({
    ...nothing,
    list: [],
    isInFront: false,
    isWalked: false,
    isOffered: false,
    opened() {
      const stops = [
        bridge.on('queue.changed', (change) => jobsChanged(change.jobs)),
        bridge.on('frames.added', ({ rows }) => framesAdded(rows)),
        bridge.on('frames.marked', ({ markings }) =>
          store.setState(({ rows }) => ({ rows: markedRows(rows, markings) })),
        ),
        bridge.on('frames.removed', (change) => framesRemoved(change.frames)),
        // Another machine has brought frames, taken some away, or marked them.
        bridge.on('frames.changed', () => {
          if (wanted !== null && store.getState().sheet) void open(wanted);
        }),
        bridge.on('frames.reset', () => {
          if (hasBegun) void begin();
        }),
        frames.subscribe(follow),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    shownChanged(isInFront) {
      set(isInFront ? { isInFront, isOffered: false } : { isInFront });
      if (!isInFront) return;
      if (hasBegun) takeOver();
      else void begin();
    },
    walkChanged: (isWalked) => set({ isWalked }),
    frameWalked(step) {
      const { model } = get();
      const from = placeOfActive();
      if (!from) return false;
      const next = nextPlace(model, from, step, (cell) => numberOf(cell) !== null);
      if (next) apply(withCell(model, selectionNow(), next, 'only'));
      return true;
    },
    frameAdvanced() {
      const from = placeOfActive();
      const next = from && nextFrame(from, () => true);
      if (next) apply(withCell(get().model, selectionNow(), next, 'only'));
      return from !== null;
    },
    batchChosen(batch) {
      // Asked for before the sheet was ever looked at: then this one is its beginning, not the newest.
      if (!hasBegun) {
        hasBegun = true;
        void readList(null).then((list) => set({ list }));
      }
      void open(batch);
    },
    async neighbourChosen(step) {
      const { list } = get();
      const at = list.findIndex(({ batch }) => batch === wanted);
      const next = list[at + (step === 'older' ? 1 : -1)];
      if (next) get().batchChosen(next.batch);
      else if (step === 'older' && wanted !== null) {
        const older = await readList(wanted);
        set({
          list: [...list, ...older.filter(({ batch }) => !list.some((known) => known.batch === batch))],
        });
        if (older[0]) get().batchChosen(older[0].batch);
      }
    },
    cellChosen: (place, gesture) => apply(withCell(get().model, selectionNow(), place, gesture)),
    lineChosen: (line, gesture) => apply(withLine(get().model, selectionNow(), line, gesture)),
    allChosen: () => apply(withAll(get().model, selectionNow())),
    noneChosen: () => apply(withNone(selectionNow())),
    moved(move, gesture, page) {
      const { model, active } = get();
      if (model.slots > 0)
        apply(withCell(model, selectionNow(), movedPlace(model, active, move, page), gesture));
    },
    async retryAsked(ids) {
      const { sheet } = get();
      if (sheet) await asked(bridge.request('queue.retry', { jobs: [...ids], batch: sheet.batch }));
    },
    cancelAsked: (ids) => asked(bridge.request('queue.cancel', { jobs: [...ids] })),
  }));

  /** The list, and the newest sheet in it. */
  async function begin(): Promise<void> {
    hasBegun = true;
    store.setState(({ sheet }) => (sheet ? {} : { phase: 'loading' }));
    const list = await readList(null);
    store.setState({ list });
    const [first] = list;
    if (first && (newest === null || first.batch > newest)) newest = first.batch;
    // A library was opened in place of another: what was looked at may not be in it.
    const kept = list.some(({ batch }) => batch === wanted) ? wanted : newest;
    if (kept === null || !first) reset();
    else await open(list.some(({ batch }) => batch === kept) ? kept : first.batch);
  }

  async function readList(before: BatchId | null): Promise<SheetSummary[]> {
    try {
      return await bridge.request('sheet.list', { before, limit: listed });
    } catch (thrown) {
      onFailure(toAppError(thrown));
      return [];
    }
  }

  async function asked(request: Promise<unknown>): Promise<void> {
    try {
      await request;
    } catch (thrown) {
      onFailure(toAppError(thrown));
    }
  }

  function reset(): void {
    newest = null;
    wanted = null;
    jobs = new Map();
    store.setState(nothing);
  }

  /** Reads a sheet. One that is shown already stays in sight until its new state is here. */
  async function open(batch: BatchId): Promise<void> {
    const isSame = wanted === batch && store.getState().sheet !== null;
    wanted = batch;
    news = { jobs: [], rows: [], removed: [] };
    const mine = news;
    if (!isSame) store.setState({ ...nothing, phase: 'loading' });
    try {
      const sheet = await bridge.request('sheet.open', { batch });
      if (news !== mine) return;
      news = null;
      show(sheet, mine);
    } catch (thrown) {
      if (news !== mine) return;
      news = null;
      store.setState({ phase: 'failed', failure: toAppError(thrown) });
    }
  }

  function show(sheet: BatchSheet, told: NonNullable<typeof news>): void {
    jobs = new Map(sheet.jobs.map((job) => [job.id, job]));
    for (const job of told.jobs) jobs.set(job.id, job);
    const removed = new Set(told.removed);
    const rows = new Map([...sheet.frames, ...told.rows].map((row) => [row.id, row]));
    const named = sheet.jobs.flatMap((job) => job.frames);
    store.setState({
      phase: 'ready',
      failure: null,
      sheet,
      model: modelOf(sheet),
      rows: new Map([...rows].filter(([id]) => !removed.has(id))),
      gone: new Set(named.filter((id) => !rows.has(id) || removed.has(id))),
    });
    if (store.getState().isInFront) takeOver();
  }

  function modelOf(sheet: BatchSheet): SheetModel {
    return sheetModel(sheet.variants.length, sheet.columns, jobs.values());
  }

  function jobsChanged(changed: readonly JobView[]): void {
    const latest = changed.reduce<BatchId | null>(
      (best, { batchId }) => (best === null || batchId > best ? batchId : best),
      newest,
    );
    if (latest !== null && latest !== newest) {
      newest = latest;
      const calls = changed.filter(({ batchId }) => batchId === latest).length;
      if (calls > 1 && !store.getState().isInFront) store.setState({ isOffered: true });
      if (hasBegun) {
        void readList(null).then((list) => store.setState({ list }));
        // A sheet that is being walked, or whose frame is checked, is not taken from under the photographer.
        if (!store.getState().isWalked && !isChecking()) void open(latest);
      }
    }
    const own = changed.filter(({ batchId }) => batchId === wanted);
    if (own.length === 0) return;
    if (news) {
      news.jobs.push(...own);
      return;
    }
    const { sheet } = store.getState();
    if (!sheet) return;
    // The sheet has grown.
    if (own.some(({ id }) => !jobs.has(id))) {
      void open(sheet.batch);
      return;
    }
    for (const job of own) jobs.set(job.id, job);
    store.setState({ model: modelOf(sheet) });
    settle();
  }

  function framesAdded(added: readonly FrameRow[]): void {
    const own = added.filter(({ batchId }) => batchId === wanted);
    if (own.length === 0) return;
    if (news) {
      news.rows.push(...own);
      return;
    }
    store.setState(({ rows, gone }) => ({
      rows: new Map([...rows, ...own.map((row) => [row.id, row] as const)]),
      gone: new Set([...gone].filter((id) => !own.some((row) => row.id === id))),
    }));
    settle();
  }

  function framesRemoved(removed: readonly FrameId[]): void {
    if (news) news.removed.push(...removed);
    const { rows, gone } = store.getState();
    const own = removed.filter((id) => rows.has(id));
    if (own.length === 0) return;
    store.setState({
      rows: new Map([...rows].filter(([id]) => !own.includes(id))),
      gone: new Set([...gone, ...own]),
    });
  }

  const numberOf = (cell: SheetCell | null): number | null => numberIn(store.getState(), cell);

  function selectionNow(): SheetSelection {
    const state = store.getState();
    const cells = selectedCells(state, frames.getState().selection.selected);
    return { active: state.active, anchor: state.anchor, selected: new Set(cells.map(({ key }) => key)) };
  }

  function apply({ active, anchor, selected }: SheetSelection): void {
    const { model } = store.getState();
    const cells = allCells(model).filter(({ key }) => selected.has(key));
    const without = cells.filter((cell) => numberOf(cell) === null);
    store.setState({ active, anchor, chosen: new Set(without.map(({ key }) => key)) });
    const no = active && numberOf(cellAt(model, active));
    frames.getState().selectionMade({
      active: no,
      anchor: no,
      selected: new Set(cells.flatMap((cell) => numberOf(cell) ?? [])),
    });
  }

  /** What is in sight is what keys act on: a frame elsewhere in the library must not be deleted from here. */
  function takeOver(): void {
    const { model, active } = store.getState();
    if (model.slots === 0) return;
    const here = placeOfActive();
    if (here) store.setState({ active: here, anchor: here });
    else apply(withCell(model, selectionNow(), active ?? { row: 0, slot: 0 }, 'only'));
  }

  /** Where the active frame lies on this sheet. */
  function placeOfActive(): Place | null {
    const { active } = frames.getState().selection;
    if (active === null) return null;
    const { model } = store.getState();
    const cell = allCells(model).find((each) => numberOf(each) === active);
    return cell ? { row: cell.row, slot: cell.slot } : null;
  }

  /** Frames have come into cells: those that were chosen as cells are selected as frames now. */
  function settle(): void {
    const { isInFront, model, active, chosen } = store.getState();
    if (!isInFront) return;
    const arrived = allCells(model).filter((cell) => chosen.has(cell.key) && numberOf(cell) !== null);
    const isActiveNew =
      active !== null &&
      frames.getState().selection.active === null &&
      numberOf(cellAt(model, active)) !== null;
    if (arrived.length === 0 && !isActiveNew) return;
    const now = selectionNow();
    apply({ ...now, selected: new Set([...now.selected, ...arrived.map(({ key }) => key)]) });
  }

  function follow(now: FramesState, before: FramesState): void {
    if (now.selection.active === before.selection.active) return;
    const { model, active, isInFront, isWalked } = store.getState();
    const old = active && numberOf(cellAt(model, active));
    const isDeleted = old !== null && now.library !== before.library && !now.library.includes(old);
    if (isDeleted && (isInFront || isWalked) && active) {
      // The library's neighbour lies anywhere on the sheet: here the next cell's frame is next.
      const next = nextFrame(active, (no) => now.library.includes(no));
      if (next) apply(withCell(model, selectionNow(), next, 'only'));
      return;
    }
    const here = placeOfActive();
    if (isInFront && !here && before.selection.active === null && now.selection.selected.size === 0) {
      // An order read anew makes its first frame active: not where a cell without a frame is what is looked at.
      apply(selectionNow());
      return;
    }
    if (here && old !== now.selection.active) store.setState({ active: here, anchor: here });
  }

  function nextFrame(from: Place, isThere: (no: number) => boolean): Place | null {
    const cells = allCells(store.getState().model).filter((cell) => {
      const no = numberOf(cell);
      return no !== null && isThere(no);
    });
    const after = cells.find(({ row, slot }) => row > from.row || (row === from.row && slot > from.slot));
    return after ?? cells.at(-1) ?? null;
  }

  return store;
}

const nothing = {
  phase: 'none',
  failure: null,
  sheet: null,
  model: emptyModel,
  rows: new Map<FrameId, FrameRow>(),
  gone: new Set<FrameId>(),
  active: null,
  anchor: null,
  chosen: new Set<string>(),
} as const;
