/**
 * Before a quit: paid calls that are under way are named, with what would become of them, and the user decides: at once,
 * when they have ended, or not at all. Nobody is asked when nothing is at stake, nor when the system itself ends.
 */
import type { QuitAnswer, QuitQuestion } from '../shared/ipc/routes/quit.ts';
import type { UnderWay } from '../shared/job/under-way.ts';

export interface QuitGuard {
  /** Whether the app may end now; if not, the window has been asked. */
  mayQuit(): boolean;
  answer(answer: QuitAnswer): void;
  /** Something in the queue has changed: a quit that waits for it may be due. */
  queueChanged(): void;
  /** The system shuts down: it does not wait for an answer. */
  systemEnds(): void;
}

export function createQuitGuard(deps: {
  /** Null: there is no queue. */
  readonly underWay: () => UnderWay | null;
  /** Whether there is a window that could be asked. */
  readonly canAsk: () => boolean;
  readonly tell: (question: Omit<QuitQuestion, 'leaving'> | null) => void;
  /** Nothing new is sent while a quit waits. */
  readonly pause: () => void;
  readonly quit: () => void;
}): QuitGuard {
  const { underWay, canAsk, tell, pause, quit } = deps;
  let state: 'idle' | 'asked' | 'waiting' | 'agreed' = 'idle';

  function agreed(): void {
    state = 'agreed';
    quit();
  }

  function queueChanged(): void {
    if (state !== 'asked' && state !== 'waiting') return;
    const open = underWay();
    const isOver = !open || open.direct + open.safe + open.downloading === 0;
    if (state === 'waiting' && isOver) agreed();
    else if (open) tell({ ...open, isWaiting: state === 'waiting' });
  }

  return {
    mayQuit() {
      const open = underWay();
      if (state === 'agreed' || !open || open.direct + open.safe === 0 || !canAsk()) return true;
      if (state === 'idle') state = 'asked';
      tell({ ...open, isWaiting: state === 'waiting' });
      return false;
    },

    answer(answer) {
      switch (answer) {
        case 'now':
          agreed();
          return;
        case 'when-done':
          state = 'waiting';
          pause();
          queueChanged();
          return;
        case 'stay':
          state = 'idle';
          tell(null);
          return;
      }
    },

    queueChanged,

    systemEnds() {
      state = 'agreed';
    },
  };
}
