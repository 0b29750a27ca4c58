/** Keywords as they are typed: several at once, by commas or lines. Pure. */

type Keywords = readonly string[];

export const longestKeyword = 100;
export const mostKeywords = 200;
/** UTF-16 units. */
export const longestNotes = 10_000;

export interface Taken {
  /** With the new ones at the end, in the order typed; one that is there already, in whatever case, stays as it is. */
  readonly keywords: Keywords;
  /** What could not be taken, because it is too long or one too many: it stays in the field. */
  readonly left: string;
}

export function withTyped(keywords: Keywords, typed: string): Taken {
  const known = new Set(keywords.map(keyOf));
  const taken = [...keywords];
  const left: string[] = [];
  for (const word of typed.split(/[,;\n]/).map((each) => each.trim().replace(/\s+/g, ' '))) {
    if (word === '' || known.has(keyOf(word))) continue;
    if (word.length > longestKeyword || taken.length >= mostKeywords) left.push(word);
    else {
      known.add(keyOf(word));
      taken.push(word);
    }
  }
  return { keywords: taken, left: left.join(', ') };
}

function keyOf(keyword: string): string {
  return keyword.normalize('NFC').toLowerCase();
}
