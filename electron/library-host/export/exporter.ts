/** Exports of an open library: plans are gathered and computed here, kept for a while, and run. */
import { availableParallelism } from 'node:os';
import { realpath } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { fileStem } from '../../../shared/export/file-name.ts';
import { emptyFolder, placeFor } from '../../../shared/export/names-given.ts';
import { freeName, nameFrames, planExport } from '../../../shared/export/plan.ts';
import { exportIdSchema } from '../../../shared/export/run.ts';
import type { ExportId, ExportPlan, ExportRun } from '../../../shared/export/run.ts';
import type { ExportMethods } from '../contract/export-methods.ts';
import type { FrameIndex } from '../index/frame-index.ts';
import type { RequestIndex } from '../index/request-index.ts';
import { findArchive } from './archive.ts';
import { checkDestination, freeBytes, readContent, wantedFolders } from './destination.ts';
import { createExportFrame } from './export-frame.ts';
import type { ExportFrameTools } from './export-frame.ts';
import { createExportSheet } from './export-sheet.ts';
import { createFolderSink } from './folder-sink.ts';
import { gatherFrames, localTime } from './frame-facts.ts';
import { noJournal, noOutcomes, openJournal, readJournals } from './journal.ts';
import type { ExportOrder, Journal, Outcomes } from './journal.ts';
import { readTemplate } from './read-template.ts';
import { createRun } from './run-export.ts';
import type { EndedRun, RunningExport } from './run-export.ts';
import { sweepTemporaries } from './sink.ts';
import { planRows, planSummary, plannedPath } from './told-plan.ts';
import { createWatchedRuns } from './watched-runs.ts';
import type { WatchedRuns } from './watched-runs.ts';
import { createZipSink } from './zip-sink.ts';

type Exports = {
  readonly [Method in keyof ExportMethods]: (
    input: Parameters<ExportMethods[Method]>[0],
  ) => Promise<ReturnType<ExportMethods[Method]>>;
};
export interface Exporter {
  readonly methods: Exports;
  readonly watched: WatchedRuns;
  readonly close: () => Promise<void>;
}
type PlanInput = Parameters<Exports['planExport']>[0];

export interface ExporterTools extends ExportFrameTools {
  readonly index: FrameIndex;
  readonly requests: RequestIndex;
  readonly libraryId: string;
  /** The folder with the fonts of contact sheets. */
  readonly fonts: string;
  /** Where journals lie; null: runs end with the app. */
  readonly journals: string | null;
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly onProgress: (run: ExportRun) => void;
  /** A run of a watched export is about to be forgotten: what became of its frames must be kept first. */
  readonly onWatched: (watch: string, run: EndedRun) => Promise<void>;
  readonly onProblem: (problem: AppError) => void;
}

/** Plans that may still be started. */
const plansKept = 8;
/** Ms between two tellings of one run. */
const tellingsApart = 250;

export function createExporter(tools: ExporterTools): Exporter {
  const { layout, libraryId, journals, now, onProgress } = tools;
  const plans = new Map<ExportId, ExportOrder>();
  const runs = new Map<ExportId, RunningExport>();
  const orders = new Map<ExportId, ExportOrder>();
  const exportFrame = createExportFrame(tools);
  const exportSheet = createExportSheet(tools);
  const onProblem = (thrown: unknown): void => tools.onProblem(toAppError(thrown));
  let earlier: Promise<void> | null = null;

  const makeOrder = async (
    { frames, preset, presetName, destination, credit, appVersion }: PlanInput,
    from = 0,
  ): Promise<{
    readonly order: ExportOrder;
    readonly seen: Pick<ExportPlan, 'unnamed' | 'missing'>;
  }> => {
    const template = readTemplate(preset);
    const library = await realpath(layout.root);
    const real = await checkDestination(destination, library);
    const gathered = await gatherFrames(tools, frames);
    const named = nameFrames(gathered, template, preset, from);
    const isZip = preset.container === 'zip';
    const folders = wantedFolders(isZip ? [] : named.map((frame) => frame.folders));
    const content = await readContent(real, folders, library);
    const planned = planExport(named, preset, isZip ? emptyFolder : content);
    const order: ExportOrder = {
      version: 1,
      id: exportIdSchema.parse(uuidv7()),
      libraryId,
      presetName,
      preset,
      credit,
      appVersion,
      destination: real,
      files: planned.files,
      zip: isZip ? freeName(placeFor([], content), zipStem(presetName, now()), 'zip') : null,
      contactSheet: planned.contactSheet,
      startedAt: now(),
    };
    const missing = new Set(frames).size - gathered.length;
    return { order, seen: { unnamed: planned.unnamed, missing } };
  };

  const plan: Exports['planExport'] = async (input) => {
    const { order, seen } = await makeOrder(input);
    keepPlan(order);
    return { ...planSummary(order), ...seen, freeBytes: await freeBytes(order.destination) };
  };

  const keepPlan = (order: ExportOrder): void => {
    plans.set(order.id, order);
    for (const id of [...plans.keys()].slice(0, -plansKept)) plans.delete(id);
  };

  const orderOf = (id: ExportId): ExportOrder => {
    const order = plans.get(id);
    if (!order) throw new AppError('export-plan-gone', 'No plan of that id');
    return order;
  };

  const begin = (
    order: ExportOrder,
    journal: Journal,
    outcomes = noOutcomes,
    state: 'paused' | 'interrupted' | 'done' = 'paused',
  ): RunningExport => {
    const tell = throttled(() => {
      onProgress(run.view());
      if (order.watch !== undefined && isWell(run.view())) forget(order.id);
    });
    const run = createRun(order, outcomes, state, {
      exportFrame: (file) => exportFrame(file, order),
      openSink: (earlier, onWhole) => {
        const { id, destination, zip } = order;
        return zip === null
          ? createFolderSink({ run: id, destination, library: layout.root })
          : createZipSink({
              run: id,
              destination,
              name: zip,
              at: new Date(order.startedAt),
              earlier,
              onWhole,
            });
      },
      putRest: (written, sink, isOn) => exportSheet(order, written, sink, isOn),
      journal: order.watch === undefined ? journal : rememberedFirst(journal, order.watch, () => run),
      // One is read and one written while as many are encoded as there are cores. Copies wait for the disk most of their time.
      width: availableParallelism() + (order.preset.format.kind === 'original' ? 12 : 2),
      now,
      onChange: tell,
    });
    runs.set(order.id, run);
    orders.set(order.id, order);
    return run;
  };

  /** What a watched export has written is known to it before the journal that says so is gone. */
  const rememberedFirst = (journal: Journal, watch: string, run: () => RunningExport): Journal => ({
    ...journal,
    remove: async () => {
      try {
        await tools.onWatched(watch, run().ended());
      } catch (error) {
        // It is told again when the app is started next: the journal still has it.
        onProblem(error);
        await journal.close();
        return;
      }
      await journal.remove();
    },
  });

  const forget = (id: ExportId): void => {
    runs.delete(id);
    orders.delete(id);
  };

  const start: Exports['startExport'] = async ({ plan: id }) => {
    const running = runs.get(id);
    if (running) return running.view();
    const order = { ...orderOf(id), startedAt: now() };
    const run = begin(order, await journalOf(order, true));
    plans.delete(id);
    run.resume();
    return run.view();
  };

  /** An export without a journal is better than none: it cannot be taken up again, and that is all. */
  const journalOf = async (order: ExportOrder, isNew: boolean): Promise<Journal> => {
    if (journals === null) return noJournal;
    try {
      return await openJournal(journals, order, isNew, onProblem);
    } catch (error) {
      onProblem(error);
      return noJournal;
    }
  };

  /** What earlier sessions of the app could not end; looked up once. */
  const loadEarlier = (): Promise<void> => (earlier ??= load());
  const load = async (): Promise<void> => {
    if (journals === null) return;
    for (const { order, outcomes } of await readJournals(journals, libraryId, onProblem)) {
      if (runs.has(order.id)) continue;
      await sweepTemporaries(order.id, order.destination, order.files);
      const left = order.zip === null ? outcomes : await archiveOutcomes(order, outcomes);
      const run = begin(order, await journalOf(order, false), left, left.ended ? 'done' : 'interrupted');
      // Only its last word was not heard.
      if (order.watch !== undefined && isWell(run.view())) await run.dismiss().then(() => forget(order.id));
    }
  };

  const runOf = async (id: ExportId): Promise<RunningExport> => {
    await loadEarlier();
    const run = runs.get(id);
    if (!run) throw new AppError('export-run-not-found', 'No run of that id');
    return run;
  };

  const acting =
    (act: (run: RunningExport) => void | Promise<void>) =>
    async ({ run: id }: { readonly run: ExportId }): Promise<ExportRun> => {
      const run = await runOf(id);
      await act(run);
      return run.view();
    };

  const methods: Exports = {
    planExport: plan,
    planRows: ({ plan: id, from }) => promised(() => planRows(orderOf(id), from)),
    exampleNames: async ({ frames, preset }) => {
      const named = nameFrames(await gatherFrames(tools, frames), readTemplate(preset), preset);
      return planExport(named, preset).files.map(plannedPath);
    },
    startExport: start,
    pauseExport: acting((run) => run.pause()),
    resumeExport: acting((run) => run.resume()),
    cancelExport: acting((run) => run.cancel()),
    retryExport: acting((run) => run.retry()),
    exportRuns: async () => {
      await loadEarlier();
      return [...runs.values()].map((run) => run.view()).toSorted((a, b) => b.startedAt - a.startedAt);
    },
    dismissExport: async ({ run: id }) => {
      const run = await runOf(id);
      await run.dismiss();
      forget(id);
      return null;
    },
    exportDestination: async ({ run: id }) => {
      await runOf(id);
      return { folder: orders.get(id)?.destination ?? '' };
    },
  };

  return {
    methods,
    watched: createWatchedRuns({
      begin: async ({ watch, from, ...input }) => {
        const order = { ...(await makeOrder(input, from)).order, watch };
        begin(order, await journalOf(order, true)).resume();
      },
      all: async () => {
        await loadEarlier();
        return [...runs].flatMap(([id, run]) => {
          const order = orders.get(id);
          return order ? [{ order, run }] : [];
        });
      },
    }),
    close: async () => {
      await Promise.all([...runs.values()].map((run) => run.close()));
    },
  };
}

/** A ZIP is there with all that was put into it, or nothing of it is. */
async function archiveOutcomes({ destination }: ExportOrder, outcomes: Outcomes): Promise<Outcomes> {
  const { archive, isNaming, ended } = outcomes;
  const isNamed = isNaming && archive !== null && (await findArchive(destination, archive)) !== null;
  return ended || isNamed ? { ...outcomes, ended: true } : { ...outcomes, written: new Map() };
}

function isWell({ state, failed }: ExportRun): boolean {
  return state === 'done' && failed === 0;
}

function zipStem(presetName: string, at: number): string {
  const { date, time } = localTime(at);
  return fileStem(`${presetName} ${date} ${time.slice(0, 4)}`, 'zip') || 'Export';
}

/** Tells at once, and what comes soon after that together. */
function throttled(tell: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  let isOwed = false;
  const ring = (): void => {
    timer = null;
    if (!isOwed) return;
    isOwed = false;
    tell();
    timer = setTimeout(ring, tellingsApart);
  };
  return () => {
    isOwed = true;
    timer ??= setTimeout(ring, 0);
  };
}

/** Work that is done at once, failing as a promise does. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((settle) => settle(work()));
}
