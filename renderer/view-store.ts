/** Which view, panel and dialog is open: the window's own state, forgotten at quit. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

export const views = ['sheet', 'grid', 'loupe', 'compare'] as const;
export type View = (typeof views)[number];

type DialogName = 'settings' | 'keys' | 'history' | 'lists';

export interface ViewState {
  readonly view: View;
  /** Where loupe and compare lead back to. */
  readonly cameFrom: Exclude<View, 'loupe' | 'compare'>;
  readonly dialog: DialogName | null;
  readonly isQueueOpen: boolean;
  /** Filmstrip and status bar; the side panels' folding is a setting. */
  readonly isBottomOpen: boolean;
  readonly viewChosen: (view: View) => void;
  readonly loupeToggled: () => void;
  /** Back to where the photographer came from. */
  readonly loupeClosed: () => void;
  readonly dialogOpened: (dialog: DialogName) => void;
  readonly dialogClosed: () => void;
  readonly queueOpened: () => void;
  readonly queueToggled: () => void;
  readonly queueClosed: () => void;
  readonly bottomFolded: (isOpen: boolean) => void;
}
export type ViewStore = StoreApi<ViewState>;

/** The loupe is open on a sheet's frames. */
export function isSheetWalked({ view, cameFrom }: Pick<ViewState, 'view' | 'cameFrom'>): boolean {
  return view === 'loupe' && cameFrom === 'sheet';
}

export function createViewStore(): ViewStore {
  return createStore<ViewState>((set) => ({
    view: 'grid',
    cameFrom: 'grid',
    dialog: null,
    isQueueOpen: false,
    isBottomOpen: true,
    viewChosen: (view) => set(view === 'loupe' || view === 'compare' ? { view } : { view, cameFrom: view }),
    loupeToggled: () => set(({ view, cameFrom }) => ({ view: view === 'loupe' ? cameFrom : 'loupe' })),
    loupeClosed: () => set(({ cameFrom }) => ({ view: cameFrom })),
    dialogOpened: (dialog) => set({ dialog }),
    dialogClosed: () => set({ dialog: null }),
    queueOpened: () => set({ isQueueOpen: true }),
    queueToggled: () => set(({ isQueueOpen }) => ({ isQueueOpen: !isQueueOpen })),
    queueClosed: () => set({ isQueueOpen: false }),
    bottomFolded: (isBottomOpen) => set({ isBottomOpen }),
  }));
}
