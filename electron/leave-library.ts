/** Before another library is opened: the question that a quit would ask, since the queue ends with its library. */
import { createQuitGuard } from './quit-guard.ts';
import type { QuitGuard } from './quit-guard.ts';

export interface LibraryLeave extends Pick<QuitGuard, 'answer' | 'queueChanged'> {
  /** Whether the library may be left: at once where nothing is at stake, else when the user has said so. */
  mayLeave(): Promise<boolean>;
}

export function createLibraryLeave(deps: Omit<Parameters<typeof createQuitGuard>[0], 'quit'>): LibraryLeave {
  let asking: { readonly guard: QuitGuard; readonly settle: (mayLeave: boolean) => void } | null = null;

  function ended(mayLeave: boolean): void {
    const { settle } = asking ?? {};
    asking = null;
    deps.tell(null);
    settle?.(mayLeave);
  }

  return {
    mayLeave() {
      if (asking) ended(false);
      const guard = createQuitGuard({ ...deps, quit: () => ended(true) });
      return new Promise((settle) => {
        asking = { guard, settle };
        if (!guard.mayQuit()) return;
        asking = null;
        settle(true);
      });
    },
    answer(answer) {
      if (answer === 'stay') ended(false);
      else asking?.guard.answer(answer);
    },
    queueChanged: () => asking?.guard.queueChanged(),
  };
}
