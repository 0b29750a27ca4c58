/** Counts of frames by what the filter bar offers. Fields that the filter says nothing of are counted in one pass. */
import { aspectsOf } from '../../../shared/frame/filter/aspect.ts';
import { dateChoices } from '../../../shared/frame/filter/date-choices.ts';
import type { DateChoice } from '../../../shared/frame/filter/date-choices.ts';
import { facetFields } from '../../../shared/frame/facets.ts';
import type { FacetField, Facets, Months } from '../../../shared/frame/facets.ts';
import { dateFields } from '../../../shared/frame/filter/filter.ts';
import type { Filter } from '../../../shared/frame/filter/filter.ts';
import { flagSchema, labelSchema } from '../../../shared/frame/marks.ts';
import { frameKinds } from '../../../shared/frame/record.ts';
import { monthOf, quarter, remembered } from './calendar.ts';
import type { Database } from './database.ts';
import type { WhichFrames } from './frame-order.ts';
import { framesFrom } from './frame-order.ts';

/** Values of one field, most frames first: a library has few models, but may have any number of sizes. */
const mostValues = 50;

type Counts = ReadonlyMap<string, number>;

/** A field of few values: a number stands for each in what is read. */
interface Coded {
  /** The value's place among `values`. */
  readonly sql: string;
  readonly values: readonly string[];
}

/** `now`: ms since the epoch, for what was made of late. */
export function readFacets(database: Database, asked: WhichFrames, now: number): Facets {
  const oldest = database.first('SELECT min(created_at) AS oldest FROM frames', [])?.oldest;
  const dates = dateChoices(now, Number(oldest ?? now));
  const coded = codedFields(dates);
  const free = facetFields.filter((field) => !isOfField(asked.filter, field));
  const passes = [free, ...facetFields.filter((field) => !free.includes(field)).map((field) => [field])];
  const counts = new Map<FacetField, Counts>();
  for (const fields of passes.filter(({ length }) => length > 0)) {
    const filter = asked.filter.filter((term) => !fields.some((field) => isOfField([term], field)));
    for (const [field, of] of countedBy(database, fields, coded, { ...asked, filter })) counts.set(field, of);
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

export function readMonths(database: Database, asked: WhichFrames): Months {
  const { from, values } = framesFrom(asked);
  // One text instead of a row object each.
  const joined = database.first(
    `SELECT group_concat(quarters) AS moments FROM (SELECT created_at / ${quarter} AS quarters ${from})`,
    values,
  )?.moments;
  const counts = new Map<string, number>();
  const month = remembered(monthOf);
  for (const moment of JSON.parse(`[${joined ?? ''}]`) as number[])
    counts.set(month(moment), (counts.get(month(moment)) ?? 0) + 1);
  return [...counts]
    .map(([each, count]) => ({ month: each, count }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}

function codedFields(dates: readonly DateChoice[]): ReadonlyMap<FacetField, Coded> {
  const chosen = (column: string, values: readonly string[]): Coded => ({
    sql: `CASE ${column} ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(' ')} ELSE ${values.length} END`,
    values: [...values, 'none'],
  });
  // The last moment before a frame at which a choice begins or ends: far quicker than the calendar's functions.
  const moments = [...new Set(dates.flatMap(({ from, to }) => [from, to]))].sort((a, b) => b - a);
  return new Map<FacetField, Coded>([
    ['flag', chosen('flag', flagSchema.options)],
    ['rating', { sql: 'rating', values: ['0', '1', '2', '3', '4', '5'] }],
    ['label', chosen('label', labelSchema.options)],
    ['kind', { sql: 'kind', values: frameKinds }],
    [
      'date',
      {
        sql: `CASE ${moments.map((moment, at) => `WHEN created_at >= ${moment} THEN ${at}`).join(' ')} ELSE ${moments.length} END`,
        values: [...moments.map(String), before],
      },
    ],
  ]);
}

/** Of frames that are older than every choice. */
const before = '-1';

/** Fields of any number of values: what is read of them, and the value that it stands for. */
const size = {
  sql: `width * ${2 ** 20} + height`,
  valueOf: (read: string | number): string =>
    `${Math.floor(Number(read) / 2 ** 20)}x${Number(read) % 2 ** 20}`,
};
const plain: Readonly<Partial<Record<FacetField, typeof size>>> = {
  model: { sql: 'model', valueOf: String },
  size,
  aspect: size,
};

/**
 * One text for each of the columns, counted here, and all fields of few values in one number: 43 ms against 140 ms for
 * GROUP BY, which sorts 100,000 frames.
 */
function countedBy(
  database: Database,
  fields: readonly FacetField[],
  coded: ReadonlyMap<FacetField, Coded>,
  asked: WhichFrames,
): ReadonlyMap<FacetField, Counts> {
  const { from, values } = framesFrom(asked);
  const few = fields.flatMap((field) => {
    const code = coded.get(field);
    return code ? [{ field, ...code }] : [];
  });
  const packed = few.reduce((sql, each) => `(${sql}) * ${each.values.length} + ${each.sql}`, '0');
  const others = [...new Set(fields.flatMap((field) => plain[field] ?? []))];
  const columns = [packed, ...others.map(({ sql }) => sql)];
  const row = database.first(
    `SELECT ${columns.map((sql, at) => `json_group_array(${sql}) AS value_${at}`).join(', ')} ${from}`,
    values,
  );
  const [codes = new Map<string | number, number>(), ...read] = columns.map((_, at) =>
    countsIn(String(row?.[`value_${at}`])),
  );
  const counts = new Map<FacetField, Map<string, number>>(fields.map((field) => [field, new Map()]));
  for (const [code, frames] of codes) {
    let rest = Number(code);
    for (const each of few.toReversed()) {
      added(counts.get(each.field), each.values[rest % each.values.length] ?? '', frames);
      rest = Math.floor(rest / each.values.length);
    }
  }
  for (const field of fields) {
    const other = plain[field];
    if (!other) continue;
    for (const [value, frames] of read[others.indexOf(other)] ?? [])
      added(counts.get(field), other.valueOf(value), frames);
  }
  return counts;
}

function countsIn(json: string): ReadonlyMap<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const value of JSON.parse(json) as (string | number)[])
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
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
        (sum, [moment, frames]) => (Number(moment) >= from && Number(moment) < to ? sum + frames : sum),
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

function added(counts: Map<string, number> | undefined, value: string, frames: number): void {
  counts?.set(value, (counts.get(value) ?? 0) + frames);
}

/** Whether any of the terms is what the field's choice would write. */
function isOfField(terms: Filter, field: FacetField): boolean {
  const fields: readonly string[] = field === 'date' ? dateFields : [field];
  return terms.some((term) => term.kind !== 'text' && fields.includes(term.field));
}
