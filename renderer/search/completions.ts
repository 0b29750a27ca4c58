/** What the search field offers for the token that is being typed: names of fields, and values that the library knows. Pure. */

import { filterTokens, quotedValue } from '../../shared/frame/filter/tokens.ts';
import type { TextRange } from '../../shared/frame/filter/tokens.ts';
import { choices, filterFields } from '../../shared/frame/filter/filter.ts';
import type { FilterField } from '../../shared/frame/filter/filter.ts';

export interface KnownValue {
  readonly value: string;
  /** What it is to a person, where that is another word. */
  readonly name?: string;
}

/** Values by field, the likeliest first; fields without any are not completed. */
export type KnownValues = Readonly<Partial<Record<FilterField, readonly KnownValue[]>>>;

export interface Completion {
  /** In the place of the token. */
  readonly text: string;
  readonly name?: string;
}

export interface Completions {
  readonly range: TextRange;
  /** At least one. */
  readonly options: readonly Completion[];
}

/** As many as are looked over at a glance. */
const mostOptions = 8;
/** Letters of a word that may be the beginning of a field's name. */
const fewestLetters = 2;

/** For the token that ends at the caret; null where there is nothing to offer that is not typed already. */
export function completionsFor(typed: string, caret: number, known: KnownValues): Completions | null {
  const token = filterTokens(typed).find(({ range }) => range.to === caret);
  if (!token) return null;
  const { range, field, value, isNegated } = token;
  const minus = isNegated ? '-' : '';
  const whole = typed.slice(range.from, range.to);
  const found = field === null ? fieldsFor(whole.slice(minus.length)) : valuesFor(field, value, known);
  const options = found
    .map((option) => ({ ...option, text: minus + option.text }))
    .filter(({ text }) => text !== whole)
    .slice(0, mostOptions);
  return options.length > 0 ? { range, options } : null;
}

/** What is typed with an option taken, and where the caret is then: after a value the next token begins. */
export function completed(
  typed: string,
  range: TextRange,
  { text }: Completion,
): { readonly typed: string; readonly caret: number } {
  const after = typed.slice(range.to);
  const isField = text.endsWith(':');
  const before = typed.slice(0, range.from) + text + (isField || /^\s/u.test(after) ? '' : ' ');
  return { typed: before + after, caret: before.length + (!isField && /^\s/u.test(after) ? 1 : 0) };
}

function fieldsFor(word: string): readonly Completion[] {
  if (word.length < fewestLetters) return [];
  const beginning = word.toLowerCase();
  return filterFields.filter((field) => field.startsWith(beginning)).map((field) => ({ text: `${field}:` }));
}

function valuesFor(field: FilterField, value: string, known: KnownValues): readonly Completion[] {
  // One more of several choices: `label:red,bl`.
  const isChoice = Object.hasOwn(choices, field);
  const [taken, typed] = isChoice ? splitAtLast(value.toLowerCase()) : ['', value];
  const others = new Set(taken.split(','));
  return ranked(known[field] ?? [], typed)
    .filter((one) => !others.has(one.value))
    .map(({ value: each, name }) => ({
      text: `${field}:${isChoice ? taken + each : quotedValue(each)}`,
      ...(name !== undefined && { name }),
    }));
}

function splitAtLast(values: string): readonly [string, string] {
  const at = values.lastIndexOf(',') + 1;
  return [values.slice(0, at), values.slice(at)];
}

/** Those that begin so, then those in which a word begins so. */
function ranked(values: readonly KnownValue[], typed: string): readonly KnownValue[] {
  const beginning = typed.toLowerCase();
  const rankOf = ({ value, name = '' }: KnownValue): number => {
    const texts = [value.toLowerCase(), name.toLowerCase()];
    if (texts.some((text) => text.startsWith(beginning))) return 0;
    return texts.some((text) => text.split(/[\s-]+/u).some((word) => word.startsWith(beginning))) ? 1 : 2;
  };
  return [0, 1].flatMap((rank) => values.filter((one) => rankOf(one) === rank));
}
