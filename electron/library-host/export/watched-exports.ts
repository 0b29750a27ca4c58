/**
 * Watched exports: what becomes a pick in a collection goes to a folder by itself, each frame once. A look asks for the picks
 * and exports those that are new; whatever may have changed them asks for a look.
 */
import { isDeepStrictEqual } from 'node:util';
import { realpath } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { AppError, toAppError } from '../../../shared/errors.ts';
import type { Credit } from '../../../shared/export/credit.ts';
import { mostExported } from '../../../shared/export/run.ts';
import { watchedPreset } from '../../../shared/export/watched.ts';
import type { WatchedExport } from '../../../shared/export/watched.ts';
import type { CollectionId, FrameId } from '../../../shared/ids.ts';
import type { WatchMethods } from '../contract/export-methods.ts';
import { folderLabel } from '../../files/folder-label.ts';
import { checkDestination } from './destination.ts';
import { readTemplate } from './read-template.ts';
import type { EndedRun } from './run-export.ts';
import { readWatches, writeWatch } from './watch-file.ts';
import type { WatchFile } from './watch-file.ts';
import type { WatchedRun, WatchedRuns } from './watched-runs.ts';

export interface WatchedExports {
  readonly methods: {
    readonly [Method in keyof WatchMethods]: (
      input: Parameters<WatchMethods[Method]>[0],
    ) => Promise<ReturnType<WatchMethods[Method]>>;
  };
  /** Picks may have changed: looks, a little later, so that a slip of the finger can be taken back. */
  readonly changed: () => void;
  /** Keeps what became of a run's frames. Rejects where it cannot be kept. */
  readonly ended: (watch: string, run: EndedRun) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WatchedExportsTools {
  /** The library's folder. */
  readonly root: string;
  readonly libraryId: string;
  /** Where journals of exports lie; null: nothing outlasts the app. */
  readonly journals: string | null;
  readonly runs: WatchedRuns;
  /** In the collection's order; none where it is not in the library (now). */
  readonly picksOf: (collection: CollectionId) => Promise<readonly FrameId[]>;
  readonly onChange: (watches: readonly WatchedExport[]) => void;
  readonly onProblem: (problem: AppError) => void;
  /** Ms between a change and the look for it. */
  readonly rest?: number;
  /** Ms between two looks at a folder that could not be exported to. */
  readonly patience?: number;
}

const defaultRest = 2_000;
const defaultPatience = 30_000;
/** A look is put off by so many rests at most. */
const restsAtMost = 5;

export function createWatchedExports(tools: WatchedExportsTools): WatchedExports {
  const { root, libraryId, journals, runs, picksOf, onChange } = tools;
  const { rest = defaultRest, patience = defaultPatience } = tools;
  const onProblem = (thrown: unknown): void => tools.onProblem(toAppError(thrown));
  const watches = new Map<CollectionId, WatchFile>();
  /** Why a collection's frames cannot be exported now. */
  const problems = new Map<CollectionId, AppError>();
  let loading: Promise<void> | null = null;
  let saving: Promise<unknown> = Promise.resolve();
  /** Null: whoever is named in the files is not known yet, and nothing is exported. */
  let who: { readonly credit: Credit; readonly appVersion: string } | null = null;
  /** The next look: for a change, and for what could not be exported. */
  let [soon, again]: [NodeJS.Timeout | null, NodeJS.Timeout | null] = [null, null];
  /** When the first of the changes came that the next look is for; ms of a clock of its own. */
  let putOffSince = 0;
  let looking: Promise<void> | null = null;
  let mustLookAgain = false;
  let isClosed = false;

  const load = (): Promise<void> => (loading ??= read());
  const read = async (): Promise<void> => {
    if (journals === null) return;
    for (const [id, watch] of await readWatches(journals, libraryId, onProblem)) watches.set(id, watch);
  };

  /** One after the other: two at once would share a temporary file. */
  const save = async (watch: WatchFile): Promise<void> => {
    watches.set(watch.collection, watch);
    if (journals === null) return;
    const mine = saving.then(() => writeWatch(journals, watch));
    saving = mine.catch(() => undefined);
    await mine;
  };

  const view = async (): Promise<WatchedExport[]> => {
    const all = [...watches.values()].map(async (watch): Promise<WatchedExport> => {
      const own = await runs.of(watch.id);
      const stopped = own.find(({ view }) => view.state === 'stopped')?.view.error ?? null;
      return {
        collection: watch.collection,
        preset: watch.presetId,
        presetName: watch.presetName,
        destination: folderLabel(watch.destination),
        isOn: watch.isOn,
        exported: new Set([...watch.exported, ...own.flatMap(({ written }) => written)]).size,
        error: watch.isOn ? (problems.get(watch.collection)?.toInfo() ?? stopped) : null,
      };
    });
    return await Promise.all(all);
  };
  const tell = async (): Promise<void> => {
    if (!isClosed) onChange(await view());
  };

  /** Whoever marks one frame after the other puts the look off, but not for ever. */
  const lookSoon = (): void => {
    if (isClosed || who === null) return;
    if (soon && performance.now() - putOffSince > restsAtMost * rest) return;
    if (soon) clearTimeout(soon);
    else putOffSince = performance.now();
    soon = setTimeout(() => void look(), rest).unref();
  };

  const look = (): Promise<void> => {
    if (soon) clearTimeout(soon);
    if (again) clearTimeout(again);
    soon = again = null;
    mustLookAgain = true;
    return (looking ??= lookNow()
      .catch(onProblem)
      .finally(() => (looking = null)));
  };

  const lookNow = async (): Promise<void> => {
    while (mustLookAgain && !isClosed) {
      mustLookAgain = false;
      let isHeldUp = false;
      for (const watch of watches.values()) if (watch.isOn && !(await lookAt(watch))) isHeldUp = true;
      await tell();
      if (isHeldUp) again = setTimeout(() => void look(), patience).unref();
    }
  };

  /** False: it is to be tried again by itself. */
  const lookAt = async (watch: WatchFile): Promise<boolean> => {
    const own = await runs.of(watch.id);
    const unended = own.filter(({ view }) => view.state !== 'done');
    await Promise.all(unended.map((run) => run.goOn()));
    // What came since waits for its end, which asks for a look.
    if (unended.length > 0) return unended.every(({ view }) => view.state !== 'stopped');
    try {
      const fresh = await freshPicks(watch, own);
      if (fresh.length > 0 && who !== null)
        await runs.begin({
          ...who,
          watch: watch.id,
          from: watch.exported.length + watch.letGo.length,
          frames: fresh.slice(0, mostExported),
          preset: watch.preset,
          presetName: watch.presetName,
          destination: watch.destination,
        });
      problems.delete(watch.collection);
      return true;
    } catch (thrown) {
      problems.set(watch.collection, toAppError(thrown));
      return false;
    }
  };

  const freshPicks = async (watch: WatchFile, own: readonly WatchedRun[]): Promise<readonly FrameId[]> => {
    const picks = await picksOf(watch.collection);
    const known = new Set([...watch.exported, ...watch.letGo, ...own.flatMap(({ frames }) => frames)]);
    return picks.filter((frame) => !known.has(frame));
  };

  const of = (collection: CollectionId): WatchFile => {
    const watch = watches.get(collection);
    if (!watch) throw new AppError('collection-not-found', 'Not watched', { data: { collection } });
    return watch;
  };

  return {
    methods: {
      beginWatching: async (input) => {
        who = input;
        await load();
        lookSoon();
        return null;
      },
      watchedExports: async () => {
        await load();
        return await view();
      },
      watchExport: async ({ collection, preset: presetId, presetName, settings, destination }) => {
        await load();
        const preset = watchedPreset(settings);
        readTemplate(preset);
        const before = watches.get(collection);
        const folder = destination ?? before?.destination;
        if (folder === undefined) throw new AppError('export-no-destination', 'No folder was chosen yet');
        const real = await checkDestination(folder, await realpath(root));
        const isSame = before?.destination === real && isDeepStrictEqual(before.preset, preset);
        await save({
          version: 1,
          id: isSame ? before.id : uuidv7(),
          libraryId,
          collection,
          presetId,
          presetName,
          preset,
          destination: real,
          isOn: true,
          exported: isSame ? before.exported : [],
          letGo: [],
        });
        problems.delete(collection);
        await look();
        return await view();
      },
      unwatchExport: async ({ collection }) => {
        await load();
        await save({ ...of(collection), isOn: false });
        problems.delete(collection);
        return await view();
      },
      watchDestination: async ({ collection }) => {
        await load();
        return { folder: of(collection).destination };
      },
    },
    changed: () => {
      if ([...watches.values()].some(({ isOn }) => isOn)) lookSoon();
    },
    ended: async (id, { written, left, isCanceled }) => {
      const watch = [...watches.values()].find((one) => one.id === id);
      // It goes to another folder by now: what went to the one before does not count.
      if (!watch) return;
      await save({
        ...watch,
        isOn: watch.isOn && !isCanceled,
        exported: [...new Set([...watch.exported, ...written])],
        letGo: isCanceled ? watch.letGo : [...new Set([...watch.letGo, ...left])],
      });
      if (who !== null) void look();
    },
    close: async () => {
      isClosed = true;
      await looking;
      if (soon) clearTimeout(soon);
      if (again) clearTimeout(again);
      await saving;
    },
  };
}
