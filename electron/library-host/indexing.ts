/** Keeps the index in step with the files, in the background: while it is made anew it tells how far it is, and can be stopped. */
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import type { IndexingState } from '../../shared/indexing.ts';
import { idle } from '../../shared/indexing.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileTools } from './reconcile.ts';
import type { RequestHistory } from './request-history.ts';

export interface Indexing {
  /** Looks through the library once, unless somebody stops it. Never rejects. */
  run(): Promise<void>;
  /** Frames of an index made anew that are there before anything is shown: the newest. */
  begin(): Promise<void>;
  state(): IndexingState;
  /** What is indexed stays, and what is not is not shown. */
  stop(): void;
  /** For good: the library closes. */
  close(): void;
}

/** Enough for any first screen. */
const firstFrames = 500;
/** Fewer frames than this are there before anybody could read how many. */
const worthTelling = 2_000;

export function createIndexing(
  tools: ReconcileTools,
  options: {
    readonly history: RequestHistory;
    /** It was made anew: whoever shows frames has none yet. */
    readonly fresh: boolean;
    readonly onState: (state: IndexingState) => void;
    /** Frames came or went, or records were found that cannot be read. */
    readonly onChange: () => void;
    readonly onProblem: (problem: AppError) => void;
  },
): Indexing {
  const { index, days } = tools;
  const { history, onState, onChange, onProblem } = options;
  let mustTell = options.fresh;
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  let isRunning = false;
  let stopping = new AbortController();
  let state: IndexingState = idle;
  let shown = 0;

  function become(next: IndexingState): void {
    state = next;
    onState(next);
  }

  function progressed(done: number, total: number): void {
    if (total - shown < worthTelling && state.kind === 'idle') return;
    if (done - state.done >= total / 200 || done === total || state.kind === 'idle')
      become({ kind: 'running', done, total });
    // Each time by half as many again: a window that is open grows with the index, and is not kept busy by it.
    if (done < shown * 1.5) return;
    shown = done;
    onChange();
  }

  async function look(signal: AbortSignal): Promise<void> {
    shown = Math.max(index.count(), firstFrames);
    const { changed, complete } = await reconcile(tools, { signal, onProgress: progressed });
    if (!complete) {
      mustTell ||= changed > 0;
      return;
    }
    const past = await history.reconcile(signal);
    const skipped = days.unreadable() + past.unreadable;
    mustTell ||= changed > 0 || past.changed || skipped !== index.unreadable();
    index.setUnreadable(skipped);
  }

  return {
    begin: async () => {
      await reconcile(tools, { signal: stopping.signal, enough: firstFrames });
    },
    run: async () => {
      if (isRunning || isClosing()) return;
      isRunning = true;
      // Who showed the library before this one hears that there is nothing to wait for.
      become(state.kind === 'stopped' ? { ...state, kind: 'running' } : idle);
      stopping = new AbortController();
      const { signal } = stopping;
      try {
        await look(signal);
      } catch (error) {
        // A share that went away: the index stays as it is, and the next start tries again.
        onProblem(toAppError(error));
      }
      isRunning = false;
      if (isClosing()) return;
      if (state.kind !== 'idle') become(signal.aborted ? { ...state, kind: 'stopped' } : idle);
      if (mustTell) onChange();
      mustTell = false;
    },
    state: () => state,
    stop: () => stopping.abort(),
    close: () => {
      closing.abort();
      stopping.abort();
    },
  };
}
