/** Every store of the window, made once, and what one of them tells another. */
import { builtInModels } from '../shared/models/table.ts';
import { defaultSettings } from '../shared/settings/settings.ts';
import type { Bridge } from './bridge.ts';
import type { AppStore } from './app-store.ts';
import { createAppStore } from './app-store.ts';
import type { CollectionsStore } from './collections/collections-store.ts';
import { createCollectionsStore } from './collections/collections-store.ts';
import type { CommandsStore } from './commands.ts';
import { createCommandsStore } from './commands.ts';
import type { CompareStore } from './compare/compare-store.ts';
import { createCompareStore } from './compare/compare-store.ts';
import type { ComposeStore } from './compose/compose-store.ts';
import { createComposeStore } from './compose/compose-store.ts';
import type { DraftStorage } from './compose/draft-storage.ts';
import type { ExportStore } from './export/export-store.ts';
import { createExportStore } from './export/export-store.ts';
import type { WatchStore } from './export/watch-store.ts';
import { createWatchStore } from './export/watch-store.ts';
import type { FramesStore } from './frames/frames-store.ts';
import { createFramesStore } from './frames/frames-store.ts';
import { toAppError } from '../shared/errors.ts';
import { bytesAtHand } from './frames/at-hand.ts';
import { askedIn } from './frames/source.ts';
import { tellOfTwins } from './frames/twin-notices.ts';
import { askForPictures } from './frames/pictures-ahead.ts';
import type { StripStore } from './frames/strip-store.ts';
import { createStripStore } from './frames/strip-store.ts';
import type { MonthsStore } from './grid/months-store.ts';
import type { ShapesStore } from './grid/shapes-store.ts';
import { createMonthsStore } from './grid/months-store.ts';
import { createShapesStore } from './grid/shapes-store.ts';
import type { HistoryStore } from './history/history-store.ts';
import { createHistoryStore } from './history/history-store.ts';
import { say } from './i18n/say.ts';
import { wordsOf } from './i18n/failures.ts';
import { failureNotice } from './i18n/failure-notice.ts';
import { announcementsOf } from './queue/announce.ts';
import { newFieldFaults } from './queue/field-faults.ts';
import { wantsAttention } from './queue/attention.ts';
import type { QueueStore } from './queue/queue-store.ts';
import { createQueueStore } from './queue/queue-store.ts';
import type { LedgerStore } from './ledger/ledger-store.ts';
import { createLedgerStore } from './ledger/ledger-store.ts';
import type { ImportStore } from './library/import-store.ts';
import { createImportStore } from './library/import-store.ts';
import type { LibraryStore } from './library/library-store.ts';
import { createLibraryStore } from './library/library-store.ts';
import type { ListsStore } from './lists/lists-store.ts';
import { createListsStore } from './lists/lists-store.ts';
import type { PicturesStore } from './recall/pictures-store.ts';
import { createPicturesStore } from './recall/pictures-store.ts';
import type { TrashStore } from './trash/trash-store.ts';
import { createTrashStore } from './trash/trash-store.ts';
import { lookAhead } from './look-ahead.ts';
import { showFault } from './show-fault.ts';
import type { SeedCheckStore } from './seed-check/seed-check-store.ts';
import { createSeedCheckStore } from './seed-check/seed-check-store.ts';
import { showSheet } from './shell/show-sheet.ts';
import type { SheetStore } from './sheet/sheet-store.ts';
import { createSheetStore } from './sheet/sheet-store.ts';
import type { SurveyStore } from './survey/survey-store.ts';
import { createSurveyStore } from './survey/survey-store.ts';
import type { IndexingStore } from './status/indexing-store.ts';
import { createIndexingStore } from './status/indexing-store.ts';
import type { SpendStore } from './status/spend-store.ts';
import { createSpendStore } from './status/spend-store.ts';
import type { CameraStore } from './viewer/camera-store.ts';
import { createCameraStore } from './viewer/camera-store.ts';
import type { AnalysisWorker } from './viewer/analyst.ts';
import { createAnalyst } from './viewer/analyst.ts';
import type { Looking } from './viewer/looking-context.tsx';
import { createLookingStore } from './viewer/looking-store.ts';
import type { FullImagesStore, Viewer } from './viewer/full-images.ts';
import { createFullImages } from './viewer/full-images.ts';
import { loadPreview } from './viewer/load-picture.ts';
import type { LoadWorker } from './viewer/picture-loader.ts';
import { bytesOfOneWorker, createPictureLoader } from './viewer/picture-loader.ts';
import type { SearchStore } from './search/search-store.ts';
import { createSearchStore } from './search/search-store.ts';
import type { AnnouncerStore } from './ui/announcer-store.ts';
import { createAnnouncerStore } from './ui/announcer-store.ts';
import type { NoticesStore } from './ui/notices-store.ts';
import { createNoticesStore } from './ui/notices-store.ts';
import type { VocabularyStore } from './vocabulary-store.ts';
import { createVocabularyStore } from './vocabulary-store.ts';
import type { ViewStore } from './view-store.ts';
import { createViewStore } from './view-store.ts';

export interface Stores {
  readonly app: AppStore;
  readonly library: LibraryStore;
  readonly imports: ImportStore;
  readonly view: ViewStore;
  readonly compose: ComposeStore;
  readonly queue: QueueStore;
  readonly frames: FramesStore;
  readonly strips: StripStore;
  readonly collections: CollectionsStore;
  readonly search: SearchStore;
  readonly months: MonthsStore;
  readonly shapes: ShapesStore;
  /** Decoded pictures, for every view that shows them at full resolution. */
  readonly fullImages: FullImagesStore;
  readonly looking: Looking;
  /** Each view keeps its place. */
  readonly cameras: Readonly<Record<Viewer, CameraStore>>;
  readonly sheet: SheetStore;
  readonly compare: CompareStore;
  readonly survey: SurveyStore;
  readonly history: HistoryStore;
  readonly pictures: PicturesStore;
  readonly seedCheck: SeedCheckStore;
  readonly vocabulary: VocabularyStore;
  readonly lists: ListsStore;
  readonly exports: ExportStore;
  readonly watches: WatchStore;
  readonly spend: SpendStore;
  readonly indexing: IndexingStore;
  readonly ledger: LedgerStore;
  readonly trash: TrashStore;
  readonly commands: CommandsStore;
  readonly announcer: AnnouncerStore;
  readonly notices: NoticesStore;
}

/** Ms in which the window has drawn what has just come: a few of its frames. */
const drawingTime = 60;
/** Pictures of one event that are asked for at once. */
const newestAhead = 12;

const startLoadWorker = (): LoadWorker =>
  new Worker(new URL('./viewer/load-worker.ts', import.meta.url), { type: 'module' });
const startAnalysisWorker = (): AnalysisWorker =>
  new Worker(new URL('./viewer/analysis-worker.ts', import.meta.url), { type: 'module' });

export interface StoreTools {
  readonly bridge: Bridge;
  readonly draftStorage: DraftStorage;
  readonly drawSeed: () => number;
}

export function createStores({ bridge, draftStorage, drawSeed }: StoreTools): Stores {
  const commands = createCommandsStore();
  const announcer = createAnnouncerStore();
  const notices = createNoticesStore((error) =>
    failureNotice(error, (command) => commands.getState().run(command)),
  );
  const { requestFailed } = notices.getState();
  // A frame that has just come is most likely in sight: its picture need not wait until its cell is drawn.
  bridge.on('frames.added', ({ rows }) => askForPictures(rows.slice(-newestAhead)));
  bridge.on('frames.pictured', (picture) => askForPictures([picture]));
  bridge.on('marks.refused', (error) =>
    notices.getState().posted({
      kind: 'note',
      title: say.marks.refused.title(wordsOf(error).title),
      detail: say.marks.refused.meaning,
    }),
  );
  const view = createViewStore();
  const app = createAppStore(bridge, requestFailed);
  const queue = createQueueStore(bridge, requestFailed);
  queue.subscribe((after, before) => {
    for (const text of announcementsOf(before, after)) announcer.getState().announced(text);
    if (wantsAttention(before, after)) view.getState().queueOpened();
  });
  const frames = createFramesStore(bridge);
  const compose = createComposeStore({
    bridge,
    storage: draftStorage,
    models: () => app.getState().app?.models ?? builtInModels,
    deniedModels: () => app.getState().app?.deniedModels ?? [],
    drawSeed,
    onFailure: requestFailed,
  });
  queue.subscribe((after, before) => {
    for (const fault of newFieldFaults(before, after))
      notices.getState().posted({
        kind: 'failure',
        title: say.compose.fieldFaultTitle(fault),
        detail: say.compose.fieldFaultMeaning,
        action: { label: say.compose.showField(fault.field), run: () => showFault(app, compose, fault) },
      });
  });
  const fullImages = createFullImages({
    load: createPictureLoader(startLoadWorker, (work) => requestIdleCallback(work, { timeout: 500 })),
    loadPreview,
    drawn: () => new Promise((settle) => setTimeout(settle, drawingTime)),
    // The setting is for all that pictures take: thumbnails, and files on their way.
    budgetBytes: () =>
      (app.getState().app?.settings ?? defaultSettings).pictureMemoryMiB * 2 ** 20 -
      bytesAtHand() -
      bytesOfOneWorker,
  });
  const compare = createCompareStore(frames);
  const survey = createSurveyStore(frames);
  // What a view shows is settled, and its pictures are on their way, before the view is there.
  view.subscribe((after, before) => {
    if (after.view === before.view) return;
    if (after.view === 'compare') compare.getState().entered();
    lookAhead(after.view, { frames, fullImages });
  });
  // The order is the photographer's, whatever is shown; it is remembered with the layout.
  app.subscribe(({ app: now }, { app: before }) => {
    if (now?.library.state !== 'ready') return;
    const isNews =
      before?.library.state !== 'ready' ||
      now.settings.layout.sort !== before.settings.layout.sort ||
      now.settings.layout.group !== before.settings.layout.group ||
      now.settings.layout.stack !== before.settings.layout.stack;
    const asked = askedIn(frames.getState());
    const { sort, group, stack } = now.settings.layout;
    const isAsked = sort === asked.sort && group === asked.group && stack === (asked.stack ?? 'none');
    if (!isNews || isAsked) return;
    frames
      .getState()
      .sourceChosen({ ...asked, sort, group, stack, open: [] })
      .catch((thrown: unknown) => requestFailed(toAppError(thrown)));
  });
  const sheet = createSheetStore(bridge, frames, requestFailed, () => seedCheck.getState().original !== null);
  tellOfTwins({ bridge, notices, onShowSheet: (batch) => showSheet({ sheet, view }, batch) });
  const vocabulary = createVocabularyStore(bridge, requestFailed);
  const seedCheck = createSeedCheckStore(bridge, requestFailed);
  vocabulary.subscribe(({ lists }) => compose.getState().listsChanged(lists));
  // A sheet's frames lie anywhere in the library: whatever led here from it walks the library too.
  view.subscribe(({ cameFrom }, before) => {
    if (cameFrom !== before.cameFrom) frames.getState().libraryInFront(cameFrom === 'sheet');
  });
  return {
    app,
    library: createLibraryStore(bridge, requestFailed),
    imports: createImportStore({
      bridge,
      onFailure: requestFailed,
      onEnd: (run) => announcer.getState().announced(say.importing.announced(run)),
    }),
    view,
    compose,
    queue,
    frames,
    strips: createStripStore(bridge),
    collections: createCollectionsStore(bridge, requestFailed),
    months: createMonthsStore({ bridge, frames, onFailure: requestFailed }),
    shapes: createShapesStore({ bridge, frames, onFailure: requestFailed }),
    search: createSearchStore({
      bridge,
      frames,
      onFound: (found) => announcer.getState().announced(say.search.found(found)),
      onFailure: requestFailed,
    }),
    fullImages,
    looking: { aids: createLookingStore(), analyst: createAnalyst(startAnalysisWorker) },
    cameras: { loupe: createCameraStore(), compare: createCameraStore(), survey: createCameraStore() },
    pictures: createPicturesStore(bridge, requestFailed),
    seedCheck,
    sheet,
    compare,
    survey,
    history: createHistoryStore(bridge),
    vocabulary,
    exports: createExportStore({ bridge, onFailure: requestFailed }),
    watches: createWatchStore({ bridge, onFailure: requestFailed }),
    spend: createSpendStore({
      bridge,
      isPaid: () => app.getState().app?.practice === false,
      onFailure: requestFailed,
      now: Date.now,
    }),
    indexing: createIndexingStore(bridge, requestFailed),
    ledger: createLedgerStore(bridge, requestFailed),
    trash: createTrashStore(bridge, requestFailed),
    lists: createListsStore({ bridge, vocabulary }),
    commands,
    announcer,
    notices,
  };
}
