/** The files in `collections/`: read, each once as long as it stays the same. What a file holds is for `shared/collections` to say. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  anyCollectionFileSchema,
  isSmart,
  largestCollection,
  smartCollectionVersion,
} from '../../shared/collections/collection.ts';
import type { AnyCollectionFile, CollectionsReading } from '../../shared/collections/collection.ts';
import { fileError, hasErrno } from '../files/atomic-file.ts';
import { readJsonFile } from '../files/json-file.ts';

type Unusable = CollectionsReading['unusable'][number];
type Read = { readonly collection: AnyCollectionFile } | { readonly unusable: Unusable };

export interface FoundCollections {
  /** By name. */
  readonly collections: readonly AnyCollectionFile[];
  readonly unusable: readonly Unusable[];
  /** Says whether two findings are of the same files. */
  readonly state: string;
}

/** What was read of a file, and how the file looked then. */
interface Known {
  readonly stamp: string;
  readonly read: Read;
}

/** Finds what is in the folder at this moment; files that did not change meanwhile are not read again. */
export function createCollectionFinder(folder: string): () => Promise<FoundCollections> {
  let known: ReadonlyMap<string, Known> = new Map();
  return async () => {
    const next = new Map<string, Known>();
    for (const file of await listedFiles(folder)) {
      const one = await look(folder, file, known.get(file));
      if (one) next.set(file, one);
    }
    known = next;
    const reads = [...next.values()].map(({ read }) => read);
    return {
      collections: reads.flatMap((read) => ('collection' in read ? [read.collection] : [])).toSorted(byName),
      unusable: reads.flatMap((read) => ('unusable' in read ? [read.unusable] : [])),
      state: JSON.stringify([...next].map(([file, { stamp }]) => [file, stamp])),
    };
  };
}

const collator = new Intl.Collator('en', { numeric: true });

function byName(a: AnyCollectionFile, b: AnyCollectionFile): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/** Hidden files, folders and files other than `.json` are none of ours. */
async function listedFiles(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found
      .filter((one) => one.isFile() && one.name.endsWith('.json') && !one.name.startsWith('.'))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw fileError(error, folder, 'reading');
  }
}

/** Null for a file that went away meanwhile. */
async function look(folder: string, file: string, before: Known | undefined): Promise<Known | null> {
  const path = join(folder, file);
  try {
    const { ino, size, mtimeMs } = await stat(path);
    const stamp = `${ino} ${size} ${mtimeMs}`;
    if (before?.stamp === stamp) return before;
    // Its size is looked at first: whatever was put there must not fill the memory.
    if (size > largestCollection) return { stamp, read: { unusable: { file, reason: 'too-large' } } };
    const content = await readJsonFile(path);
    return content && { stamp, read: readCollection(file, content.content) };
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    // One file that cannot be read takes no other away; which one it is, is told.
    return { stamp: 'unreadable', read: { unusable: { file, reason: 'unreadable' } } };
  }
}

const newerSchema = z.object({
  version: z
    .number()
    .int()
    .min(smartCollectionVersion + 1),
});

function readCollection(file: string, content: unknown): Read {
  const parsed = anyCollectionFileSchema.safeParse(content);
  if (parsed.success && file === `${parsed.data.id}.json`) return { collection: withoutDoubles(parsed.data) };
  const isNewer = newerSchema.safeParse(content).success;
  return { unusable: { file, reason: isNewer ? 'newer' : 'not-a-collection' } };
}

/** Another program may have merged two versions of a file. */
function withoutDoubles(collection: AnyCollectionFile): AnyCollectionFile {
  if (isSmart(collection)) return collection;
  const frames = new Set(collection.frames);
  return frames.size === collection.frames.length ? collection : { ...collection, frames: [...frames] };
}
