/** The two ways of leaving a queue, each asked about first: by quitting, and by opening another library. */
import type { SendEvent } from './ipc/electron-ipc.ts';
import { createLibraryLeave } from './leave-library.ts';
import type { LibraryLeave } from './leave-library.ts';
import { createQuitGuard } from './quit-guard.ts';
import type { QuitGuard } from './quit-guard.ts';
import type { Workspace } from './workspace.ts';

export interface Guards {
  readonly app: QuitGuard;
  readonly library: LibraryLeave;
  readonly queueChanged: () => void;
}

interface AskedWindow {
  readonly show: () => void;
  readonly webContents: { readonly isCrashed: () => boolean };
}

export function createGuards(deps: {
  readonly workspace: () => Workspace;
  /** The window that could be asked in, as far as that matters. */
  readonly window: () => AskedWindow | null;
  readonly send: SendEvent;
  readonly quit: () => void;
}): Guards {
  const { workspace, window, send, quit } = deps;
  const queue = {
    underWay: () => workspace().queueIfOpen()?.underWay() ?? null,
    canAsk: () => window()?.webContents.isCrashed() === false,
    pause: () => workspace().queueIfOpen()?.pause(),
  };
  const app = createQuitGuard({
    ...queue,
    tell: (question) => {
      send('quit.asked', question && { ...question, leaving: 'app' });
      if (question && !question.isWaiting) window()?.show();
    },
    quit,
  });
  const library = createLibraryLeave({
    ...queue,
    tell: (question) => send('quit.asked', question && { ...question, leaving: 'library' }),
  });
  return {
    app,
    library,
    queueChanged: () => {
      app.queueChanged();
      library.queueChanged();
    },
  };
}
