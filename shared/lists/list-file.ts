/**
 * A list as it lies in the library: `lists/<name>.txt`, plain UTF-8 text that any editor opens. One entry a line; empty
 * lines and lines that begin with `#` are for the reader. An entry is prompt text and may hold the prompt language, so
 * an entry that begins with `#` is written `\#`. The file's name is what `__name__` says.
 */
import { z } from 'zod';
import { listNamePattern } from '../prompt/lists.ts';
import type { Lists } from '../prompt/lists.ts';
import { parsePrompt } from '../prompt/parse.ts';
import type { SyntaxProblem } from '../prompt/parse.ts';

/** Bytes of a file. */
export const largestList = 1024 * 1024;
export const mostEntries = 5_000;
/** UTF-16 units: an entry is a phrase. */
export const longestEntry = 2_000;

const namePattern = new RegExp(`^${listNamePattern}$`, 'u');
/** What Windows keeps for itself, whatever the extension. */
const deviceNames = /^(con|prn|aux|nul|(com|lpt)[0-9])$/i;

/** Whether the prompt language can name a list so, and every system a file. */
export function isListName(name: string): boolean {
  return namePattern.test(name) && name === name.normalize('NFC') && !deviceNames.test(name);
}

/** Two names with the same key are one file on systems that take no notice of case. */
export function listNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

export const listNameSchema = z.string().refine(isListName, 'not a name of a list');

/** SHA-256 of the file's bytes, hex: says whether it is still the file that was read. */
const revisionSchema = z.string().length(64);

export const listFileSchema = z.object({ name: listNameSchema, text: z.string(), revision: revisionSchema });
export type ListFile = z.infer<typeof listFileSchema>;

/** Why a `.txt` file in the folder is not used as a list. It is left as it is. */
const unusableReasons = ['name', 'not-utf8', 'too-large', 'unreadable', 'same-name'] as const;

export const listsReadingSchema = z.object({
  /** By name. */
  lists: z.array(listFileSchema),
  unusable: z.array(z.object({ file: z.string(), reason: z.enum(unusableReasons) })),
  /** Lists of the starter set that are not there. */
  missingStarters: z.array(z.string()),
});
export type ListsReading = z.infer<typeof listsReadingSchema>;

const editedSchema = { name: listNameSchema, expected: revisionSchema };
/** `expected`: the revision that was edited; null makes a new list. */
export const listWritingSchema = z.strictObject({
  name: listNameSchema,
  text: z.string().max(largestList),
  expected: revisionSchema.nullable(),
});
export const listRenamingSchema = z.strictObject({ ...editedSchema, to: listNameSchema });
export const listDeletionSchema = z.strictObject(editedSchema);

export interface ListEntry {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

export type EntryProblem = {
  /** From 1. */
  readonly line: number;
} & (
  | { readonly reason: 'too-long' | 'too-many' }
  | { readonly reason: 'repeated'; readonly firstLine: number }
  | { readonly reason: 'prompt-language'; readonly problem: SyntaxProblem }
);

export interface ParsedList {
  readonly entries: readonly ListEntry[];
  /** In the order of the lines. What is wrong with an entry does not take it off the list, but for being too long or too many. */
  readonly problems: readonly EntryProblem[];
}

export function parseList(text: string): ParsedList {
  const entries: ListEntry[] = [];
  const problems: EntryProblem[] = [];
  const firstLines = new Map<string, number>();
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const entry = raw.replace(/^\uFEFF/, '').trim();
    if (entry === '' || entry.startsWith('#')) continue;
    const line = index + 1;
    if (entries.length === mostEntries) {
      problems.push({ line, reason: 'too-many' });
      break;
    }
    if (entry.length > longestEntry) {
      problems.push({ line, reason: 'too-long' });
      continue;
    }
    const firstLine = firstLines.get(entry);
    if (firstLine !== undefined) problems.push({ line, reason: 'repeated', firstLine });
    else firstLines.set(entry, line);
    const [problem] = parsePrompt(entry).problems;
    if (problem) problems.push({ line, reason: 'prompt-language', problem });
    entries.push({ text: entry, line });
  }
  return { entries, problems };
}

/** What `__name__` draws from. */
export function listsOf(files: readonly Pick<ListFile, 'name' | 'text'>[]): Lists {
  return new Map(files.map(({ name, text }) => [name, parseList(text).entries.map((entry) => entry.text)]));
}
