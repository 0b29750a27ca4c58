/** Reads files of JSON that this app wrote, or that someone else has meanwhile changed. */
import { readFile } from 'node:fs/promises';
import { fileError, hasErrno } from './atomic-file.ts';

/**
 * Null when there is no such file. `content` is undefined when it is not JSON, for a schema to refuse: the
 * parser's own error would quote the text, in which a signed URL may stand.
 */
export async function readJsonFile(path: string): Promise<{ readonly content: unknown } | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw fileError(error, path, 'reading');
  }
  try {
    return { content: JSON.parse(text) as unknown };
  } catch {
    return { content: undefined };
  }
}
