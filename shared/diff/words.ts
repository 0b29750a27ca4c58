/** What changed between two texts, word by word, marked the way a person with a pencil would. Pure. */
import { diffArrays } from 'diff';

export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  /** Never empty. */
  readonly text: string;
}

/** Changed units after which a finer comparison is given up: about a tenth of a second of work. */
const mostEdits = 1_000;

/**
 * The parts in reading order; what was removed stands before what was added in its place. `same` and `removed`
 * joined are `left`, `same` and `added` joined are `right`.
 *
 * Words are those of Unicode (UAX #29, with the dictionaries of ICU), so that languages without spaces are compared
 * word by word too. Texts with more than a thousand changed words are compared sentence by sentence, and where
 * even those differ more than a thousand times, as wholes: the work is bounded whatever comes in.
 */
export function diffWords(left: string, right: string): readonly DiffPart[] {
  const parts = compare(wordsOf(left), wordsOf(right)) ?? compare(sentencesOf(left), sentencesOf(right));
  return mended(parts ?? [part('removed', left), part('added', right)]);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Pieces that no word crosses, none longer than 400 characters: V8 copies a segmenter's whole input for every word. */
const piecePattern = /\s+|[^\s。，、！？；：]{1,400}[。，、！？；：]*|[。，、！？；：]+/gu;

function wordsOf(text: string): string[] {
  return (text.match(piecePattern) ?? []).flatMap((piece) =>
    isSpace(piece) ? [piece] : Array.from(segmenter.segment(piece), ({ segment }) => segment),
  );
}

function sentencesOf(text: string): string[] {
  return text.match(/[^\n.!?。！？]*[\n.!?。！？]+|[^\n.!?。！？]+/gu) ?? [];
}

function compare(left: string[], right: string[]): readonly DiffPart[] | undefined {
  return diffArrays(left, right, { maxEditLength: mostEdits })?.map(({ added, removed, value }) =>
    part(removed ? 'removed' : added ? 'added' : 'same', value.join('')),
  );
}

function part(kind: DiffPart['kind'], text: string): DiffPart {
  return { kind, text };
}

/** A stretch that changed: what stood there, what stands there now. Either may be empty. */
interface Change {
  readonly removed: string;
  readonly added: string;
}

/** Changes that only a space or a short word parts become one: a phrase that was replaced, not confetti. */
function mended(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  let open: Change | null = null;
  let between = '';
  const close = (): void => {
    if (open?.removed) result.push(part('removed', open.removed));
    if (open?.added) result.push(part('added', open.added));
    if (between !== '') result.push(part('same', between));
    open = null;
    between = '';
  };
  for (const change of changesOf(parts)) {
    if (typeof change === 'string') between += change;
    else if (open && bridges(between, open, change)) {
      open = joined(open, between, change);
      between = '';
    } else {
      close();
      open = change;
    }
  }
  close();
  return result;
}

/** The parts with what was removed and added in one place taken together; texts are what stayed. */
function changesOf(parts: readonly DiffPart[]): readonly (Change | string)[] {
  const result: (Change | string)[] = [];
  for (const { kind, text } of parts) {
    if (text === '') continue;
    if (kind === 'same') {
      result.push(text);
      continue;
    }
    const last = result.at(-1);
    const change = typeof last === 'object' ? last : { removed: '', added: '' };
    if (typeof last === 'object') result.pop();
    result.push({ ...change, [kind]: change[kind] + text });
  }
  return result;
}

/** Whether one pencil stroke would go over what lies between two changes. Punctuation parts phrases, so it stays. */
function bridges(between: string, before: Change, after: Change): boolean {
  // An insertion beside a removal: over the space between them no phrase was replaced.
  const isReplacement = before.removed + after.removed !== '' && before.added + after.added !== '';
  if (!isReplacement) return false;
  if (isSpace(between)) return true;
  if (/[^\p{L}\p{N}\p{M} '’]/u.test(between)) return false;
  const isShort = between.trim().split(' ').length <= 2;
  return isShort && between.length <= Math.min(longest(before), longest(after));
}

function longest({ removed, added }: Change): number {
  return Math.max(removed.length, added.length);
}

function joined(before: Change, between: string, after: Change): Change {
  return {
    removed: before.removed + between + after.removed,
    added: before.added + between + after.added,
  };
}

function isSpace(text: string): boolean {
  return /^\s+$/.test(text);
}
