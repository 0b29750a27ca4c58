/** The files in `lists/`, read and written one at a time. What a file holds is for `shared/lists` to say. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isListName, largestList, listNameKey } from '../../shared/lists/list-file.ts';
import type { ListFile, ListsReading } from '../../shared/lists/list-file.ts';
import { fileError, hasErrno } from '../files/atomic-file.ts';

type Unusable = ListsReading['unusable'][number];
type Read = { readonly list: ListFile & { readonly file: string } } | { readonly unusable: Unusable };

export interface FoundLists {
  /** By name; `file` is the file's name on disk, which may spell it another way. */
  readonly lists: readonly (ListFile & { readonly file: string })[];
  readonly unusable: readonly Unusable[];
}

const extension = /\.txt$/i;

/**
 * Every list in the folder. Hidden files, folders and files other than `.txt` are none of ours and passed over.
 * Error: `library-unreadable`.
 */
export async function findLists(folder: string): Promise<FoundLists> {
  const lists = new Map<string, ListFile & { readonly file: string }>();
  const unusable: Unusable[] = [];
  for (const file of await listedFiles(folder)) {
    const read = await readList(folder, file);
    if ('unusable' in read) unusable.push(read.unusable);
    else if (lists.has(read.list.name)) unusable.push({ file, reason: 'same-name' });
    else lists.set(read.list.name, read.list);
  }
  return { lists: [...lists.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), unusable };
}

async function listedFiles(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found
      .filter((one) => !one.isDirectory() && extension.test(one.name) && !one.name.startsWith('.'))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw fileError(error, folder, 'reading');
  }
}

async function readList(folder: string, file: string): Promise<Read> {
  const name = file.replace(extension, '').normalize('NFC');
  if (!isListName(name)) return { unusable: { file, reason: 'name' } };
  const path = join(folder, file);
  try {
    // Its size is looked at first: whatever was put there must not fill the memory.
    if ((await stat(path)).size > largestList) return { unusable: { file, reason: 'too-large' } };
    const bytes = await readFile(path);
    const text = textOf(bytes);
    if (text === null) return { unusable: { file, reason: 'not-utf8' } };
    return { list: { name, text, revision: revisionOf(bytes), file } };
  } catch {
    // One file that cannot be read takes no other away; which one it is, is told.
    return { unusable: { file, reason: 'unreadable' } };
  }
}

export function revisionOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Without its byte order mark; null for bytes that are not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A file on disk that is, or on some system would be, the list of that name: usable or not. */
export function takenBy({ lists, unusable }: FoundLists, name: string): string | null {
  const files = [...lists.map(({ file }) => file), ...unusable.map(({ file }) => file)];
  return files.find((file) => listNameKey(file.replace(extension, '')) === listNameKey(name)) ?? null;
}
