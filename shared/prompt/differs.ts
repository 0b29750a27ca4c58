/** What tells the variants of a prompt apart, for the heads of a sheet's rows. */
import type { Place } from './tokens.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** Beyond this many word pairs a comparison costs more than a shorter head is worth. */
const mostPairs = 250_000;
/** Between stretches of words that the variants share. */
const gap = ' · ';

interface Word {
  readonly text: string;
  readonly start: number;
}

/**
 * For each variant only its words that are not in all of them, in order; parts with shared words between them are parted
 * by a dot. Empty for a single variant, and for one that only leaves out what the others have.
 */
export function whatDiffers(variants: readonly string[]): readonly string[] {
  const places = differingPlaces(variants);
  return variants.map((variant, row) =>
    (places[row] ?? []).map(({ start, end }) => variant.slice(start, end)).join(gap),
  );
}

/** Where each variant has words that not all of them have, in order. */
export function differingPlaces(variants: readonly string[]): readonly (readonly Place[])[] {
  const texts = variants.map(wordsOf);
  const [first = [], ...others] = texts.map((text) => text.map((word) => word.text));
  const shared = others.reduce<readonly string[]>(inBoth, first);
  return texts.map((text) => ownParts(text, shared));
}

/** In pieces: the segmenter copies its whole input for each word it finds. */
function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(/\S{1,200}/g)).flatMap((piece) =>
    Array.from(segmenter.segment(piece[0]))
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment, index }) => ({ text: segment, start: piece.index + index })),
  );
}

/** The words of both, in order, as many as there can be: the ends first, then the longest common subsequence between. */
function inBoth(a: readonly string[], b: readonly string[]): readonly string[] {
  const start = sharedStart(a, b);
  const end = sharedStart(a.slice(start).toReversed(), b.slice(start).toReversed());
  const middle = longestCommon(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...a.slice(0, start), ...middle, ...a.slice(a.length - end)];
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((word, i) => word !== b[i]);
  return differs < 0 ? a.length : differs;
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length * b.length > mostPairs) return [];
  /** `lengths[i][j]`: of what `a` from `i` and `b` from `j` have in common. */
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const common: string[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const word = a[i];
    if (word !== undefined && word === b[j]) {
      common.push(word);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}

/** The stretches of words that are not shared, with the signs between them. */
function ownParts(words: readonly Word[], shared: readonly string[]): readonly Place[] {
  const parts: { readonly start: number; end: number }[] = [];
  let next = 0;
  let isInPart = false;
  for (const { text, start } of words) {
    const end = start + text.length;
    const part = parts.at(-1);
    if (text === shared[next]) {
      next += 1;
      isInPart = false;
    } else if (isInPart && part) part.end = end;
    else {
      parts.push({ start, end });
      isInPart = true;
    }
  }
  return parts;
}
