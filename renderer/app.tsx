/**
 * The window: its regions, and which feature stands in which. Only this file and the two beside it know the features;
 * they meet in the stores that are handed to them and in the commands they register.
 */
import { useStore } from 'zustand';
import type { AppState } from '../shared/ipc/app-state.ts';
import { AppDialogs } from './app-dialogs.tsx';
import { AppViews } from './app-views.tsx';
import { Collections } from './collections/collections.tsx';
import { ComposePanel } from './compose/compose-panel.tsx';
import { ExportCommands } from './export/export-commands.tsx';
import { WatchNotices } from './export/watch-notices.tsx';
import { ExportStatus } from './export/export-status.tsx';
import { Filmstrip } from './filmstrip/filmstrip.tsx';
import { FrameCommands } from './frames/frame-commands.tsx';
import { HandoutCommands } from './frames/handout-commands.tsx';
import { StripCommands } from './frames/strip-commands.tsx';
import { say } from './i18n/say.ts';
import { Inspector } from './inspector/inspector.tsx';
import { ImportCommands, ImportStatus } from './library/import-status.tsx';
import { LibraryCommands, LibraryMenu } from './library/library-menu.tsx';
import { withoutSides } from './shell/fold.ts';
import { FullScreen } from './shell/full-screen.tsx';
import { showSheet, showTwin } from './shell/show-sheet.ts';
import { SidePanel } from './shell/side-panel.tsx';
import { useKeys } from './shell/use-keys.ts';
import { useShellCommands } from './shell/use-shell-commands.ts';
import { useSurround } from './shell/use-surround.ts';
import { useTheme } from './shell/use-theme.ts';
import { IndexingStatus } from './status/indexing-status.tsx';
import { StatusBar } from './status/status-bar.tsx';
import type { Stores } from './stores.ts';
import { SurveyStrip } from './survey/survey-strip.tsx';
import { Announcer } from './ui/announcer.tsx';
import { Notices } from './ui/notices.tsx';
import { TooltipLayer } from './ui/tooltip-layer.tsx';
import { isLooking, isSheetWalked, isSurveyWalked } from './view-store.ts';
import type { ViewState } from './view-store.ts';
import { LookingCommands } from './viewer/looking-commands.tsx';
import { LookingContext } from './viewer/looking-context.tsx';
import styles from './shell/workbench.module.css';

export function App({ stores }: { readonly stores: Stores }) {
  const app = useStore(stores.app, (state) => state.app);
  useTheme(app?.settings.theme ?? 'dark');
  useSurround(app?.settings.surround ?? 'window');
  return (
    <LookingContext value={stores.looking}>
      {app ? <Workbench app={app} stores={stores} /> : <main aria-label={say.shell.opening} />}
      <Announcer />
      <Notices />
      <TooltipLayer />
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
        <AppViews app={app} stores={stores} />
        <SidePanel side="right" layout={layout} onLayoutChange={layoutChanged}>
          <Inspector
            frames={stores.frames}
            images={stores.fullImages}
            onShowSheet={(batch) => showSheet(stores, batch)}
            onShowTwin={(row) => showTwin(stores, row)}
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
      <HandoutCommands store={stores.frames} />
      <ExportCommands store={stores.exports} frames={stores.frames} />
      <WatchNotices store={stores.watches} collections={stores.collections} />
      <LookingCommands store={stores.looking.aids} isLooking={isLooking(state)} />
      <FullScreen view={stores.view} frames={stores.frames} />
      <StripCommands frames={stores.frames} strips={stores.strips} />
      {isSurveyWalked(state) && (
        <SurveyStrip store={stores.survey} frames={stores.frames} strips={stores.strips} />
      )}
      <LibraryCommands store={stores.library} />
      <ImportCommands store={stores.imports} />
      <Collections store={stores.collections} frames={stores.frames} />
      <AppDialogs app={app} stores={stores} />
    </div>
  );
}

/** The order that is stepped through, where that is not the library's. */
function walkOf(place: ViewState, { sheet, survey }: Stores) {
  if (isSheetWalked(place)) return sheet.getState().frameWalked;
  return isSurveyWalked(place) ? survey.getState().frameWalked : null;
}

function Bottom({ app, stores }: WorkbenchProps) {
  const summary = useStore(stores.queue, (state) => state.summary);
  const isQueueOpen = useStore(stores.view, (state) => state.isQueueOpen);
  const spend = useStore(stores.spend, (state) => state.spend);
  return (
    <StatusBar
      app={app}
      summary={summary}
      spend={spend}
      isQueueOpen={isQueueOpen}
      work={
        <>
          <IndexingStatus store={stores.indexing} />
          <ImportStatus store={stores.imports} />
          <ExportStatus store={stores.exports} />
        </>
      }
      library={<LibraryMenu store={stores.library} label={app.library.label} frames={stores.frames} />}
    />
  );
}
