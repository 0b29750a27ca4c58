/** The dialogs, and what each of them is given. */
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../shared/ipc/app-state.ts';
import { HistoryDialog } from './history/history-dialog.tsx';
import { LedgerDialog } from './ledger/ledger-dialog.tsx';
import { ImportDialog } from './library/import-dialog.tsx';
import { ReportDialog } from './library/report-dialog.tsx';
import { RecentLibraries } from './library/recent-libraries.tsx';
import { QuitDialog } from './quit/quit-dialog.tsx';
import { Recall } from './recall/recall.tsx';
import { SeedCheck } from './seed-check/seed-check.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { KeysDialog } from './shell/keys-dialog.tsx';
import { showSheet } from './shell/show-sheet.ts';
import type { Stores } from './stores.ts';
import { TrashDialog } from './trash/trash-dialog.tsx';

/** Not among what the window opens with: the editor comes with it. */
const ListsDialog = lazy(async () => {
  const { ListsDialog } = await import('./lists/lists-dialog.tsx');
  return { default: ListsDialog };
});

const ExportDialog = lazy(async () => {
  const { ExportDialog } = await import('./export/export-dialog.tsx');
  return { default: ExportDialog };
});

const WatchDialog = lazy(async () => {
  const { WatchDialog } = await import('./export/watch-dialog.tsx');
  return { default: WatchDialog };
});

interface DialogsProps {
  readonly app: AppState;
  readonly stores: Stores;
}

/** Whatever opens over the views. */
export function AppDialogs({ app, stores }: DialogsProps) {
  const dialog = useStore(stores.view, (state) => state.dialog);
  const { dialogClosed } = stores.view.getState();
  return (
    <>
      <RecallFor stores={stores} />
      <SeedCheckFor app={app} stores={stores} />
      <SettingsDialog
        app={app}
        onChange={stores.app.getState().settingsChanged}
        onKeyChange={stores.app.getState().keyChanged}
        recent={<RecentLibraries store={stores.library} isOthers />}
        isOpen={dialog === 'settings'}
        onClose={dialogClosed}
      />
      <History stores={stores} />
      <Lists stores={stores} />
      <LedgerDialog
        store={stores.ledger}
        rates={app.settings.rates}
        onRates={(rates) => stores.app.getState().settingsChanged({ rates })}
        isOpen={dialog === 'ledger'}
        onClose={dialogClosed}
      />
      <TrashDialog store={stores.trash} isOpen={dialog === 'trash'} onClose={dialogClosed} />
      <ReportDialog isOpen={dialog === 'report'} onClose={dialogClosed} />
      <ImportDialog store={stores.imports} />
      <QuitDialog />
      <Export stores={stores} />
      <Watch stores={stores} />
      <KeysDialog isOpen={dialog === 'keys'} onClose={dialogClosed} />
    </>
  );
}

function RecallFor({ stores }: { readonly stores: Stores }) {
  const { recalled, recallTakenBack } = stores.compose.getState();
  const canUndo = useStore(stores.compose, ({ recalls }) => recalls.length > 0);
  return (
    <Recall
      frames={stores.frames}
      pictures={stores.pictures}
      onImport={(files) => void stores.imports.getState().filesDropped(files)}
      onRecall={recalled}
      canUndo={canUndo}
      onUndo={recallTakenBack}
    />
  );
}

function SeedCheckFor({ app, stores }: DialogsProps) {
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

function Export({ stores }: { readonly stores: Stores }) {
  const isOpen = useStore(stores.exports, (state) => state.isOpen);
  return (
    isOpen && (
      <Suspense>
        <ExportDialog store={stores.exports} frames={stores.frames} />
      </Suspense>
    )
  );
}

function Watch({ stores }: { readonly stores: Stores }) {
  const asked = useStore(stores.watches, (state) => state.asked);
  return (
    asked && (
      <Suspense>
        <WatchDialog key={asked.id} store={stores.watches} exports={stores.exports} asked={asked} />
      </Suspense>
    )
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
