/** Notices: short sentences over the window, with at most one action. Failures stay until they are closed. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';

export interface Notice {
  readonly id: number;
  /** `note`: nothing was done, and why. */
  readonly kind: 'done' | 'note' | 'failure';
  readonly title: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** What its action takes back: such offers are withdrawn together once they no longer hold. */
  readonly offers?: 'last-step' | 'recall';
  /** How long it stays, in ms; without it, until it is closed. */
  readonly stays?: number;
}

export interface NoticesState {
  readonly notices: readonly Notice[];
  readonly posted: (notice: Omit<Notice, 'id'>) => void;
  /** A request to main failed: says so in the words of i18n/failures.ts. */
  readonly requestFailed: (error: AppError) => void;
  readonly closed: (id: number) => void;
  readonly withdrawn: (offers: NonNullable<Notice['offers']>) => void;
}
export type NoticesStore = StoreApi<NoticesState>;

/** More than this many at once would cover the pictures: the oldest go. */
const mostNotices = 3;

/** `describe` puts a failure into words. */
export function createNoticesStore(describe: (error: AppError) => Omit<Notice, 'id'>): NoticesStore {
  let lastId = 0;
  return createStore<NoticesState>((set, get) => ({
    notices: [],
    posted(notice) {
      lastId += 1;
      const added = { ...notice, id: lastId };
      // The same sentence again replaces the earlier one instead of stacking.
      const others = get().notices.filter(
        ({ title, detail }) => title !== notice.title || detail !== notice.detail,
      );
      set({ notices: [...others, added].slice(-mostNotices) });
    },
    requestFailed: (error) => get().posted(describe(error)),
    withdrawn: (offers) =>
      set(({ notices }) => ({ notices: notices.filter((notice) => notice.offers !== offers) })),
    closed: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  }));
}
