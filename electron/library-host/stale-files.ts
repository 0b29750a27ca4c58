/**
 * Unfinished files that nobody will finish. A download may be a paid image that was never taken in, so it is
 * moved to the quarantine instead of removed; and while a journal is open its downloads are not touched at all.
 */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { frameIdSchema } from '../../shared/ids.ts';
import { fileError, hasErrno, temporarySuffix } from '../files/atomic-file.ts';
import type { LibraryLayout } from '../files/library-layout.ts';
import { openJournals } from './open-journals.ts';
import { quarantine } from './quarantine.ts';

export interface StaleFiles {
  /** Cleans one folder, of whose file names the caller has a list. */
  sweep(folder: string, names: readonly string[]): Promise<void>;
}

/** A signed URL lives 24 hours (gateway.md): what is older cannot be a download that is still going on. */
const staleAfter = 24 * 3_600_000;

export function createStaleFiles(options: {
  readonly layout: LibraryLayout;
  readonly now: () => number;
  readonly onProblem: (problem: AppError) => void;
}): StaleFiles {
  const { layout, now, onProblem } = options;
  // Read on the first stale file only: there hardly ever is one.
  let journals: Promise<string> | undefined;

  const sweepFile = async (folder: string, name: string): Promise<void> => {
    const path = join(folder, name);
    const { mtimeMs, size } = await stat(path);
    if (now() - mtimeMs < staleAfter) return;
    const id = frameIdSchema.safeParse(name.slice(1, -temporarySuffix.length));
    if (!id.success || size === 0) {
      await rm(path, { force: true });
      return;
    }
    journals ??= openJournals(layout.batches);
    if ((await journals).includes(id.data)) return;
    const reason = new AppError('download-stalled', 'A download that nobody waits for any more');
    const at = new Date(now()).toISOString();
    await quarantine(layout, { id: id.data, path, type: null, reason, at, draft: null });
  };

  return {
    sweep: async (folder, names) => {
      for (const name of names) {
        if (!name.startsWith('.') || !name.endsWith(temporarySuffix)) continue;
        try {
          await sweepFile(folder, name);
        } catch (error) {
          // Renamed meanwhile: it was not stale. Anything else can wait for the next start.
          if (!hasErrno(error, 'ENOENT')) onProblem(fileError(error, join(folder, name)));
        }
      }
    },
  };
}
