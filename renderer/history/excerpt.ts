/** A prompt's first lines as the log shows them: what the request before it had not is marked. Pure. */
import type { DiffPart } from '../../shared/diff/words.ts';
import { diffWords } from '../../shared/diff/words.ts';

/** Characters that stand before the first mark, so that two lines have room to show it. */
const leadIn = 60;
/** Beyond this share of new words it is another idea, and marking all of it would mark nothing. */
const mostNew = 0.6;

/** Parts to be shown in a row, `added` ones marked. Removed words are left out: there is room for one prompt. */
export function excerptOf(prompt: string, before: string | null): readonly DiffPart[] {
  const text = oneLine(prompt);
  const plain: readonly DiffPart[] = [{ kind: 'same', text }];
  if (before === null) return plain;
  const parts = diffWords(oneLine(before), text).filter(({ kind }) => kind !== 'removed');
  const added = parts.filter(({ kind }) => kind === 'added');
  if (added.reduce((sum, part) => sum + part.text.length, 0) > text.length * mostNew) return plain;
  const [first, ...rest] = parts;
  if (first?.kind !== 'same' || rest.length === 0 || first.text.length <= 2 * leadIn) return parts;
  return [{ kind: 'same', text: `…${wordsFrom(first.text.slice(-leadIn))}` }, ...rest];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Without the word that was cut through. */
function wordsFrom(text: string): string {
  const space = text.indexOf(' ');
  return space < 0 ? text.replace(/^[\udc00-\udfff]/, '') : text.slice(space);
}
