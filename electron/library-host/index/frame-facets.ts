/** Counts of frames by what the filter bar offers. Fields that the filter says nothing of are counted in one pass. */
import { aspectsOf } from '../../../shared/frame/filter/aspect.ts';
import { dateChoices } from '../../../shared/frame/filter/date-choices.ts';
import type { DateChoice } from '../../../shared/frame/filter/date-choices.ts';
import { facetFields } from '../../../shared/frame/facets.ts';
import type { FacetField, Facets, Months } from '../../../shared/frame/facets.ts';
import { dateFields } from '../../../shared/frame/filter/filter.ts';
import type { Filter } from '../../../shared/frame/filter/filter.ts';
import type { Database } from './database.ts';
import type { AskedFrames } from './frame-order.ts';
import { framesFrom } from './frame-order.ts';

/** Values of one field, most frames first: a library has few models, but may have any number of sizes. */
const mostValues = 50;

type Counts = ReadonlyMap<string, number>;

/** `now`: ms since the epoch, for what was made of late. */
export function readFacets(
  database: Database,
  asked: Omit<AskedFrames, 'sort' | 'group'>,
  now: number,
): Facets {
  const oldest = database.first('SELECT min(created_at) AS oldest FROM frames', [])?.oldest;
  const dates = dateChoices(now, Number(oldest ?? now));
  const sqlOf = valueSql(dates);
  const free = facetFields.filter((field) => !isOfField(asked.filter, field));
  const passes = [free, ...facetFields.filter((field) => !free.includes(field)).map((field) => [field])];
  const counts = new Map<FacetField, Counts>();
  for (const fields of passes.filter(({ length }) => length > 0)) {
    const filter = asked.filter.filter((term) => !fields.some((field) => isOfField([term], field)));
    for (const [field, of] of countedBy(database, fields, sqlOf, { ...asked, filter })) counts.set(field, of);
  }
  const values = (field: FacetField): Facets[FacetField] => mostFirst(counts.get(field) ?? new Map());
  return {
    flag: values('flag'),
    rating: values('rating'),
    label: values('label'),
    kind: values('kind'),
    model: values('model'),
    size: values('size'),
    aspect: mostFirst(countsOfAspects(counts.get('aspect') ?? new Map())),
    date: countsOfDates(dates, counts.get('date') ?? new Map()),
  };
}

function valueSql(dates: readonly DateChoice[]): Readonly<Record<FacetField, string>> {
  const size = `width || 'x' || height`;
  return {
    flag: `coalesce(flag, 'none')`,
    rating: 'rating',
    label: `coalesce(label, 'none')`,
    kind: `iif(practice, 'practice', 'paid')`,
    model: 'model',
    size,
    aspect: size,
    // The last moment before it at which a choice begins or ends: far quicker than the calendar's functions.
    date: `CASE ${momentsOf(dates)
      .map((moment) => `WHEN created_at >= ${moment} THEN ${moment}`)
      .join(' ')} END`,
  };
}

/** The latest first. */
function momentsOf(dates: readonly DateChoice[]): readonly number[] {
  return [...new Set(dates.flatMap(({ from, to }) => [from, to]))].sort((a, b) => b - a);
}

export function readMonths(database: Database, asked: Omit<AskedFrames, 'sort' | 'group'>): Months {
  const { from, values } = framesFrom(asked);
  return database
    .all(
      `SELECT strftime('%Y-%m', created_at / 1000, 'unixepoch', 'localtime') AS month, count(*) AS frames ${from}
        GROUP BY 1 ORDER BY 1 DESC`,
      values,
    )
    .map(({ month, frames }) => ({ month: String(month), count: Number(frames) }));
}

function countedBy(
  database: Database,
  fields: readonly FacetField[],
  sqlOf: Readonly<Record<FacetField, string>>,
  asked: Omit<AskedFrames, 'sort' | 'group'>,
): ReadonlyMap<FacetField, Counts> {
  const { from, values } = framesFrom(asked);
  const columns = [...new Set(fields.map((field) => sqlOf[field]))];
  const rows = database.all(
    `SELECT ${columns.map((_, at) => `value_${at}`).join(', ')}, count(*) AS frames
      FROM (SELECT ${columns.map((sql, at) => `${sql} AS value_${at}`).join(', ')} ${from})
      GROUP BY ${columns.map((_, at) => at + 1).join(', ')}`,
    values,
  );
  return new Map(
    fields.map((field) => {
      const counts = new Map<string, number>();
      const column = `value_${columns.indexOf(sqlOf[field])}`;
      for (const row of rows) added(counts, String(row[column]), Number(row.frames));
      return [field, counts];
    }),
  );
}

/** An image between the ratios that have a name counts for none. */
function countsOfAspects(sizes: Counts): Counts {
  const counts = new Map<string, number>();
  for (const [size, frames] of sizes) {
    const [width = 0, height = 0] = size.split('x').map(Number);
    for (const aspect of aspectsOf(width, height)) added(counts, aspect, frames);
  }
  return counts;
}

/** In the order of the choices; those that would leave nothing are not offered. */
function countsOfDates(dates: readonly DateChoice[], since: Counts): Facets['date'] {
  return dates
    .map(({ token, from, to }) => ({
      value: token,
      count: [...since].reduce(
        (sum, [moment, frames]) =>
          moment !== 'null' && Number(moment) >= from && Number(moment) < to ? sum + frames : sum,
        0,
      ),
    }))
    .filter(({ count }) => count > 0);
}

function mostFirst(counts: Counts): Facets[FacetField] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}

function added(counts: Map<string, number>, value: string, frames: number): void {
  counts.set(value, (counts.get(value) ?? 0) + frames);
}

/** Whether any of the terms is what the field's choice would write. */
function isOfField(terms: Filter, field: FacetField): boolean {
  const fields: readonly string[] = field === 'date' ? dateFields : [field];
  return terms.some((term) => term.kind !== 'text' && fields.includes(term.field));
}
