/** Counts of frames by what the filter bar offers. Fields that the filter says nothing of are counted in one pass. */
import { facetFields } from '../../../shared/frame/facets.ts';
import type { FacetField, Facets } from '../../../shared/frame/facets.ts';
import type { Filter } from '../../../shared/frame/filter/filter.ts';
import type { Database, Row } from './database.ts';
import type { AskedFrames } from './frame-order.ts';
import { framesFrom } from './frame-order.ts';

/** Values of one field, most frames first: a library has few models, but may have any number of sizes. */
const mostValues = 50;

const valueSql: Readonly<Record<FacetField, string>> = {
  flag: `coalesce(flag, 'none')`,
  rating: 'rating',
  label: `coalesce(label, 'none')`,
  kind: `iif(practice, 'practice', 'paid')`,
  model: 'model',
  size: `width || 'x' || height`,
};

export function readFacets(database: Database, asked: Omit<AskedFrames, 'sort' | 'group'>): Facets {
  const free = facetFields.filter((field) => !isFiltered(asked.filter, field));
  const passes = [free, ...facetFields.filter((field) => !free.includes(field)).map((field) => [field])];
  const counts = new Map<FacetField, Map<string, number>>(facetFields.map((field) => [field, new Map()]));
  for (const fields of passes.filter(({ length }) => length > 0)) {
    const filter = asked.filter.filter((term) => term.kind === 'text' || !isOneOf(fields, term.field));
    for (const row of countedBy(database, fields, { ...asked, filter }))
      for (const field of fields) {
        const of = counts.get(field);
        const value = String(row[field]);
        of?.set(value, (of.get(value) ?? 0) + Number(row.frames));
      }
  }
  const values = (field: FacetField): Facets[FacetField] =>
    [...(counts.get(field) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, mostValues);
  return {
    flag: values('flag'),
    rating: values('rating'),
    label: values('label'),
    kind: values('kind'),
    model: values('model'),
    size: values('size'),
  };
}

function countedBy(
  database: Database,
  fields: readonly FacetField[],
  asked: Omit<AskedFrames, 'sort' | 'group'>,
): readonly Row[] {
  const { from, values } = framesFrom(asked);
  const columns = fields.map((field) => `${valueSql[field]} AS ${field}_value`).join(', ');
  const named = fields.map((field) => `${field}_value AS "${field}"`).join(', ');
  return database.all(
    `SELECT ${named}, count(*) AS frames FROM (SELECT ${columns} ${from}) GROUP BY ${fields.map((_, at) => at + 1).join(', ')}`,
    values,
  );
}

function isFiltered(filter: Filter, field: FacetField): boolean {
  return filter.some((term) => term.kind !== 'text' && term.field === field);
}

function isOneOf(fields: readonly FacetField[], field: string): boolean {
  return (fields as readonly string[]).includes(field);
}
