/** Which view, panel and dialog is open: the window's own state, forgotten at quit. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { assertNever } from '../shared/assert-never.ts';

export const views = ['sheet', 'grid', 'loupe', 'compare', 'survey'] as const;
export type View = (typeof views)[number];

type DialogName = 'settings' | 'keys' | 'history' | 'lists' | 'ledger' | 'trash' | 'report';

export interface ViewState {
  readonly view: View;
  /** Where loupe, compare and survey lead back to. */
  readonly cameFrom: 'sheet' | 'grid';
  /** The loupe was opened on what stands there, and leads back to it first. */
  readonly loupeOver: 'compare' | 'survey' | null;
  readonly dialog: DialogName | null;
  readonly isQueueOpen: boolean;
  /** Filmstrip and status bar; the side panels' folding is a setting. */
  readonly isBottomOpen: boolean;
  /** The view alone fills the screen: every panel is out of the way, however it is folded. */
  readonly isAlone: boolean;
  readonly viewChosen: (view: View) => void;
  readonly loupeToggled: () => void;
  /** Back to where the photographer came from; from the full screen to the window first. */
  readonly loupeClosed: () => void;
  readonly dialogOpened: (dialog: DialogName) => void;
  readonly dialogClosed: () => void;
  readonly queueOpened: () => void;
  readonly queueToggled: () => void;
  readonly queueClosed: () => void;
  readonly aloneChanged: (isAlone: boolean) => void;
  readonly bottomFolded: (isOpen: boolean) => void;
}
export type ViewStore = StoreApi<ViewState>;

type Place = Pick<ViewState, 'view' | 'cameFrom' | 'loupeOver'>;

/** A view that shows pictures at full resolution. */
export function isLooking({ view }: Pick<ViewState, 'view'>): boolean {
  return view !== 'grid' && view !== 'sheet';
}

/** The loupe is open on a sheet's frames. */
export function isSheetWalked({ view, cameFrom, loupeOver }: Place): boolean {
  return view === 'loupe' && loupeOver === null && cameFrom === 'sheet';
}

/** A survey's frames are in sight: in the survey, or in the loupe that was opened on it. */
export function isSurveyWalked({ view, loupeOver }: Place): boolean {
  return view === 'survey' || (view === 'loupe' && loupeOver === 'survey');
}

function chosen({ view: before, cameFrom, loupeOver }: Place, view: View): Place {
  switch (view) {
    case 'loupe':
      if (before === 'loupe') return { view, cameFrom, loupeOver };
      return { view, cameFrom, loupeOver: before === 'compare' || before === 'survey' ? before : null };
    case 'compare':
    case 'survey':
      return { view, cameFrom, loupeOver: null };
    case 'sheet':
    case 'grid':
      return { view, cameFrom: view, loupeOver: null };
    default:
      return assertNever(view);
  }
}

function back({ cameFrom, loupeOver }: Place): Place {
  return { view: loupeOver ?? cameFrom, cameFrom, loupeOver: null };
}

export function createViewStore(): ViewStore {
  return createStore<ViewState>((set) => ({
    view: 'grid',
    cameFrom: 'grid',
    loupeOver: null,
    dialog: null,
    isQueueOpen: false,
    isBottomOpen: true,
    isAlone: false,
    viewChosen: (view) => set((state) => chosen(state, view)),
    loupeToggled: () => set((state) => (state.view === 'loupe' ? back(state) : chosen(state, 'loupe'))),
    loupeClosed: () => set((state) => (state.isAlone ? { isAlone: false } : back(state))),
    dialogOpened: (dialog) => set({ dialog }),
    dialogClosed: () => set({ dialog: null }),
    queueOpened: () => set({ isQueueOpen: true }),
    queueToggled: () => set(({ isQueueOpen }) => ({ isQueueOpen: !isQueueOpen })),
    queueClosed: () => set({ isQueueOpen: false }),
    aloneChanged: (isAlone) => set({ isAlone }),
    bottomFolded: (isBottomOpen) => set({ isBottomOpen }),
  }));
}
