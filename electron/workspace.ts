/**
 * The open library and its queue: opened together, closed together, replaced together when the user chooses
 * another folder. A library that cannot be opened is a state to show, not an end of the app.
 */
import { basename, dirname } from 'node:path';
import { AppError, toAppError } from '../shared/errors.ts';
import type { LibraryStatus } from '../shared/ipc/contract.ts';
import type { LibraryLayout } from './files/library-layout.ts';
import { libraryLayout } from './files/library-layout.ts';
import type { LibraryHostClient } from './library-host/library-host-client.ts';
import type { Log } from './log.ts';
import type { Queue } from './queue/queue.ts';

export interface Workspace {
  open(folder: string): Promise<LibraryStatus>;
  status(): LibraryStatus;
  /** Throws why there is none. */
  queue(): Queue;
  library(): LibraryHostClient;
  /** Called when the host reports a rebuilt index. */
  recounted(frames: number, unreadable: number): void;
  /** Frames came or went. */
  countChanged(by: number): void;
  close(): Promise<void>;
}

export function createWorkspace(options: {
  readonly host: LibraryHostClient;
  readonly createQueue: (layout: LibraryLayout) => Queue;
  readonly onStatus: (status: LibraryStatus) => void;
  readonly log: Log;
}): Workspace {
  const { host, createQueue, onStatus, log } = options;
  let queue: Queue | null = null;
  let status: LibraryStatus = { state: 'opening', label: '', frames: 0, error: null, unreadable: 0 };

  const become = (next: LibraryStatus): LibraryStatus => {
    status = next;
    onStatus(next);
    return next;
  };

  return {
    open: async (folder) => {
      await queue?.close();
      queue = null;
      const label = folderLabel(folder);
      become({ state: 'opening', label, frames: 0, error: null, unreadable: 0 });
      try {
        const opened = await host.call('open', { folder });
        const next = createQueue(libraryLayout(folder));
        await next.load();
        queue = next;
        const { frames, unreadable } = opened;
        return become({ state: 'ready', label, frames, error: null, unreadable });
      } catch (thrown) {
        const error = toAppError(thrown);
        log('error', 'library-not-opened', { error });
        return become({ state: 'broken', label, frames: 0, error: error.toInfo(), unreadable: 0 });
      }
    },
    status: () => status,
    queue: () => {
      if (queue) return queue;
      throw status.error
        ? AppError.fromInfo(status.error)
        : new AppError('library-unreadable', 'Still opening');
    },
    library: () => host,
    recounted: (frames, unreadable) => {
      become({ ...status, frames, unreadable });
    },
    countChanged: (by) => {
      become({ ...status, frames: status.frames + by });
    },
    close: async () => {
      await queue?.close();
      queue = null;
      await host.close();
    },
  };
}

/** `Pictures/Proofsheet`: enough to recognise a folder by, too little to find a home folder's name in. */
function folderLabel(folder: string): string {
  const parent = basename(dirname(folder));
  return parent === '' ? basename(folder) : `${parent}/${basename(folder)}`;
}
