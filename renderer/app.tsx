/**
 * The window: its regions, and which feature stands in which. Only this file knows the features;
 * they meet in the stores that are handed to them and in the commands they register.
 */
import { Tabs } from 'radix-ui';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../shared/ipc/app-state.ts';
import { Collections } from './collections/collections.tsx';
import { EmptyCollection } from './collections/empty-collection.tsx';
import { SourceMenu } from './collections/source-menu.tsx';
import { CompareView } from './compare/compare-view.tsx';
import { ComposePanel } from './compose/compose-panel.tsx';
import { Filmstrip } from './filmstrip/filmstrip.tsx';
import { FrameCommands } from './frames/frame-commands.tsx';
import { StripCommands } from './frames/strip-commands.tsx';
import { GridView } from './grid/grid-view.tsx';
import { HistoryDialog } from './history/history-dialog.tsx';
import { say } from './i18n/say.ts';
import { Inspector } from './inspector/inspector.tsx';
import { LoupeView } from './loupe/loupe-view.tsx';
import { framesComingFrom } from './queue/jobs.ts';
import { QueuePanel } from './queue/queue-panel.tsx';
import { Recall } from './recall/recall.tsx';
import { SeedCheck } from './seed-check/seed-check.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { walkedCell } from './sheet/sheet-reading.ts';
import { SheetView } from './sheet/sheet-view.tsx';
import { withoutSides } from './shell/fold.ts';
import { FullScreen } from './shell/full-screen.tsx';
import { KeysDialog } from './shell/keys-dialog.tsx';
import { LibraryNote } from './shell/library-note.tsx';
import { showSheet } from './shell/show-sheet.ts';
import { SidePanel } from './shell/side-panel.tsx';
import { useKeys } from './shell/use-keys.ts';
import { useShellCommands } from './shell/use-shell-commands.ts';
import { useSurround } from './shell/use-surround.ts';
import { useTheme } from './shell/use-theme.ts';
import { ViewBar } from './shell/view-bar.tsx';
import { StatusBar } from './status/status-bar.tsx';
import { showFault } from './show-fault.ts';
import type { Stores } from './stores.ts';
import { SurveyStrip } from './survey/survey-strip.tsx';
import { SurveyView } from './survey/survey-view.tsx';
import { Announcer } from './ui/announcer.tsx';
import { Notices } from './ui/notices.tsx';
import { TooltipProvider } from './ui/tooltip.tsx';
import { VisuallyHidden } from './ui/visually-hidden.tsx';
import { isLooking, isSheetWalked, isSurveyWalked } from './view-store.ts';
import type { View, ViewState } from './view-store.ts';
import { LookingCommands } from './viewer/looking-commands.tsx';
import { LookingMenu } from './viewer/looking-menu.tsx';
import { LookingContext } from './viewer/looking-context.tsx';
import styles from './shell/workbench.module.css';

/** Not among what the window opens with: the editor comes with it. */
const ListsDialog = lazy(async () => {
  const { ListsDialog } = await import('./lists/lists-dialog.tsx');
  return { default: ListsDialog };
});

export function App({ stores }: { readonly stores: Stores }) {
  const app = useStore(stores.app, (state) => state.app);
  useTheme(app?.settings.theme ?? 'dark');
  useSurround(app?.settings.surround ?? 'window');
  return (
    <LookingContext value={stores.looking}>
      <TooltipProvider>
        {app ? <Workbench app={app} stores={stores} /> : <main aria-label={say.shell.opening} />}
        <Announcer />
        <Notices />
      </TooltipProvider>
    </LookingContext>
  );
}

interface WorkbenchProps {
  readonly app: AppState;
  readonly stores: Stores;
}

function Workbench({ app, stores }: WorkbenchProps) {
  useKeys();
  useShellCommands(stores);
  const state = useStore(stores.view);
  const layout = state.isAlone ? withoutSides(app.settings.layout) : app.settings.layout;
  const isBottomOpen = state.isBottomOpen && !state.isAlone;
  const { layoutChanged } = stores.app.getState();
  return (
    <div className={styles.workbench}>
      <div className={styles.columns}>
        <SidePanel side="left" layout={layout} onLayoutChange={layoutChanged}>
          <ComposePanel compose={stores.compose} isPractice={app.practice} />
        </SidePanel>
        <Centre app={app} stores={stores} />
        <SidePanel side="right" layout={layout} onLayoutChange={layoutChanged}>
          <Inspector
            frames={stores.frames}
            images={stores.fullImages}
            onShowSheet={(batch) => showSheet(stores, batch)}
          />
        </SidePanel>
      </div>
      {isBottomOpen && <Filmstrip frames={stores.frames} />}
      {isBottomOpen && <Bottom app={app} stores={stores} />}
      <FrameCommands
        store={stores.frames}
        walk={walkOf(state, stores)}
        advance={
          state.view === 'sheet' || isSheetWalked(state) ? stores.sheet.getState().frameAdvanced : null
        }
      />
      <LookingCommands store={stores.looking.aids} isLooking={isLooking(state)} />
      <FullScreen view={stores.view} frames={stores.frames} />
      <StripCommands frames={stores.frames} strips={stores.strips} />
      {isSurveyWalked(state) && (
        <SurveyStrip store={stores.survey} frames={stores.frames} strips={stores.strips} />
      )}
      <Collections store={stores.collections} frames={stores.frames} />
      <RecallFor stores={stores} />
      <SeedCheckFor app={app} stores={stores} />
      <SettingsDialog
        app={app}
        onChange={stores.app.getState().settingsChanged}
        onKeyChange={stores.app.getState().keyChanged}
        isOpen={state.dialog === 'settings'}
        onClose={() => stores.view.getState().dialogClosed()}
      />
      <History stores={stores} />
      <Lists stores={stores} />
      <KeysDialog isOpen={state.dialog === 'keys'} onClose={() => stores.view.getState().dialogClosed()} />
    </div>
  );
}

/** The order that is stepped through, where that is not the library's. */
function walkOf(place: ViewState, { sheet, survey }: Stores) {
  if (isSheetWalked(place)) return sheet.getState().frameWalked;
  return isSurveyWalked(place) ? survey.getState().frameWalked : null;
}

function Centre({ app, stores }: WorkbenchProps) {
  const place = useStore(stores.view);
  const { view, isQueueOpen } = place;
  const isWalked = isSheetWalked(place);
  const framesComing = useStore(stores.queue, ({ jobs }) => framesComingFrom(jobs));
  const isMaking = useStore(
    stores.queue,
    ({ summary }) => summary !== null && summary.inFlight + summary.downloading > 0,
  );
  const isSheetOffered = useStore(stores.sheet, ({ isOffered }) => isOffered);
  const medianSeconds = useStore(stores.queue, ({ summary }) => summary?.medianSeconds ?? null);
  const lists = useStore(stores.vocabulary, (state) => state.lists);
  const sheetCellSized = useCallback(
    (sheetCellSize: number) => stores.app.getState().layoutChanged({ sheetCellSize }),
    [stores],
  );
  const cellSized = useCallback(
    (cellSize: number) => stores.app.getState().layoutChanged({ cellSize }),
    [stores],
  );
  const opened = useCallback(() => stores.view.getState().viewChosen('loupe'), [stores]);
  const coming = useMemo(() => ({ frames: framesComing, isMaking }), [framesComing, isMaking]);
  const isCollection = useStore(stores.frames, ({ source }) => source !== null);
  const empty = useMemo(
    () =>
      isCollection ? (
        <EmptyCollection />
      ) : (
        <LibraryNote app={app} coming={coming.frames} isMaking={coming.isMaking} />
      ),
    [app, coming, isCollection],
  );
  const source = useMemo(
    () => (
      <SourceMenu
        store={stores.collections}
        frames={stores.frames}
        onShowGrid={() => stores.view.getState().viewChosen('grid')}
      />
    ),
    [stores],
  );
  const { layout } = app.settings;
  return (
    <main className={styles.centre} data-looking={isLooking(place) || undefined}>
      <VisuallyHidden as="h1">Proofsheet</VisuallyHidden>
      <Tabs.Root
        className={styles.centre}
        value={view}
        onValueChange={(chosen) => stores.view.getState().viewChosen(chosen as View)}
      >
        {!place.isAlone && (
          <ViewBar
            layout={layout}
            onLayoutChange={stores.app.getState().layoutChanged}
            offered={isSheetOffered ? 'sheet' : null}
          >
            {isLooking(place) && (
              <LookingMenu
                surround={app.settings.surround}
                onSurround={(surround) => stores.app.getState().settingsChanged({ surround })}
              />
            )}
          </ViewBar>
        )}
        {/* Sheet and grid stay mounted, so that they keep their places. */}
        <Tabs.Content value="sheet" className={styles.view} forceMount tabIndex={-1}>
          <SheetView
            store={stores.sheet}
            frames={stores.frames}
            isInFront={view === 'sheet'}
            isWalked={isWalked}
            cellSize={layout.sheetCellSize}
            onCellSizeChange={sheetCellSized}
            onOpen={opened}
            medianSeconds={medianSeconds}
            isPractice={app.practice}
            lists={lists}
          />
        </Tabs.Content>
        <Tabs.Content value="grid" className={styles.view} forceMount tabIndex={-1}>
          <GridView
            frames={stores.frames}
            cellSize={layout.cellSize}
            onCellSizeChange={cellSized}
            onOpen={opened}
            coming={coming}
            source={source}
            empty={empty}
          />
        </Tabs.Content>
        <Tabs.Content value="loupe" className={styles.view} tabIndex={-1}>
          <Loupe stores={stores} isWalked={isWalked} />
        </Tabs.Content>
        <Tabs.Content value="compare" className={styles.view} tabIndex={-1}>
          <CompareView
            frames={stores.frames}
            strips={stores.strips}
            images={stores.fullImages}
            camera={stores.cameras.compare}
            onClose={() => stores.view.getState().loupeClosed()}
          />
        </Tabs.Content>
        <Tabs.Content value="survey" className={styles.view} tabIndex={-1}>
          <SurveyView
            store={stores.survey}
            frames={stores.frames}
            images={stores.fullImages}
            camera={stores.cameras.survey}
            onOpen={opened}
            onClose={() => stores.view.getState().loupeClosed()}
          />
        </Tabs.Content>
      </Tabs.Root>
      {isQueueOpen && (
        <QueuePanel
          queue={stores.queue}
          onClose={() => stores.view.getState().queueClosed()}
          onShowFault={(fault) => showFault(stores.app, stores.compose, fault)}
        />
      )}
    </main>
  );
}

/** A loupe that was opened from the sheet walks the sheet, and one from a survey what is under survey. */
function Loupe({ stores, isWalked }: { readonly stores: Stores; readonly isWalked: boolean }) {
  const active = useStore(stores.frames, ({ selection }) => selection.active);
  const isSurvey = useStore(stores.view, isSurveyWalked);
  const onSheet = useStore(stores.sheet, (sheet) => {
    const cell = isWalked ? walkedCell(sheet, active) : null;
    return cell && say.sheet.walked(cell.row, cell.slot, sheet.model.slots);
  });
  const inSurvey = useStore(stores.survey, ({ members: { numbers } }) => {
    const at = isSurvey && active !== null ? numbers.indexOf(active) : -1;
    return at < 0 ? null : say.survey.walked(at + 1, numbers.length);
  });
  return (
    <LoupeView
      frames={stores.frames}
      strips={stores.strips}
      images={stores.fullImages}
      camera={stores.cameras.loupe}
      place={onSheet ?? inSurvey}
      onClose={() => stores.view.getState().loupeClosed()}
    />
  );
}

function RecallFor({ stores }: { readonly stores: Stores }) {
  const { recalled, recallTakenBack } = stores.compose.getState();
  const canUndo = useStore(stores.compose, ({ recalls }) => recalls.length > 0);
  return (
    <Recall
      frames={stores.frames}
      pictures={stores.pictures}
      onRecall={recalled}
      canUndo={canUndo}
      onUndo={recallTakenBack}
    />
  );
}

function SeedCheckFor({ app, stores }: WorkbenchProps) {
  const medianSeconds = useStore(stores.queue, ({ summary }) => summary?.medianSeconds ?? null);
  return (
    <SeedCheck
      store={stores.seedCheck}
      frames={stores.frames}
      isPractice={app.practice}
      medianSeconds={medianSeconds}
    />
  );
}

function History({ stores }: { readonly stores: Stores }) {
  const isOpen = useStore(stores.view, ({ dialog }) => dialog === 'history');
  const { dialogClosed } = stores.view.getState();
  const { requestReused, recallTakenBack } = stores.compose.getState();
  return (
    <HistoryDialog
      history={stores.history}
      isOpen={isOpen}
      onClose={dialogClosed}
      onUse={requestReused}
      onUndoUse={recallTakenBack}
      onShowSheet={(batch) => showSheet(stores, batch)}
    />
  );
}

function Lists({ stores }: { readonly stores: Stores }) {
  const isOpen = useStore(stores.view, ({ dialog }) => dialog === 'lists');
  const { dialogOpened, dialogClosed } = stores.view.getState();
  return (
    isOpen && (
      <Suspense>
        <ListsDialog
          store={stores.lists}
          vocabulary={stores.vocabulary}
          onClose={dialogClosed}
          onReopen={() => dialogOpened('lists')}
          onInsert={stores.compose.getState().insertAsked}
        />
      </Suspense>
    )
  );
}

function Bottom({ app, stores }: WorkbenchProps) {
  const summary = useStore(stores.queue, (state) => state.summary);
  const isQueueOpen = useStore(stores.view, (state) => state.isQueueOpen);
  const spend = useStore(stores.spend, (state) => state.spend);
  const frames = useStore(stores.frames, ({ library }) => library.length);
  return <StatusBar app={app} frames={frames} summary={summary} spend={spend} isQueueOpen={isQueueOpen} />;
}
