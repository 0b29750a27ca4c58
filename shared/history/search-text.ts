/**
 * Text as the full-text index takes it, and queries as it understands them. Pure.
 *
 * The index's own tokenizer (SQLite FTS5, unicode61) ends a word at anything but letters and figures, so a Chinese
 * sentence would be one word. Characters of scripts that write no spaces are therefore set apart, each a word of
 * its own, and a run of them is searched for as a phrase: every length of query finds its place, without a
 * dictionary that might part the query otherwise than the text. (FTS5's trigram tokenizer finds nothing for
 * words of two characters, of which Chinese and Japanese mostly consist.)
 */

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Words of a query that are looked for; a pasted paragraph need not be matched to its end. */
const mostTerms = 24;

export function searchText(text: string): string {
  return text.replace(spaceless, ' $& ');
}

export interface SearchQuery {
  /** An FTS5 expression of quoted phrases, all of which must be there; null when no word is asked for. */
  readonly words: string | null;
  /** Terms of signs alone (emoji, `{|}`), of which the index knows nothing: to be found as they stand. */
  readonly signs: readonly string[];
}

/** Whatever is typed is a search for it: nothing of it is taken for the index's query language. */
export function searchQuery(typed: string): SearchQuery {
  const terms = typed
    .split(/[\s\0]+/)
    .filter((term) => term !== '')
    .slice(0, mostTerms);
  const phrases = terms.map(searchPhrase);
  const words = phrases.filter((phrase) => phrase !== null);
  return {
    words: words.length > 0 ? words.join(' ') : null,
    signs: terms.filter((_, at) => phrases[at] === null),
  };
}

/** Words that stand one after the other, the last perhaps only begun, as an FTS5 phrase; null for signs alone. */
export function searchPhrase(text: string): string | null {
  const phrase = searchText(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return hasLetter(phrase) ? `"${phrase}"*` : null;
}

function hasLetter(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
