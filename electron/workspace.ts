/**
 * The open library and its queue: opened together, closed together, replaced together when the user chooses
 * another folder. A library that cannot be opened is a state to show, not an end of the app.
 */
import { AppError, toAppError } from '../shared/errors.ts';
import type { LibraryStatus } from '../shared/ipc/app-state.ts';
import { folderLabel } from './files/folder-label.ts';
import type { LibraryLayout } from './files/library-layout.ts';
import { libraryLayout } from './files/library-layout.ts';
import type { LibraryHostClient } from './library-host/library-host-client.ts';
import type { Log } from './log.ts';
import type { Queue } from './queue/contract.ts';

export interface Workspace {
  /** After the one before, unless that waits for a folder which does not answer: it is given up. */
  open(folder: string): Promise<LibraryStatus>;
  status(): LibraryStatus;
  /** Absolute path of the library opened last. */
  folder(): string;
  /** Once opening has ended. Rejects with the reason when the library is broken. */
  queue(): Promise<Queue>;
  library(): Promise<LibraryHostClient>;
  /** The queue if there is one now: for what concerns it only while it runs. */
  queueIfOpen(): Queue | null;
  /** Files of batches that could not be read, from the library's folder on. */
  unreadableBatches(): readonly string[];
  /** Called when the host has made its index agree with the files again. */
  reread(unreadable: number): void;
  close(): Promise<void>;
}

/** A library on this computer opens in a tenth of a second; a disk at rest needs some, and comes all the same. */
const defaultPatience = 3_000;

export function createWorkspace(options: {
  readonly host: LibraryHostClient;
  /** Absolute: where journals of exports lie. */
  readonly exports?: string;
  readonly createQueue: (layout: LibraryLayout) => Queue;
  readonly onStatus: (status: LibraryStatus) => void;
  readonly log: Log;
  /** Ms after which a folder is said not to answer. */
  readonly patience?: number;
}): Workspace {
  const { host, createQueue, onStatus, log, patience = defaultPatience } = options;
  let queue: Queue | null = null;
  let current = '';
  /** Batches that the queue left out: paid answers may be in them, so the user has to hear of it. */
  let unreadableBatches: readonly string[] = [];
  let opening: Promise<unknown> = Promise.resolve();
  /** The folder that is being opened does not answer. */
  let isSilent = false;
  /** Whoever waits for the opening under way to end: another opening, or the app's end. */
  let waiting = 0;
  let status: LibraryStatus = { state: 'opening', label: '', error: null, unreadable: 0 };

  const become = (next: LibraryStatus): LibraryStatus => {
    status = next;
    onStatus(next);
    return next;
  };

  /** Waits for an opening under way, so that an early request is late instead of wrong. */
  const opened = async (): Promise<Queue> => {
    await opening;
    if (queue) return queue;
    throw status.error
      ? AppError.fromInfo(status.error)
      : new AppError('library-unreadable', 'No library is open');
  };

  const open = async (folder: string): Promise<LibraryStatus> => {
    await queue?.close();
    queue = null;
    current = folder;
    unreadableBatches = [];
    const label = folderLabel(folder);
    become({ state: 'opening', label, error: null, unreadable: 0 });
    try {
      const { unreadable } = await answered(
        host.call('open', {
          folder,
          ...(options.exports !== undefined && { exports: options.exports }),
        }),
      );
      const next = createQueue(libraryLayout(folder));
      unreadableBatches = (await next.load()).map(({ file }) => `batches/…/${file}`);
      queue = next;
      return become({
        state: 'ready',
        label,
        error: null,
        unreadable: unreadable + unreadableBatches.length,
      });
    } catch (thrown) {
      const error = toAppError(thrown);
      log('error', 'library-not-opened', { error });
      return become({ state: 'broken', label, error: error.toInfo(), unreadable: 0 });
    }
  };

  /** Says so when it takes long, or gives it up where somebody waits for that. */
  async function answered<T>(call: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      isSilent = true;
      log('warn', 'library-silent', {});
      if (waiting > 0) host.abandon();
      else become({ ...status, isSilent: true });
    }, patience);
    try {
      return await call;
    } finally {
      clearTimeout(timer);
      isSilent = false;
    }
  }

  async function openingOver(): Promise<void> {
    waiting += 1;
    if (isSilent) host.abandon();
    await opening;
    waiting -= 1;
  }

  return {
    open: (folder) => {
      const attempt = openingOver().then(() => open(folder));
      opening = attempt;
      return attempt;
    },
    status: () => status,
    folder: () => current,
    queue: opened,
    queueIfOpen: () => queue,
    library: async () => {
      await opened();
      return host;
    },
    unreadableBatches: () => unreadableBatches,
    reread: (unreadable) => {
      become({ ...status, unreadable: unreadable + unreadableBatches.length });
    },
    close: async () => {
      await openingOver();
      await queue?.close();
      queue = null;
      await host.close();
    },
  };
}
