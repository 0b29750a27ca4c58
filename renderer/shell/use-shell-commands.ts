/** The commands that act on the window itself. */
import { useStore } from 'zustand';
import { useCommand } from '../app-context.tsx';
import type { Stores } from '../stores.ts';
import { foldedAll, foldedSides } from './fold.ts';
import { focusNeighbouringRegion } from './regions.ts';
import { showSheetFrom, showSheetOfFrame } from './show-sheet.ts';

type Needed = Pick<Stores, 'app' | 'view' | 'queue' | 'frames' | 'sheet'>;

export function useShellCommands(stores: Needed): void {
  const { app, view, queue } = stores;
  const hasActive = useStore(stores.frames, ({ selection }) => selection.active !== null);
  const act = view.getState();
  useCommand('view.sheet', () => showSheetFrom(stores));
  useCommand('frame.sheet', () => showSheetOfFrame(stores), hasActive);
  useCommand('view.grid', () => act.viewChosen('grid'));
  useCommand('view.loupe', () => act.viewChosen('loupe'));
  useCommand('view.compare', () => act.viewChosen('compare'));
  useCommand('view.survey', () => act.viewChosen('survey'));
  useCommand('view.loupe-toggle', () => act.loupeToggled());
  useCommand('queue.panel', () => act.queueToggled());
  useCommand('queue.pause', () => void queue.getState().pauseToggled());
  useCommand('app.settings', () => act.dialogOpened('settings'));
  useCommand('view.history', () => act.dialogOpened('history'));
  useCommand('view.trash', () => act.dialogOpened('trash'));
  useCommand('library.report', () => act.dialogOpened('report'));
  useCommand('queue.ledger', () => act.dialogOpened('ledger'));
  useCommand('compose.lists', () => act.dialogOpened('lists'));
  useCommand('app.keys', () => act.dialogOpened('keys'));
  useCommand('view.next-region', () => focusNeighbouringRegion(1));
  useCommand('view.previous-region', () => focusNeighbouringRegion(-1));
  useCommand('view.side-panels', () => {
    const layout = app.getState().app?.settings.layout;
    if (layout) app.getState().layoutChanged(foldedSides(layout));
  });
  useCommand('view.all-panels', () => {
    const layout = app.getState().app?.settings.layout;
    if (!layout) return;
    const { isBottomOpen, ...sides } = foldedAll(layout, view.getState().isBottomOpen);
    app.getState().layoutChanged(sides);
    act.bottomFolded(isBottomOpen);
  });
}
