/**
 * The prompt language, cut into tokens that lie end to end over the whole text. One pass of one pattern, whose
 * alternatives begin with different signs: the time grows with the text, whatever is in it.
 */
import { listNamePattern } from './lists.ts';

/** Part of a prompt: UTF-16 offsets, `end` not included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** How many of a group's alternatives are taken at once, and what is put between them. */
export interface Pick {
  readonly least: number;
  readonly most: number;
  readonly joiner: string;
}

export type Token = Place &
  (
    | { readonly kind: 'text' | 'escape'; readonly text: string }
    /** With its line end. */
    | { readonly kind: 'comment' | 'bar' | 'close' }
    | { readonly kind: 'open'; readonly pick: Pick | null }
    | { readonly kind: 'list'; readonly name: string }
  );

/** Between the alternatives that a pick takes, when it names nothing itself. */
const usualJoiner = ', ';

const escapable = String.raw`[\\{}|_#$]`;
// `2$$`, `1-2$$`, `2$$ and $$`. A joiner holds no unescaped sign of the language.
const pick = String.raw`\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*\$\$(?:((?:\\[^]|[^\\{}|$]|\$(?!\$))*)\$\$)?`;
const pickPattern = new RegExp(pick, 'u');
const escapePattern = new RegExp(String.raw`\\(${escapable})`, 'gu');
const tokenPattern = new RegExp(
  [
    String.raw`^[ \t]*#.*(?:\r\n?|\n)?`,
    String.raw`\\${escapable}`,
    String.raw`\{(?:${pick})?`,
    String.raw`[}|]`,
    `__${listNamePattern}__`,
  ].join('|'),
  'gmu',
);

export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  for (const match of text.matchAll(tokenPattern)) {
    const place = { start: match.index, end: match.index + match[0].length };
    if (at < place.start)
      yield { kind: 'text', text: text.slice(at, place.start), start: at, end: place.start };
    yield { ...meaningOf(match[0]), ...place };
    at = place.end;
  }
  if (at < text.length) yield { kind: 'text', text: text.slice(at), start: at, end: text.length };
}

type Meaning = Token extends infer One ? (One extends Place ? Omit<One, keyof Place> : never) : never;

/** The first sign tells which alternative of the pattern it was; only a comment may begin with a space. */
function meaningOf(signs: string): Meaning {
  switch (signs.charAt(0)) {
    case '{':
      return { kind: 'open', pick: signs.length > 1 ? pickOf(signs) : null };
    case '}':
      return { kind: 'close' };
    case '|':
      return { kind: 'bar' };
    case '\\':
      return { kind: 'escape', text: signs.slice(1) };
    case '_':
      return { kind: 'list', name: signs.slice(2, -2) };
    default:
      return { kind: 'comment' };
  }
}

function pickOf(signs: string): Pick | null {
  const [, least, most, joiner] = pickPattern.exec(signs) ?? [];
  return {
    least: Number(least),
    most: Number(most ?? least),
    joiner: joiner === undefined ? usualJoiner : joiner.replaceAll(escapePattern, '$1'),
  };
}

/** Text as the prompt language writes it when it is to be taken word for word: a frame's prompt, put back into the editor. */
export function escapePrompt(text: string): string {
  return text
    .replaceAll(/[\\{}|$]/g, String.raw`\$&`)
    .replaceAll(/_(?=_)/g, String.raw`\_`)
    .replaceAll(/^([ \t]*)#/gm, String.raw`$1\#`);
}
