/**
 * Paid pictures while the library's folder is away (a disk pulled out, a share that is gone): they are fetched all the same,
 * into the user-data folder, wait there, and go to the library when it is back. A folder without its marker is not the
 * library, even if one of its name is there: nothing is written into an empty mount point.
 */
import { copyFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  fileError,
  makeFolderDurably,
  renameDurably,
  syncFile,
  temporaryPathFor,
} from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';

import type { GatewayClient } from '../gateway/client.ts';
import type { DownloadOptions } from '../gateway/download.ts';
import { findDownload } from '../gateway/part-file.ts';
import type { Log } from '../log.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import type { Clock } from './effects.ts';

/** Ms between two looks for a library that is away. */
const lookMs = 3_000;

type Fetcher = Pick<GatewayClient, 'download'>;

export interface Rescue {
  /** Fetches as the client does, and survives the library's absence: then it resolves when that is over. */
  through(client: Fetcher): Fetcher;
  /** Something could not be written: if that is because the library is away, its return is told of. */
  suspect(): void;
  close(): void;
}

export function createRescue(deps: {
  readonly layout: Pick<LibraryLayout, 'marker'>;
  /** Absolute; where bytes wait. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onAway: () => void;
  readonly onBack: () => void;
}): Rescue {
  const { layout, folder, clock, log } = deps;
  const closing = new AbortController();
  let returning: Promise<void> | null = null;

  async function isThere(): Promise<boolean> {
    return await stat(layout.marker).then(
      () => true,
      () => false,
    );
  }

  /** Resolves when the library is back, or the queue closes. */
  function back(): Promise<void> {
    returning ??= (async () => {
      log('warn', 'library-away');
      deps.onAway();
      while (!closing.signal.aborted && !(await isThere())) await pause();
      returning = null;
      if (closing.signal.aborted) return;
      log('info', 'library-back');
      deps.onBack();
    })();
    return returning;
  }

  async function pause(): Promise<void> {
    let stop = (): void => undefined;
    await new Promise<void>((resolve) => {
      stop = clock.after(lookMs, resolve);
      closing.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stop();
  }

  return {
    through: (client) => ({
      async download(url, path, how) {
        const rescued = join(folder, basename(path));
        try {
          const earlier = await findDownload(rescued);
          if (!earlier && (await isThere())) {
            const fetched = await client.download(url, path, how);
            if (fetched.ok || (await isThere())) return fetched;
          }
          const returned = (await isThere()) ? null : back();
          const file = earlier
            ? { ok: true as const, value: earlier }
            : await client.download(url, rescued, outside(how));
          if (!file.ok) return file;
          await returned;
          if (closing.signal.aborted) return failure(away().toInfo());
          await move(rescued, path, layout.marker);
          return file;
        } catch (thrown) {
          return failure(toAppError(thrown).toInfo());
        }
      },
    }),

    suspect() {
      void isThere().then((is) => (is ? undefined : back()));
    },

    close: () => closing.abort(),
  };
}

/** The folder where bytes wait is the app's own, and may be made. */
function outside({ marker: _, ...how }: DownloadOptions = {}): DownloadOptions {
  return how;
}

function away(): AppError {
  return new AppError('library-unreadable', 'The library is away');
}

/** From one disk to another; whole in its place, or not there. */
async function move(from: string, to: string, marker: string): Promise<void> {
  const temporary = temporaryPathFor(to);
  try {
    await makeFolderDurably(dirname(to), marker);
    await copyFile(from, temporary);
    await syncFile(temporary);
    await renameDurably(temporary, to);
    await rm(from, { force: true });
  } catch (error) {
    throw fileError(error, to);
  }
}
