/** What is typed into the search field, as a filter; and a filter as it would be typed. Each the other's inverse. Pure. */
import { assertNever } from '../../assert-never.ts';
import { largestSeed } from '../../seed/seed.ts';
import { dateRange } from './date-range.ts';
import { choices, comparisons, dateFields, numberFields, shapeFields } from './filter.ts';
import type { ChoiceField, DateField, Filter, FilterTerm, NumberField, ShapeField } from './filter.ts';
import { filterTokens, quotedValue } from './tokens.ts';
import type { FilterToken, TextRange } from './tokens.ts';

/** `value-missing`: the field's name alone, as when it is being typed. */
export type FilterFaultReason =
  'value-missing' | 'not-number' | 'out-of-range' | 'not-date' | 'not-choice' | 'not-shape';

export interface FilterFault {
  readonly range: TextRange;
  readonly reason: FilterFaultReason;
}

export interface ParsedFilter {
  /** Of what could be read: a token with a fault filters nothing. */
  readonly filter: Filter;
  readonly faults: readonly FilterFault[];
}

const largest: Readonly<Record<NumberField, number>> = { seed: largestSeed, rating: 5 };

/** Every text means something: an unknown field is a word like any other, a bad value a fault with its place. */
export function parseFilter(typed: string): ParsedFilter {
  const filter: FilterTerm[] = [];
  const faults: FilterFault[] = [];
  for (const token of filterTokens(typed)) {
    const read = readToken(token);
    if (typeof read === 'string') faults.push({ range: token.range, reason: read });
    else if (read) filter.push(read);
  }
  return { filter, faults };
}

export function printFilter(filter: Filter): string {
  return filter.map((term) => (term.isNegated ? '-' : '') + printedTerm(term)).join(' ');
}

function printedTerm(term: FilterTerm): string {
  switch (term.kind) {
    case 'text':
      return quotedValue(term.text);
    case 'number':
      return `${term.field}:${term.comparison === '=' ? '' : term.comparison}${term.value}`;
    case 'date':
      return `${term.field}:${term.date}`;
    case 'choice':
      return `${term.field}:${term.values.join(',')}`;
    case 'shape':
      return `${term.field}:${term.width}${term.field === 'size' ? 'x' : ':'}${term.height}`;
    case 'name':
      return `${term.field}:${quotedValue(term.value)}`;
    default:
      return assertNever(term);
  }
}

/** Null: nothing is asked for yet, as after a lone `-`. */
function readToken({ field, value, isNegated }: FilterToken): FilterTerm | FilterFaultReason | null {
  if (field === null) return value === '' ? null : { kind: 'text', text: value, isNegated };
  if (value === '') return 'value-missing';
  if (isOneOf(numberFields, field)) return readNumber(field, value, isNegated);
  if (isOneOf(dateFields, field)) return readDate(field, value, isNegated);
  if (isOneOf(shapeFields, field)) return readShape(field, value, isNegated);
  if (isChoice(field)) return readChoice(field, value, isNegated);
  return { kind: 'name', field, value, isNegated };
}

function readNumber(field: NumberField, typed: string, isNegated: boolean): FilterTerm | FilterFaultReason {
  const comparison = comparisons.find((sign) => typed.startsWith(sign));
  const figures = typed.slice(comparison?.length ?? 0);
  if (figures === '') return 'value-missing';
  if (!/^\d+$/u.test(figures)) return 'not-number';
  const value = Number(figures);
  if (value > largest[field]) return 'out-of-range';
  return { kind: 'number', field, comparison: comparison ?? '=', value, isNegated };
}

function readDate(field: DateField, date: string, isNegated: boolean): FilterTerm | FilterFaultReason {
  return dateRange(date) ? { kind: 'date', field, date, isNegated } : 'not-date';
}

function readShape(field: ShapeField, typed: string, isNegated: boolean): FilterTerm | FilterFaultReason {
  const pattern =
    field === 'size' ? /^([1-9]\d{0,5})[x×]([1-9]\d{0,5})$/iu : /^([1-9]\d{0,3}):([1-9]\d{0,3})$/u;
  const [, width, height] = pattern.exec(typed) ?? [];
  if (width === undefined || height === undefined) return 'not-shape';
  return { kind: 'shape', field, width: Number(width), height: Number(height), isNegated };
}

function readChoice(field: ChoiceField, typed: string, isNegated: boolean): FilterTerm | FilterFaultReason {
  const asked = new Set(typed.toLowerCase().split(','));
  const values = choices[field].filter((choice) => asked.has(choice));
  return values.length < asked.size ? 'not-choice' : { kind: 'choice', field, values, isNegated };
}

function isOneOf<T extends string>(some: readonly T[], field: string): field is T {
  return (some as readonly string[]).includes(field);
}

function isChoice(field: Exclude<FilterToken['field'], null>): field is ChoiceField {
  return Object.hasOwn(choices, field);
}
