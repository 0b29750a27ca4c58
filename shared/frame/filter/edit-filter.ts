/** A filter changed by choices instead of words: what the filter bar does to what is typed. Pure. */
import type { ChoiceField, Filter, FilterTerm } from './filter.ts';
import { choices } from './filter.ts';
import { parseFilter, printFilter } from './parse-filter.ts';

/** What is typed, with its filter changed; tokens that cannot be read yet stay, at the end. */
export function editTyped(typed: string, edit: (filter: Filter) => Filter): string {
  const { filter, faults } = parseFilter(typed);
  const unread = faults.map(({ range }) => typed.slice(range.from, range.to));
  return [printFilter(edit(filter)), ...unread].filter((part) => part !== '').join(' ');
}

/** Values of a field that are wanted; none: all. */
export function wantedValues(filter: Filter, field: ChoiceField): readonly string[] {
  return filter.flatMap((term) => (isWanted(term, field) && term.kind === 'choice' ? term.values : []));
}

/** A value more, or one less. */
export function withValueToggled(filter: Filter, field: ChoiceField, value: string): Filter {
  const wanted = new Set(wantedValues(filter, field));
  if (!wanted.delete(value)) wanted.add(value);
  const values = choices[field].filter((each) => wanted.has(each));
  return replaced(
    filter,
    field,
    values.length > 0 ? { kind: 'choice', field, values, isNegated: false } : null,
  );
}

/** Stars at least; 0: any. */
export function leastStars(filter: Filter): number {
  const term = filter.find((each) => isWanted(each, 'rating'));
  return term?.kind === 'number' && (term.comparison === '>=' || term.comparison === '=') ? term.value : 0;
}

export function withLeastStars(filter: Filter, stars: number): Filter {
  return replaced(
    filter,
    'rating',
    stars > 0 ? { kind: 'number', field: 'rating', comparison: '>=', value: stars, isNegated: false } : null,
  );
}

/** Null: any. */
export function wantedModel(filter: Filter): string | null {
  const term = filter.find((each) => isWanted(each, 'model'));
  return term?.kind === 'name' ? term.value : null;
}

export function withModel(filter: Filter, value: string | null): Filter {
  return replaced(
    filter,
    'model',
    value === null ? null : { kind: 'name', field: 'model', value, isNegated: false },
  );
}

/** As the search field has it, `1024x1536`; null: any. */
export function wantedSize(filter: Filter): string | null {
  const term = filter.find((each) => isWanted(each, 'size'));
  return term?.kind === 'shape' ? `${term.width}x${term.height}` : null;
}

export function withSize(filter: Filter, size: string | null): Filter {
  const [term] = size === null ? [] : parseFilter(`size:${size}`).filter;
  return replaced(filter, 'size', term ?? null);
}

/** As the search field has it, `16:9`; null: any. */
export function wantedAspect(filter: Filter): string | null {
  const term = filter.find((each) => isWanted(each, 'aspect'));
  return term?.kind === 'shape' ? `${term.width}:${term.height}` : null;
}

export function withAspect(filter: Filter, aspect: string | null): Filter {
  const [term] = aspect === null ? [] : parseFilter(`aspect:${aspect}`).filter;
  return replaced(filter, 'aspect', term ?? null);
}

/** As the search field has it, `on:2026-10`, or `after:2026 before:2026-10`; null: any. */
export function wantedDate(filter: Filter): string | null {
  return printFilter(filter.filter(isWantedDate)) || null;
}

export function withDate(filter: Filter, date: string | null): Filter {
  const terms = date === null ? [] : parseFilter(date).filter;
  const at = filter.findIndex(isWantedDate);
  const others = filter.filter((each) => !isWantedDate(each));
  return at < 0 ? [...others, ...terms] : [...others.slice(0, at), ...terms, ...others.slice(at)];
}

function isWantedDate(term: FilterTerm): boolean {
  return term.kind === 'date' && !term.isNegated;
}

function isWanted(term: FilterTerm, field: string): boolean {
  return term.kind !== 'text' && term.field === field && !term.isNegated;
}

/** In the place of the first of the field's terms, or at the end. */
function replaced(filter: Filter, field: string, term: FilterTerm | null): Filter {
  const at = filter.findIndex((each) => isWanted(each, field));
  const others = filter.filter((each) => !isWanted(each, field));
  if (term === null) return others;
  return at < 0 ? [...others, term] : [...others.slice(0, at), term, ...others.slice(at)];
}
