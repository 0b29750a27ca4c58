/** A collection's name: any text of one line that a person can read and find again. */
import { z } from 'zod';

/** In graphemes: what a reader counts as one sign, however many code points it takes. */
export const longestCollectionName = 100;
/** UTF-16 units that are looked at: more is no name, whatever it is made of. */
export const mostNameUnits = 2_000;

export type CollectionNameProblem = 'empty' | 'too-long' | 'not-text';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As it is kept: without space around it, composed (NFC), each run of spaces one. */
export function tidyCollectionName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What is wrong with a tidy name; null when it may be used. */
export function collectionNameProblem(name: string): CollectionNameProblem | null {
  // Signs that show nothing by themselves make no name.
  if (!/[^\s\p{Cf}\p{Cc}\p{Mn}]/u.test(name)) return 'empty';
  if (name.length > mostNameUnits || [...graphemes.segment(name)].length > longestCollectionName)
    return 'too-long';
  // Control signs, halves of pairs, and signs that turn the text around them.
  return /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name) ? 'not-text' : null;
}

/** Two names with the same key look alike to a reader: only one of them is given. */
export function collectionNameKey(name: string): string {
  return tidyCollectionName(name).toLowerCase();
}

export const collectionNameSchema = z
  .string()
  .max(mostNameUnits)
  .refine((name) => name === tidyCollectionName(name) && collectionNameProblem(name) === null, 'not a name');
