/** A filter as SQL over the table of frames. Pure; values are scalars, as database.ts wants them. */
import { assertNever } from '../../../shared/assert-never.ts';
import { aspectTolerance } from '../../../shared/frame/filter/aspect.ts';
import { dateRange } from '../../../shared/frame/filter/date-range.ts';
import type { Filter, FilterTerm } from '../../../shared/frame/filter/filter.ts';
import { frameKinds } from '../../../shared/frame/record.ts';
import { searchPhrase } from '../../../shared/history/search-text.ts';
import type { FrameId } from '../../../shared/ids.ts';
import type { Bound } from './database.ts';
import { isLaterTwinSql } from './twins.ts';

export interface Condition {
  readonly sql: string;
  readonly values: readonly Bound[];
}

/** What the collections of a name hold: frames put there by hand, and whatever meets the filters of smart ones. */
export interface Named {
  readonly frames: readonly FrameId[];
  readonly filters: readonly Filter[];
}
export type FramesNamed = (name: string) => Named;

/** Smart collections that one question goes into: they may name each other, and themselves. Further ones are empty to it. */
const mostNamed = 16;

/** One that every frame of the answer meets; null for no filter at all. */
export function filterSql(filter: Filter, framesNamed: FramesNamed): Condition | null {
  let left = mostNamed;
  return allOf(filter, (name) => {
    const { frames, filters } = framesNamed(name);
    const followed = filters.slice(0, left);
    left -= followed.length;
    return { frames, filters: followed };
  });
}

function allOf(filter: Filter, framesNamed: FramesNamed): Condition | null {
  // Words that all have to be there are one question to the full-text index, which then looks at the rarest first.
  const phrases = filter.flatMap((term) =>
    term.kind === 'text' && !term.isNegated ? (searchPhrase(term.text) ?? []) : [],
  );
  const words = phrases.length > 0 ? [wordsMatch(phrases.join(' '))] : [];
  const others = filter
    .filter((term) => term.kind !== 'text' || term.isNegated || searchPhrase(term.text) === null)
    .map((term) => {
      const { sql, values } = conditionOf(term, framesNamed);
      // What is NULL, such as the seed of a frame without one, does not meet the term.
      return term.isNegated ? { sql: `(${sql}) IS NOT TRUE`, values } : { sql: `(${sql})`, values };
    });
  const all = [...words, ...others];
  if (all.length === 0) return null;
  return { sql: all.map(({ sql }) => sql).join(' AND '), values: all.flatMap(({ values }) => values) };
}

function conditionOf(term: FilterTerm, framesNamed: FramesNamed): Condition {
  switch (term.kind) {
    case 'text': {
      const phrase = searchPhrase(term.text);
      // Signs alone (emoji, `{|}`): the full-text index knows nothing of them.
      return phrase === null
        ? wordsContain(`prompt || char(10) || notes || char(10) || keywords`, term.text)
        : wordsMatch(phrase);
    }
    case 'number':
      return { sql: `${term.field} ${term.comparison} ?`, values: [term.value] };
    case 'date':
      return dateCondition(term);
    case 'choice':
      return choiceCondition(term);
    case 'shape': {
      const { width, height } = term;
      if (term.field === 'size') return { sql: 'width = ? AND height = ?', values: [width, height] };
      return {
        sql: `abs(width * ? - height * ?) <= ? * height * ?`,
        values: [height, width, aspectTolerance, width],
      };
    }
    case 'name':
      return nameCondition(term, framesNamed);
    default:
      return assertNever(term);
  }
}

/** What a search that asks for nothing finds. */
const everyFrame: Condition = { sql: 'TRUE', values: [] };

function choiceCondition({ field, values }: Extract<FilterTerm, { kind: 'choice' }>): Condition {
  const any = values.map((value): Condition => {
    if (field === 'is') return { sql: isLaterTwinSql, values: [] };
    if (field === 'kind')
      return { sql: 'kind = ?', values: [frameKinds.findIndex((kind) => kind === value)] };
    return value === 'none'
      ? { sql: `${field} IS NULL`, values: [] }
      : { sql: `${field} = ?`, values: [value] };
  });
  return { sql: any.map(({ sql }) => sql).join(' OR '), values: any.flatMap((one) => one.values) };
}

function dateCondition({ field, date }: Extract<FilterTerm, { kind: 'date' }>): Condition {
  const range = dateRange(date);
  if (!range) throw new RangeError('A date that was not parsed');
  switch (field) {
    case 'before':
      return { sql: 'created_at < ?', values: [range.from] };
    case 'after':
      return { sql: 'created_at >= ?', values: [range.from] };
    case 'on':
      return { sql: 'created_at >= ? AND created_at < ?', values: [range.from, range.to] };
    default:
      return assertNever(field);
  }
}

function nameCondition(
  { field, value }: Extract<FilterTerm, { kind: 'name' }>,
  framesNamed: FramesNamed,
): Condition {
  switch (field) {
    case 'model':
    case 'quality':
      return { sql: `${field} = ? COLLATE NOCASE`, values: [value] };
    case 'batch':
      // Its beginning is enough.
      return { sql: 'substr(batch, 1, length(?)) = lower(?)', values: [value, value] };
    case 'collection': {
      const { frames, filters } = framesNamed(value);
      const listed: Condition = {
        sql: 'frames.id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(frames)],
      };
      const any = [listed, ...filters.map((each) => allOf(each, framesNamed) ?? everyFrame)];
      return { sql: any.map(({ sql }) => `(${sql})`).join(' OR '), values: any.flatMap((one) => one.values) };
    }
    case 'notes': {
      const phrase = searchPhrase(value);
      return phrase === null ? wordsContain('notes', value) : wordsMatch(`notes : ${phrase}`);
    }
    case 'keyword': {
      const same = 'EXISTS (SELECT 1 FROM json_each(frames.keywords) WHERE value = ? COLLATE NOCASE)';
      const phrase = searchPhrase(value);
      if (phrase === null) return { sql: same, values: [value] };
      const found = wordsMatch(`keywords : ${phrase}`);
      return { sql: `${found.sql} AND ${same}`, values: [...found.values, value] };
    }
    default:
      return assertNever(field);
  }
}

function wordsMatch(expression: string): Condition {
  return {
    sql: 'no IN (SELECT rowid FROM frame_words WHERE frame_words MATCH ?)',
    values: [expression],
  };
}

function wordsContain(text: string, sign: string): Condition {
  return { sql: `no IN (SELECT rowid FROM frame_words WHERE instr(${text}, ?) > 0)`, values: [sign] };
}
