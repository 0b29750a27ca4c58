/** Which batches lie in a library: their names alone, which are UUIDv7 and so sort by time. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchId } from '../../shared/ids.ts';
import { batchIdSchema, timeOfId } from '../../shared/ids.ts';
import { fileError, hasErrno } from '../files/atomic-file.ts';

/** Every batch that has a journal, oldest first. Error: `library-unreadable`. */
export async function idsWithJournal(root: string): Promise<BatchId[]> {
  const ids: BatchId[] = [];
  for (const year of await namesIn(root))
    for (const month of await namesIn(join(root, year)))
      ids.push(...(await idsIn(join(root, year, month), '.journal')));
  return ids.sort();
}

/** Newest first; `before` itself is not among them. Reads only the months it needs. Error: `library-unreadable`. */
export async function newestIds(root: string, before: BatchId | null, limit: number): Promise<BatchId[]> {
  const ids: BatchId[] = [];
  for (const year of (await namesIn(root)).toSorted().toReversed())
    for (const month of (await namesIn(join(root, year))).toSorted().toReversed()) {
      if (ids.length >= limit) return ids.slice(0, limit);
      const found = await idsIn(join(root, year, month), '.json');
      ids.push(
        ...found
          .filter((id) => before === null || id < before)
          .sort()
          .reverse(),
      );
    }
  return ids.slice(0, limit);
}

export interface BatchFile {
  readonly id: BatchId;
  /** Jobs of it may still change. */
  readonly hasJournal: boolean;
}

/** Batches made since a moment (ms since the epoch). Reads only the months it needs. Error: `library-unreadable`. */
export async function batchesSince(root: string, at: number): Promise<BatchFile[]> {
  const batches: BatchFile[] = [];
  for (const year of (await namesIn(root)).toSorted().toReversed())
    for (const month of (await namesIn(join(root, year))).toSorted().toReversed()) {
      const names = await namesIn(join(root, year, month));
      const ids = idsAmong(names, '.json');
      const journals = new Set(idsAmong(names, '.journal'));
      const wanted = ids.filter((id) => timeOfId(id) >= at);
      batches.push(...wanted.map((id) => ({ id, hasJournal: journals.has(id) })));
      if (wanted.length < ids.length) return batches;
    }
  return batches;
}

async function idsIn(folder: string, extension: string): Promise<BatchId[]> {
  return idsAmong(await namesIn(folder), extension);
}

function idsAmong(names: readonly string[], extension: string): BatchId[] {
  return names.flatMap((name) => {
    const id = batchIdSchema.safeParse(name.slice(0, -extension.length));
    return name.endsWith(extension) && id.success ? [id.data] : [];
  });
}

/** Empty for what is no folder or not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return [];
    throw fileError(error, folder, 'reading');
  }
}
