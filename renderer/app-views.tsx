/** The views, and what each of them is given. */
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { Activity, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../shared/ipc/app-state.ts';
import { EmptyCollection } from './collections/empty-collection.tsx';
import { SourceMenu } from './collections/source-menu.tsx';
import { CompareView } from './compare/compare-view.tsx';
import { watchOf } from './export/watch-store.ts';
import { GridView } from './grid/grid-view.tsx';
import { say } from './i18n/say.ts';
import { RecentLibraries } from './library/recent-libraries.tsx';
import { LoupeView } from './loupe/loupe-view.tsx';
import { framesComingFrom } from './queue/jobs.ts';
import { QueuePanel } from './queue/queue-panel.tsx';
import { walkedCell } from './sheet/sheet-reading.ts';
import { SheetView } from './sheet/sheet-view.tsx';
import { LibraryNote } from './shell/library-note.tsx';
import { NoFrameFound } from './search/no-frame-found.tsx';
import { SearchBar } from './search/search-bar.tsx';
import { ViewBar } from './shell/view-bar.tsx';
import { showFault } from './show-fault.ts';
import type { Stores } from './stores.ts';
import { SurveyView } from './survey/survey-view.tsx';
import { VisuallyHidden } from './ui/visually-hidden.tsx';
import { isLooking, isSheetWalked, isSurveyWalked } from './view-store.ts';
import type { View } from './view-store.ts';
import { LookingMenu } from './viewer/looking-menu.tsx';
import styles from './shell/workbench.module.css';

interface ViewsProps {
  readonly app: AppState;
  readonly stores: Stores;
}

/** The view in front, under its bar, and the queue beside it. */
export function AppViews({ app, stores }: ViewsProps) {
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
  const isCollection = useStore(stores.frames, ({ source }) => source !== null && source.collection !== null);
  const isSearched = useStore(stores.frames, ({ source }) => source !== null && source.search.trim() !== '');
  const isTroubled = app.library.state === 'broken' || app.library.isSilent === true;
  const note = useMemo(
    () => (
      <LibraryNote
        app={app}
        coming={coming.frames}
        isMaking={coming.isMaking}
        recent={<RecentLibraries store={stores.library} isOthers />}
      />
    ),
    [app, coming, stores],
  );
  const empty = useMemo(
    () => (isSearched ? <NoFrameFound store={stores.search} /> : isCollection ? <EmptyCollection /> : note),
    [note, isCollection, isSearched, stores],
  );
  const source = useMemo(
    () => (
      <SourceMenu
        store={stores.collections}
        frames={stores.frames}
        onShowGrid={() => stores.view.getState().viewChosen('grid')}
        typed={() => stores.search.getState().typed}
        onWatch={(collection) => stores.watches.getState().dialogAsked(collection)}
        isWatched={(id) => watchOf(stores.watches.getState(), id)?.isOn === true}
        onSearchTaken={(typed) => stores.search.getState().typedTaken(typed)}
      />
    ),
    [stores],
  );
  const reading = useStore(stores.collections, (state) => state.reading);
  const collections = useMemo(() => (reading?.collections ?? []).map(({ name }) => name), [reading]);
  const search = useMemo(
    () => (
      <SearchBar
        store={stores.search}
        frames={stores.frames}
        models={app.models}
        collections={collections}
        onShowGrid={() => stores.view.getState().viewChosen('grid')}
      />
    ),
    [stores, app.models, collections],
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
        {/* Sheet and grid are always there, so that they keep their places. */}
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
            trouble={view === 'sheet' && isTroubled ? note : null}
          />
        </Tabs.Content>
        <Tabs.Content value="grid" className={styles.view} forceMount tabIndex={-1}>
          <GridView
            frames={stores.frames}
            cellSize={layout.cellSize}
            onCellSizeChange={cellSized}
            months={stores.months}
            shapes={stores.shapes}
            arrangement={layout}
            onArrange={stores.app.getState().layoutChanged}
            onOpen={opened}
            coming={coming}
            search={search}
            source={source}
            empty={empty}
          />
        </Tabs.Content>
        <KeptView view="loupe" isInFront={view === 'loupe'}>
          <Loupe stores={stores} isWalked={isWalked} />
        </KeptView>
        <KeptView view="compare" isInFront={view === 'compare'}>
          <CompareView
            store={stores.compare}
            frames={stores.frames}
            strips={stores.strips}
            images={stores.fullImages}
            camera={stores.cameras.compare}
            onClose={() => stores.view.getState().loupeClosed()}
          />
        </KeptView>
        <KeptView view="survey" isInFront={view === 'survey'}>
          <SurveyView
            store={stores.survey}
            frames={stores.frames}
            images={stores.fullImages}
            camera={stores.cameras.survey}
            onOpen={opened}
            onClose={() => stores.view.getState().loupeClosed()}
          />
        </KeptView>
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

/**
 * A view that is made when it is first gone to, and then kept: out of sight, with nothing of it at work, and back in a third
 * of the time.
 */
function KeptView({
  view,
  isInFront,
  children,
}: {
  readonly view: View;
  readonly isInFront: boolean;
  readonly children: ReactNode;
}) {
  const [isMade, setMade] = useState(isInFront);
  if (isInFront && !isMade) setMade(true);
  return (
    <Tabs.Content value={view} className={styles.view} forceMount tabIndex={-1}>
      {isMade && <Activity mode={isInFront ? 'visible' : 'hidden'}>{children}</Activity>}
    </Tabs.Content>
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
