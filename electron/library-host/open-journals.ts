/** The text of every batch that still has a journal: for asking whether it names a frame, not for reading jobs. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError, hasErrno } from '../files/atomic-file.ts';

/** Error: `library-unreadable`. */
export async function openJournals(batches: string): Promise<string> {
  try {
    const names = await readdir(batches, { recursive: true });
    const open = names.filter((name) => name.endsWith('.journal'));
    // States that were folded into the record before the journal was opened again count as well.
    const files = open.flatMap((name) => [name, `${name.slice(0, -'.journal'.length)}.json`]);
    const texts = await Promise.all(files.map((name) => textOf(join(batches, name))));
    return texts.join('\n');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return '';
    throw fileError(error, batches, 'reading');
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return '';
    throw error;
  }
}
