/** The history as it is looked through: what is searched for, the pages read so far, which one or two are chosen. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { toAppError } from '../../shared/errors.ts';
import type { AppError } from '../../shared/errors.ts';
import type { HistoryEntry } from '../../shared/history/entry.ts';
import type { BatchId } from '../../shared/ids.ts';
import type { Bridge } from '../bridge.ts';

export interface HistoryState {
  readonly query: string;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** The query that `entries` answer: an earlier one while an answer is on its way; null before the first. */
  readonly answered: string | null;
  readonly isComplete: boolean;
  readonly failure: AppError | null;
  readonly chosen: BatchId | null;
  /** The one it is compared with. */
  readonly other: BatchId | null;
  /** The next one that is chosen is the other. */
  readonly isPicking: boolean;
  /** Reads the first page and follows changes; returns a function that stops following. */
  readonly opened: () => () => void;
  readonly queryTyped: (query: string) => void;
  /** The end of what is known is in sight. */
  readonly moreWanted: () => void;
  readonly retried: () => void;
  readonly entryChosen: (batch: BatchId) => void;
  readonly otherChosen: (batch: BatchId) => void;
  readonly stepped: (by: number) => void;
  readonly compareAsked: () => void;
  readonly comparingEnded: () => void;
}
export type HistoryStore = StoreApi<HistoryState>;

const pageSize = 60;

type Page = 'first' | 'next';

export function createHistoryStore(bridge: Pick<Bridge, 'request' | 'on'>): HistoryStore {
  return createStore<HistoryState>((set, get) => {
    /** One request at a time; what is typed meanwhile is asked for when it is back. */
    let isAsking = false;
    let isStale = false;

    async function ask(page: Page): Promise<void> {
      if (isAsking) {
        isStale ||= page === 'first';
        return;
      }
      isAsking = true;
      const { query, entries } = get();
      // A change while one has scrolled far down must not take the place away: as much is read again as was there.
      const limit = page === 'first' ? Math.min(200, Math.max(pageSize, entries.length)) : pageSize;
      const before = page === 'next' ? (entries.at(-1)?.batch ?? null) : null;
      try {
        const read = await bridge.request('history.page', { query, before, limit });
        set({ ...withPage(get(), page, read, limit), answered: query, failure: null });
      } catch (thrown) {
        set({ failure: toAppError(thrown), answered: query });
      }
      isAsking = false;
      if (isStale) {
        isStale = false;
        await ask('first');
      }
    }

    return {
      query: '',
      entries: [],
      answered: null,
      isComplete: false,
      failure: null,
      chosen: null,
      other: null,
      isPicking: false,
      opened() {
        void ask('first');
        return bridge.on('history.changed', () => void ask('first'));
      },
      queryTyped(query) {
        set({ query, entries: query === get().query ? get().entries : get().entries.slice(0, pageSize) });
        void ask('first');
      },
      moreWanted() {
        const { isComplete, failure, answered, query } = get();
        if (!isComplete && failure === null && answered === query) void ask('next');
      },
      retried: () => void ask('first'),
      entryChosen(batch) {
        if (get().isPicking) get().otherChosen(batch);
        else set({ chosen: batch, other: null });
      },
      otherChosen(batch) {
        const { chosen } = get();
        if (chosen === null) set({ chosen: batch });
        else if (batch !== chosen) set({ other: batch, isPicking: false });
      },
      stepped(by) {
        const { entries, chosen, isPicking, other } = get();
        const isComparing = isPicking || other !== null;
        const at = entries.findIndex(({ batch }) => batch === (other ?? chosen));
        const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))];
        if (!next) return;
        if (!isComparing) set({ chosen: next.batch });
        // The other one moves; past the chosen one itself it goes on.
        else if (next.batch !== chosen) set({ other: next.batch, isPicking: false });
        else if (other !== null && Math.abs(by) === 1) {
          const beyond = entries[at + 2 * by];
          if (beyond) set({ other: beyond.batch });
        }
      },
      compareAsked: () => set({ isPicking: true, other: null }),
      comparingEnded: () => set({ isPicking: false, other: null }),
    };
  });
}

/** The entries with a page read; what is chosen stays chosen as long as it is listed. */
function withPage(
  { entries, chosen, other }: HistoryState,
  page: Page,
  read: readonly HistoryEntry[],
  limit: number,
): Pick<HistoryState, 'entries' | 'isComplete' | 'chosen' | 'other'> {
  const all = page === 'first' ? read : [...entries, ...read];
  const isListed = (id: BatchId | null): boolean => all.some(({ batch }) => batch === id);
  return {
    entries: all,
    isComplete: read.length < limit,
    chosen: isListed(chosen) ? chosen : (all[0]?.batch ?? null),
    other: isListed(chosen) && isListed(other) ? other : null,
  };
}
