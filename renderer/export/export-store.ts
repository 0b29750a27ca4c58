/**
 * Export as the photographer sees it: presets and what was changed on one of them, the plan of what would be written, and
 * the runs, which live on in the library host whether the dialog is open or not.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import { builtInPresets } from '../../shared/export/built-in-presets.ts';
import type { ExportPreset, NamedPreset, PresetId } from '../../shared/export/preset.ts';
import { mostExported } from '../../shared/export/run.ts';
import type { ExportId, ExportPlan, ExportRun } from '../../shared/export/run.ts';
import { parseTemplate } from '../../shared/export/template.ts';
import type { FrameId } from '../../shared/ids.ts';
import type { PresetsReading } from '../../shared/ipc/routes/export.ts';
import type { Bridge } from '../bridge.ts';
import { withRun, withoutRun } from './runs.ts';

/** Frames whose names are shown as an example. */
const exampleFrames = 3;
/** How long typing must rest before names and the plan are asked for, in ms. */
const exampleRest = 80;
const planRest = 250;

export type Planning =
  | { readonly phase: 'none' }
  /** `last`: what stands there until the next is known. */
  | { readonly phase: 'working'; readonly last: ExportPlan | null }
  | { readonly phase: 'ready'; readonly plan: ExportPlan }
  | { readonly phase: 'failed'; readonly error: AppError };

/** What is to be exported, in its order, and the frames' numbers, by which their pictures are found. */
export interface FramesToExport {
  readonly ids: readonly FrameId[];
  readonly numbers: ReadonlyMap<FrameId, number>;
}

export interface ExportState {
  /** Null until main has told. */
  readonly reading: PresetsReading | null;
  readonly isOpen: boolean;
  readonly toExport: FramesToExport;
  readonly chosen: PresetId;
  /** The chosen preset as it stands in the dialog. */
  readonly draft: ExportPreset;
  readonly example: readonly string[];
  readonly planning: Planning;
  readonly isStarting: boolean;
  /** Newest first. */
  readonly runs: readonly ExportRun[];
  /** The run that the dialog shows instead of what is to be chosen. */
  readonly shown: ExportId | null;

  readonly opened: () => void;
  readonly dialogAsked: (frames: FramesToExport) => void;
  readonly dialogClosed: () => void;
  readonly presetChosen: (id: PresetId) => void;
  readonly edited: (change: Partial<ExportPreset>) => void;
  readonly reverted: () => void;
  readonly saved: () => Promise<void>;
  /** Throws the AppError of a name that is taken. */
  readonly savedAs: (name: string) => Promise<void>;
  readonly renamed: (name: string) => Promise<void>;
  readonly duplicated: () => Promise<void>;
  /** Answers with what was deleted, so that it can be put back. */
  readonly deleted: () => Promise<NamedPreset | null>;
  readonly putBack: (preset: NamedPreset) => Promise<void>;
  /** How many; null: the user closed the dialog. */
  readonly imported: () => Promise<number | null>;
  readonly written: () => Promise<boolean>;
  readonly destinationAsked: () => Promise<void>;
  readonly startAsked: () => Promise<void>;
  /** Exports by the preset used last. Null: that needs the dialog, which is open now. */
  readonly atOnceAsked: (frames: FramesToExport) => Promise<ExportRun | null>;
  readonly runShown: (run: ExportId | null) => void;
  readonly runTold: (
    order: 'export.pause' | 'export.resume' | 'export.cancel' | 'export.retry',
    run: ExportId,
  ) => Promise<void>;
  readonly runDismissed: (run: ExportId) => Promise<void>;
  readonly runRevealed: (run: ExportId) => Promise<void>;
}
export type ExportStore = StoreApi<ExportState>;

const [firstPreset] = builtInPresets;

export function createExportStore(options: {
  readonly bridge: Bridge;
  readonly onFailure: (error: AppError) => void;
}): ExportStore {
  const { bridge, onFailure } = options;
  if (!firstPreset) throw new Error('No built-in preset');
  const first = firstPreset;

  return createStore<ExportState>((set, get) => {
    let exampleTimer: ReturnType<typeof setTimeout> | undefined;
    let planTimer: ReturnType<typeof setTimeout> | undefined;
    /** Counts what was asked for: only the last answer counts. */
    let asked = 0;

    async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
      try {
        return await act();
      } catch (thrown) {
        onFailure(toAppError(thrown));
        return null;
      }
    }

    const presetOf = (id: PresetId): PresetsReading['presets'][number] | undefined =>
      get().reading?.presets.find((each) => each.id === id);

    /** Something that the names or the plan depend on has changed. */
    function changed(): void {
      asked += 1;
      clearTimeout(exampleTimer);
      clearTimeout(planTimer);
      const { isOpen, toExport, planning, draft } = get();
      if (!isOpen || toExport.ids.length === 0) return;
      const last =
        planning.phase === 'ready' ? planning.plan : planning.phase === 'working' ? planning.last : null;
      if (!parseTemplate(draft.naming.template).ok || !destination(get())) {
        set({ planning: { phase: 'none' } });
      } else {
        set({ planning: { phase: 'working', last } });
        planTimer = setTimeout(() => void plan(), planRest);
      }
      exampleTimer = setTimeout(() => void exemplify(), exampleRest);
    }

    async function exemplify(): Promise<void> {
      const { toExport, draft } = get();
      if (!parseTemplate(draft.naming.template).ok) return;
      const own = asked;
      const example = await attempt(() =>
        bridge.request('export.example', { frames: toExport.ids.slice(0, exampleFrames), preset: draft }),
      );
      if (example && own === asked) set({ example });
    }

    async function plan(): Promise<void> {
      const { toExport, chosen, draft } = get();
      const own = asked;
      try {
        const found = await bridge.request('export.plan', {
          frames: [...toExport.ids],
          id: chosen,
          preset: draft,
        });
        if (own === asked) set({ planning: { phase: 'ready', plan: found } });
      } catch (thrown) {
        if (own === asked) set({ planning: { phase: 'failed', error: toAppError(thrown) } });
      }
    }

    function choose(id: PresetId): void {
      const preset = presetOf(id)?.preset;
      if (!preset) return;
      set({ chosen: id, draft: preset });
      changed();
    }

    async function read(): Promise<void> {
      const reading = await attempt(() => bridge.request('export.presets'));
      if (!reading) return;
      told(reading);
      choose(reading.lastUsed);
    }

    /** Those of the library that is open: another one has others. */
    async function readRuns(): Promise<void> {
      try {
        set({ runs: await bridge.request('export.runs') });
      } catch (thrown) {
        const error = toAppError(thrown);
        // A library that cannot be opened says so in its own place.
        if (error.code !== 'library-unreadable') onFailure(error);
      }
    }

    /** The preset in hand may have got another folder, or be gone. */
    function told(reading: PresetsReading): void {
      const before = destination(get());
      set({ reading });
      const { chosen } = get();
      if (!reading.presets.some(({ id }) => id === chosen)) choose(reading.lastUsed);
      else if (destination(get()) !== before) changed();
    }

    /** What follows needs the presets as they are after a change of them. */
    async function refreshed(): Promise<void> {
      told(await bridge.request('export.presets'));
    }

    const follow = (run: ExportRun): void => set(({ runs }) => ({ runs: withRun(runs, run) }));

    async function start(id: ExportId): Promise<ExportRun> {
      const run = await bridge.request('export.start', { plan: id });
      follow(run);
      return run;
    }

    bridge.on('export.progress', ({ run }) => follow(run));
    bridge.on('frames.reset', () => void readRuns());
    bridge.on('export.presets-changed', ({ reading }) => told(reading));

    return {
      reading: null,
      isOpen: false,
      toExport: { ids: [], numbers: new Map() },
      chosen: first.id,
      draft: first.preset,
      example: [],
      planning: { phase: 'none' },
      isStarting: false,
      runs: [],
      shown: null,

      opened() {
        void read();
        void readRuns();
      },
      dialogAsked(frames) {
        set({
          isOpen: true,
          toExport: { ...frames, ids: frames.ids.slice(0, mostExported) },
          shown: null,
          example: [],
        });
        changed();
      },
      dialogClosed() {
        set({ isOpen: false, planning: { phase: 'none' } });
        changed();
      },
      presetChosen: choose,
      edited(change) {
        set(({ draft }) => ({ draft: { ...draft, ...change } }));
        changed();
      },
      reverted: () => choose(get().chosen),
      async saved() {
        const { chosen, draft } = get();
        const name = presetOf(chosen)?.name;
        if (name === undefined) return;
        await bridge.request('export.save-preset', { id: chosen, name, preset: draft });
        await refreshed();
      },
      async savedAs(name) {
        const { id } = await bridge.request('export.save-preset', { name, preset: get().draft });
        await refreshed();
        choose(id);
      },
      async renamed(name) {
        await bridge.request('export.rename-preset', { id: get().chosen, name });
        await refreshed();
      },
      async duplicated() {
        const { id } = await bridge.request('export.duplicate-preset', { id: get().chosen });
        await refreshed();
        choose(id);
      },
      async deleted() {
        const { chosen } = get();
        const gone = presetOf(chosen) ?? null;
        await bridge.request('export.delete-preset', { id: chosen });
        await refreshed();
        return gone;
      },
      async putBack({ name, preset }) {
        const { id } = await bridge.request('export.save-preset', { name, preset });
        await refreshed();
        choose(id);
      },
      async imported() {
        const ids = await bridge.request('export.import-presets');
        if (!ids) return null;
        await refreshed();
        const [newest] = ids;
        if (newest) choose(newest);
        return ids.length;
      },
      written: () => bridge.request('export.write-preset', { id: get().chosen }),
      async destinationAsked() {
        const chosen = await attempt(() => bridge.request('export.choose-destination', { id: get().chosen }));
        if (chosen === null) return;
        await attempt(refreshed);
        // The same folder again may be another one by now: a drive that was put in.
        changed();
      },
      async startAsked() {
        const { planning } = get();
        if (planning.phase !== 'ready' || get().isStarting) return;
        set({ isStarting: true });
        try {
          const run = await start(planning.plan.id);
          set({ shown: run.id });
        } catch (thrown) {
          onFailure(toAppError(thrown));
          changed();
        } finally {
          set({ isStarting: false });
        }
      },
      async atOnceAsked(frames) {
        const last = get().reading?.lastUsed;
        if (last && last !== get().chosen) choose(last);
        const preset = last && presetOf(last);
        if (!preset?.destination) {
          get().dialogAsked(frames);
          return null;
        }
        const found = await attempt(() =>
          bridge.request('export.plan', {
            frames: [...frames.ids],
            id: preset.id,
            preset: preset.preset,
          }),
        );
        // Whatever is to be looked at first is looked at: a key must not replace a file unseen.
        if (!found || found.writes === 0 || found.replaces > 0) {
          get().dialogAsked(frames);
          return null;
        }
        return await attempt(() => start(found.id));
      },
      runShown(shown) {
        set({ shown, isOpen: true });
        if (shown === null) changed();
      },
      async runTold(order, run) {
        const after = await attempt(() => bridge.request(order, { run }));
        if (after) follow(after);
      },
      async runDismissed(run) {
        await attempt(() => bridge.request('export.dismiss', { run }));
        set(({ runs, shown }) => ({ runs: withoutRun(runs, run), shown: shown === run ? null : shown }));
      },
      async runRevealed(run) {
        await attempt(() => bridge.request('export.reveal', { run }));
      },
    };
  });
}

/** A label of the folder that the chosen preset goes to. */
export function destination({ reading, chosen }: Pick<ExportState, 'reading' | 'chosen'>): string | null {
  return reading?.presets.find(({ id }) => id === chosen)?.destination ?? null;
}

/** The chosen preset as it is stored. */
export function stored({ reading, chosen }: Pick<ExportState, 'reading' | 'chosen'>): NamedPreset | null {
  return reading?.presets.find(({ id }) => id === chosen) ?? null;
}
