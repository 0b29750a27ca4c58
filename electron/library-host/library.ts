/** A library that is open: its methods as plain Node, without messages, so that a test can call them. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Marking } from '../../shared/frame/marking.ts';
import { mergeMarks } from '../../shared/frame/marks.ts';
import type { FrameRecord, FrameRow, ImageType } from '../../shared/frame/record.ts';
import type { FrameId } from '../../shared/ids.ts';
import { fileError } from '../files/atomic-file.ts';
import { libraryLayout } from '../files/library-layout.ts';
import type { OpenedLibrary, OpenLibraryMethods } from './contract.ts';
import type { KeepFrame } from './contract/frame-methods.ts';
import { askFacets, askFrames, askMonths, askPicks } from './ask-frames.ts';
import { isFile, readRecord } from './frame-files.ts';
import { adoptFrame } from './adopt-frame.ts';
import { createExporter } from './export/exporter.ts';
import { createWatchedExports } from './export/watched-exports.ts';
import { createGate } from './gate.ts';
import type { ImportFile } from './contract/import-methods.ts';
import { importFile } from './import/import-file.ts';
import { openIndex } from './index/open-index.ts';
import { keepFrame } from './keep-frame.ts';
import type { KeepTools } from './keep-frame.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { createCollections } from './collections.ts';
import type { LibraryOptions } from './library-options.ts';
import { createLists } from './lists.ts';
import { openMarker } from './library-marker.ts';
import { reportOn } from './library-report.ts';
import { createMarkWriter } from './mark-writer.ts';
import { quarantine } from './quarantine.ts';
import { createImagesWatch } from './images-watch.ts';
import { createIndexing } from './indexing.ts';
import { createRequestHistory } from './request-history.ts';
import { createStaleFiles } from './stale-files.ts';
import { createThumbnails } from './thumbnails.ts';
import { restoreFrame, trashFrame } from './trash-frame.ts';
import { createTrashRoom } from './trash-room.ts';

type SetAside = Parameters<OpenLibraryMethods['setAside']>[0];

export type Library = {
  readonly [Method in keyof OpenLibraryMethods]: (
    input: Parameters<OpenLibraryMethods[Method]>[0],
  ) => Promise<ReturnType<OpenLibraryMethods[Method]>>;
} & {
  readonly opened: OpenedLibrary;
  /** Makes the index agree with the records; meanwhile every method works. To be called once. */
  readonly reconcile: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Ms between two looks at all days' folders for what came from elsewhere. */
const lookEvery = 10_000;
/** Trash moves at a time: each waits for the disk most of its time. */
const movesAtOnce = 8;

/** Errors: `library-unreadable`, `library-read-only`, `library-newer-format`, `disk-full`. */
export async function openLibrary(folder: string, options: LibraryOptions = {}): Promise<Library> {
  const { on = {}, now = Date.now, atStep = () => {}, onProblem = () => {} } = options;
  const layout = libraryLayout(resolve(folder));
  const marker = await openMarker(layout, now());
  const { index, marks, requests, days, fresh } = await openIndex(layout);
  const history = createRequestHistory({ layout, index: requests, onProblem });

  const frames = createKeyedLock();
  const markWriter = createMarkWriter({
    layout,
    marks,
    frames,
    onMarked: (markings) => {
      on.marked?.(markings);
      watched.changed();
    },
    onRefused: (problem) => on.marksRefused?.(problem.toInfo()),
    onProblem,
  });
  const trashRoom = createTrashRoom({ layout, frames, now, onProblem });
  const moves = createGate(movesAtOnce);
  const decoding = createGate(availableParallelism());
  const thumbnails = createThumbnails({
    layout,
    decoding,
    original: (sha256) => {
      const frame = index.frameOfImage(sha256);
      return frame ? layout.image(frame.id, frame.type) : trashRoom.imageOf(sha256);
    },
  });
  const durableFolders = new Set<string>();
  const keeping = {
    layout,
    index,
    thumbnails,
    decoding,
    durableFolders,
    now,
    atStep,
    onPictured: (sha256: string) => on.pictured?.({ sha256 }),
    onProblem,
    refused: 'set-aside' as const,
  };
  /** Of pictures from elsewhere there is an original, and nobody waits at a screen for them. */
  const importing = {
    ...keeping,
    decoding: { run: <T>(work: () => Promise<T>) => decoding.run(work, 'whenever') },
    refused: 'removed' as const,
  };
  const pictures = createKeyedLock();
  const lists = createLists({ layout, now, onChange: () => on.lists?.(null), onProblem });
  const collections = createCollections({
    layout,
    now,
    index,
    onChange: () => {
      on.collections?.(null);
      watched.changed();
    },
    onWritten: () => watched.changed(),
    onProblem,
  });

  const exporter = createExporter({
    layout,
    index,
    requests,
    decoding,
    record: (id) => record(id),
    libraryId: marker.id,
    journals: options.exports ?? null,
    fonts: options.fonts ?? '',
    now,
    onProgress: (run) => {
      on.exporting?.(run);
      if (run.isWatched && run.state !== 'running') watched.changed();
    },
    onWatched: (watch, run) => watched.ended(watch, run),
    onProblem,
  });

  const watched = createWatchedExports({
    root: layout.root,
    libraryId: marker.id,
    journals: options.exports ?? null,
    runs: exporter.watched,
    picksOf: (collection) => tracked(askPicks({ index, collections }, collection)),
    onChange: (watches) => on.watching?.(watches),
    onProblem,
    ...options.watching,
  });

  let reconciled = Promise.resolve();
  const figures = (): { frames: number; unreadable: number } => ({
    frames: index.count(),
    unreadable: index.unreadable(),
  });
  const reset = (): void => {
    on.reset?.(figures());
    watched.changed();
  };
  /** While the index is filled for the first time, whoever shows frames begins anew each time. */
  let isFilling = true;
  const changed = (): void => {
    if (isFilling) {
      reset();
      return;
    }
    on.changed?.(figures());
    watched.changed();
  };
  const indexing = createIndexing(
    { layout, index, days, frames, staleFiles: createStaleFiles({ layout, now, onProblem }), onProblem },
    { history, fresh, onState: (state) => on.indexing?.(state), onChange: changed, onProblem },
  );
  if (fresh) await indexing.begin();
  const pending = new Set<Promise<unknown>>();
  /** Work that must end before the index is closed under it. */
  const tracked = async <T>(work: Promise<T>): Promise<T> => {
    pending.add(work);
    try {
      return await work;
    } finally {
      pending.delete(work);
    }
  };

  const imagesWatch = createImagesWatch({
    images: layout.images,
    index: days,
    // A rebuild that the user has stopped is theirs to go on with.
    look: async () => {
      if (indexing.state().kind !== 'stopped') await tracked(indexing.run());
    },
    isBusy: () => pending.size > 0,
    onProblem,
    every: options.lookEvery ?? lookEvery,
  });

  /** Does for every frame what can be done; then throws the first error, which names its frame. */
  const forEach = async <T>(ids: readonly FrameId[], work: (id: FrameId) => Promise<T>): Promise<T[]> => {
    const outcomes = await Promise.allSettled(
      ids.map((id) => moves.run(() => frames.run(id, () => work(id)))),
    );
    const failed = outcomes.flatMap((outcome, at) =>
      outcome.status === 'rejected' ? [{ id: ids[at] ?? '', error: toAppError(outcome.reason) }] : [],
    );
    const [first] = failed;
    if (first) {
      // The caller learns of no single success: whoever shows frames has to look again.
      if (failed.length < ids.length) reset();
      throw new AppError(first.error.code, first.error.message, {
        data: { ...first.error.data, frame: first.id, failed: failed.length, asked: ids.length },
        cause: first.error,
      });
    }
    return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  };

  const keep = async (input: KeepFrame, tools: KeepTools = keeping): Promise<FrameRow> => {
    const { id } = input.draft;
    if (resolve(input.download) !== layout.download(id))
      throw new AppError('invalid-input', 'A download has to lie in its own frame’s folder');
    return await frames.run(id, async () => {
      // Kept, trashed by the user, and asked for again after a crash: it comes back.
      if (await isFile(layout.trashedRecord(id))) await restoreFrame({ layout, index }, id);
      return await keepFrame(tools, input);
    });
  };

  const keepNow = (input: KeepFrame): Promise<FrameRow> => keepFrame(keeping, input);

  const mark = (markings: readonly Marking[]): Marking[] => {
    const before = marks.mark(markings, now());
    if (before.length === 0) return before;
    markWriter.noted();
    watched.changed();
    return before;
  };

  /** As the file has it, with what it has yet to hear. */
  const record = async (id: FrameId): Promise<FrameRecord> => {
    const known = await readRecord(layout.record(id), id);
    if (!known) throw notFound(id);
    const merged = mergeMarks(known.marks ?? {}, marks.unwrittenOf(id));
    return Object.keys(merged).length > 0 ? { ...known, marks: merged } : known;
  };

  const image = async (id: FrameId): Promise<{ path: string; type: ImageType }> => {
    const known = index.frame(id);
    const path = known && layout.image(known.id, known.type);
    if (!path || !(await isFile(path))) throw notFound(id);
    return { path, type: known.type };
  };

  const pixels = async (
    id: FrameId,
    edge: number | null,
  ): Promise<ReturnType<OpenLibraryMethods['pixels']>> => {
    const { path } = await image(id);
    const bytes = await readFile(path).catch((error: unknown) => {
      throw fileError(error, path, 'reading');
    });
    const { decodeToPixels, readImageHeader } = await import('./image-decoder.ts');
    await readImageHeader(bytes);
    return await decoding.run(() => decodeToPixels(bytes, edge));
  };

  const setAside = async ({ draft, reason: info }: SetAside): Promise<null> => {
    const [path, at] = [layout.download(draft.id), new Date(now()).toISOString()];
    const reason = AppError.fromInfo(info);
    await quarantine(layout, { id: draft.id, path, type: null, reason, at, draft });
    return null;
  };

  /** What lies in the library has to be known, or it would be taken in twice. */
  const takeIn = async (input: ImportFile): Promise<FrameRow | null> => {
    await reconciled;
    const tools = { layout, index, pictures, now, keep: (kept: KeepFrame) => keep(kept, importing) };
    return await importFile(tools, input);
  };

  const runReconcile = async (): Promise<void> => {
    await lists.open();
    // What an earlier run could not write any more.
    markWriter.noted();
    await indexing.run();
    isFilling = false;
    imagesWatch.begin();
  };

  return {
    opened: { libraryId: marker.id, frames: index.count(), unreadable: index.unreadable() },
    reconcile: () => (reconciled = tracked(runReconcile())),
    keep: (input) => tracked(keep(input)),
    importFile: (input) => tracked(takeIn(input)),
    report: () => tracked(reportOn({ layout, index, days })),
    adopt: async ({ frames: ids }) => {
      const adopted = await tracked(forEach(ids, (id) => adoptFrame({ layout, now, keep: keepNow }, id)));
      return adopted.filter((row) => row !== null);
    },
    setAside: (input) => tracked(frames.run(input.draft.id, () => setAside(input))),
    order: (query) => tracked(askFrames({ index, collections }, query)),
    facets: (query) => tracked(askFacets({ index, collections, now }, query)),
    shapes: () => promised(() => index.shapes()),
    months: (query) => tracked(askMonths({ index, collections }, query)),
    rows: ({ numbers }) => promised(() => index.rows(numbers)),
    rowsOf: ({ frames: ids }) => promised(() => index.rowsOf(ids)),
    places: ({ batch }) => promised(() => index.placesOf(batch)),
    record: ({ frame }) => record(frame),
    image: ({ frame }) => image(frame),
    pixels: ({ frame, edge }) => tracked(pixels(frame, edge)),
    thumbnail: async ({ sha256, width }) => ({ path: await tracked(thumbnails.path(sha256, width)) }),
    keywords: () => promised(() => marks.keywords()),
    mark: ({ markings }) => promised(() => mark(markings)),
    trash: async ({ frames: ids }) => {
      await tracked(forEach(ids, (id) => trashFrame({ layout, index }, id)));
      return null;
    },
    restore: async ({ frames: ids }) => {
      const restored = await tracked(forEach(ids, (id) => restoreFrame({ layout, index }, id)));
      watched.changed();
      return restored;
    },
    ...trashRoom.methods,
    indexing: () => promised(() => indexing.state()),
    stopIndexing: () =>
      promised(() => {
        indexing.stop();
        return null;
      }),
    resumeIndexing: () =>
      promised(() => {
        void tracked(indexing.run());
        return null;
      }),
    noteRequest: async ({ batch }) => {
      await tracked(history.note(batch));
      return null;
    },
    requests: (page) => tracked(history.page(page)),
    request: ({ batch }) => tracked(history.entry(batch)),
    family: ({ batch }) => promised(() => history.family(batch)),
    lists: () => tracked(lists.read()),
    writeList: (input) => tracked(lists.write(input)),
    renameList: (input) => tracked(lists.rename(input)),
    deleteList: (input) => tracked(lists.remove(input)),
    addStarterLists: () => tracked(lists.addStarters()),
    collections: () => tracked(collections.read()),
    makeCollection: (input) => tracked(collections.make(input)),
    makeSmartCollection: (input) => tracked(collections.makeSmart(input)),
    changeCollectionSearch: (input) => tracked(collections.changeSearch(input)),
    renameCollection: (input) => tracked(collections.rename(input)),
    deleteCollection: (input) => tracked(collections.remove(input)),
    restoreCollection: (input) => tracked(collections.restore(input)),
    collect: (input) => tracked(collections.addFrames(input)),
    uncollect: (input) => tracked(collections.removeFrames(input)),
    recollect: (input) => tracked(collections.putFramesBack(input)),
    moveCollected: (input) => tracked(collections.moveFrames(input)),
    placeCollected: (input) => tracked(collections.placeFrames(input)),
    ...exporter.methods,
    ...watched.methods,
    close: async () => {
      imagesWatch.close();
      indexing.close();
      lists.close();
      collections.close();
      await watched.close();
      await exporter.close();
      await Promise.allSettled(pending);
      await markWriter.close();
      index.close();
    },
  };
}

/** Work that is done at once, failing as a promise does. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((settle) => settle(work()));
}

function notFound(frame: FrameId): AppError {
  return new AppError('frame-not-found', 'Not in the library', { data: { frame } });
}
