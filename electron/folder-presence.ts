/** Whether folders are there, asked without waiting for a share that stalls. */
import { stat } from 'node:fs/promises';
import type { FolderPresence } from '../shared/libraries/recent.ts';
import { hasErrno } from './files/atomic-file.ts';

/** Ms: a disk at rest needs longer, and is then shown as one that does not answer yet. */
const patience = 1_000;
/** Each that does not come back keeps one of the few threads that read files for the whole process. */
const mostAtOnce = 2;

export type AskPresence = (folder: string) => Promise<FolderPresence>;

export function createFolderPresence(look: (folder: string) => Promise<boolean> = isFolder): AskPresence {
  const open = new Map<string, Promise<FolderPresence>>();

  function asked(folder: string): Promise<FolderPresence> | null {
    const known = open.get(folder);
    if (known) return known;
    if (open.size >= mostAtOnce) return null;
    const looking = look(folder)
      .then((isThere): FolderPresence => (isThere ? 'there' : 'gone'))
      // Whatever keeps it from being read, it is not known to be gone.
      .catch((): FolderPresence => 'silent')
      .finally(() => open.delete(folder));
    open.set(folder, looking);
    return looking;
  }

  return async (folder): Promise<FolderPresence> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<FolderPresence>((settle) => {
      timer = setTimeout(() => settle('silent'), patience);
    });
    try {
      const silent: FolderPresence = 'silent';
      return await Promise.race([asked(folder) ?? silent, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
