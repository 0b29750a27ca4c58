/** What is typed into the search field, asked of a real library: the index answers as a plain look at the records would. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameKinds, kindOf } from '../../../shared/frame/record.ts';
import type { FrameRecord } from '../../../shared/frame/record.ts';
import { wholeLibrary } from '../../../shared/frame/frame-query.ts';
import { facetFields } from '../../../shared/frame/facets.ts';
import { dateRange } from '../../../shared/frame/filter/date-range.ts';
import type { Filter, FilterTerm } from '../../../shared/frame/filter/filter.ts';
import { parseFilter, printFilter } from '../../../shared/frame/filter/parse-filter.ts';
import { download, draft, openAndReconcile, picture, temporaryFolder } from './support/library-folder.ts';

const prompts = [
  'A red pear on marble, morning light',
  'Red wine in a tall glass; café at dusk',
  '大理石の上の無花果 with figs',
  'Portrait 🎞️ of a dancer',
  'pears and PEARS again',
] as const;
const sizes = [
  { width: 48, height: 48 },
  { width: 64, height: 36 },
  { width: 40, height: 60 },
] as const;

const taken = { name: 'pear.png', at: '2026-08-30T12:00:00.000Z', tool: null, unknown: [] };

/** Fifteen frames of every kind, over three months. */
async function opened() {
  const folder = await temporaryFolder();
  let now = new Date(2026, 7, 30, 12).getTime();
  const library = await openAndReconcile(folder, { now: () => now });
  for (let at = 0; at < 15; at++) {
    const { asked, answered } = draft();
    const change = {
      asked: {
        ...asked,
        prompt: prompts[at % prompts.length] ?? '',
        seed: at % 4 === 0 ? null : at,
        model: at % 2 === 0 ? 'nano-banana' : 'nano-banana-pro',
        quality: at % 3 === 0 ? 'high' : null,
      },
      answered: {
        ...answered,
        practice: at % 5 === 0,
        revisedPrompt: at === 3 ? 'A ballerina, seated' : null,
      },
      // The tenth of the practice gateway as well: what was exported from there and taken back in.
      ...((at === 7 || at === 10) && { imported: taken }),
    };
    await library.keep(await download(folder, await picture('png', sizes[at % sizes.length]), change));
    now += 5 * 24 * 60 * 60 * 1_000;
  }
  const { numbers } = await library.order(wholeLibrary);
  const ids = (await library.rows({ numbers: [...numbers] })).map(({ id }) => id);
  const mark = (
    ats: readonly number[],
    change: Parameters<typeof library.mark>[0]['markings'][number]['change'],
  ) => library.mark({ markings: [{ frames: ats.map((at) => ids[at]!), change }] });
  await mark([0, 3, 7], { rating: 4 });
  await mark([1, 2], { flag: 'pick', label: 'red' });
  await mark([4], { flag: 'reject' });
  await mark([0, 5], { keywords: ['Still life', 'fruit'] });
  await mark([6], { keywords: ['fruitless'], notes: 'too dark, but the café glows' });
  const { collection } = await library.makeCollection({ name: 'Best of', frames: [ids[2]!, ids[9]!] });
  const found = async (search: string): Promise<string[]> => {
    const answer = await library.order({ ...wholeLibrary, search });
    return (await library.rows({ numbers: [...answer.numbers] })).map(({ id }) => id);
  };
  const records = await Promise.all(ids.map((frame) => library.record({ frame })));
  return { folder, library, ids, found, records, collection };
}

/** A word of the text that begins so, without regard to case and accents. */
function holds(text: string, words: string): boolean {
  const plain = (some: string): string => some.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const apart = ` ${plain(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return apart.includes(` ${plain(words).trim()}`);
}

function meets(record: FrameRecord, term: FilterTerm): boolean {
  const { asked, answered, file, marks = {} } = record;
  const keywords = marks.keywords?.value ?? [];
  const is = (): boolean => {
    switch (term.kind) {
      case 'text': {
        const texts = [asked.prompt, answered.revisedPrompt ?? '', marks.notes?.value ?? '', ...keywords];
        return texts.some((text) => holds(text, term.text));
      }
      case 'number': {
        const value = term.field === 'seed' ? asked.seed : (marks.rating?.value ?? 0);
        if (value === null) return false;
        const signs = { '=': value === term.value, '>': value > term.value, '<': value < term.value };
        return term.comparison.split('').some((sign) => signs[sign as keyof typeof signs]);
      }
      case 'date': {
        const { from, to } = dateRange(term.date)!;
        const at = Date.parse(record.createdAt);
        return term.field === 'before' ? at < from : at >= from && (term.field === 'after' || at < to);
      }
      case 'choice':
        if (term.field === 'kind') return term.values.includes(kindOf(record));
        if (term.field === 'is') throw new Error(`Not tried here: ${term.field}`);
        return term.values.includes(marks[term.field]?.value ?? 'none');
      case 'shape':
        if (term.field === 'size') return file.width === term.width && file.height === term.height;
        return Math.abs(file.width / file.height / (term.width / term.height) - 1) <= 0.025;
      case 'name':
        if (term.field === 'model') return asked.model === term.value;
        if (term.field === 'quality') return asked.quality === term.value;
        if (term.field === 'keyword')
          return keywords.some((each) => each.toLowerCase() === term.value.toLowerCase());
        throw new Error(`Not tried here: ${term.field}`);
    }
  };
  return is() !== term.isNegated;
}

const isNegated = fc.boolean();
const term: fc.Arbitrary<FilterTerm> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.constantFrom(
      'red',
      'pear',
      'Cafe',
      'ballerina',
      'red wine',
      'wine red',
      'fruit',
      'glow',
      'life fruit',
    ),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom('seed', 'rating'),
    comparison: fc.constantFrom('>=', '<=', '>', '<', '='),
    value: fc.constantFrom(0, 3, 4, 5),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('date' as const),
    field: fc.constantFrom('before', 'after', 'on'),
    date: fc.constantFrom('2026', '2026-09', '2026-10', '2026-09-04', '2025'),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constant('flag' as const),
    values: fc.subarray(['pick', 'reject', 'none'], { minLength: 1 }),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constant('kind' as const),
    values: fc.subarray([...frameKinds], { minLength: 1 }),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('shape' as const),
    field: fc.constantFrom('size', 'aspect'),
    width: fc.constantFrom(48, 64, 16, 2),
    height: fc.constantFrom(48, 36, 9, 3),
    isNegated,
  }),
  fc.oneof(
    fc.record({
      kind: fc.constant('name' as const),
      field: fc.constant('model' as const),
      value: fc.constantFrom('nano-banana', 'nano-banana-pro'),
      isNegated,
    }),
    fc.record({
      kind: fc.constant('name' as const),
      field: fc.constant('keyword' as const),
      value: fc.constantFrom('fruit', 'STILL LIFE', 'life', 'fruitless'),
      isNegated,
    }),
  ),
);

test(
  'every filter finds what a plain look at the records finds (property)',
  { timeout: 60_000 },
  async () => {
    const { found, records } = await opened();
    await fc.assert(
      fc.asyncProperty(fc.array(term, { maxLength: 4 }), async (filter: Filter) => {
        const expected = records
          .filter((record) => filter.every((one) => meets(record, one)))
          .map(({ id }) => id);
        expect(await found(printFilter(filter))).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  },
);

test('words without spaces between them, signs, notes, a batch and a collection are found', async () => {
  const { library, found, ids, records, collection } = await opened();
  const of = (part: string): string[] =>
    records.filter(({ asked }) => asked.prompt.includes(part)).map(({ id }) => id);
  expect(await found('無花果')).toEqual(of('無花果'));
  expect(await found('大理石 figs')).toEqual(of('大理石'));
  expect(await found('🎞️')).toEqual(of('🎞️'));
  expect(await found('-🎞️')).toHaveLength(12);
  expect(await found('notes:dark')).toEqual([ids[6]]);
  expect(await found('notes:pear')).toEqual([]);
  expect(await found(`batch:${records[8]!.batchId}`)).toEqual([ids[8]]);
  expect(await found('collection:"best OF"')).toEqual([ids[2], ids[9]]);
  expect(await found('collection:nothing')).toEqual([]);
  expect(await found('-collection:nothing')).toHaveLength(15);
  const { numbers } = await library.order({ ...wholeLibrary, collection, search: 'model:nano-banana' });
  expect(await library.rows({ numbers: [...numbers] })).toMatchObject([{ id: ids[2] }]);
});

test('what is typed is never taken for the index’s own language, and a fault filters nothing', async () => {
  const { found } = await opened();
  for (const typed of [
    '"',
    'NEAR(red',
    'red OR pear*',
    'prompt:red',
    '{notes}:x',
    "'; DROP TABLE frames; --",
    'rating:',
  ])
    await expect(found(typed)).resolves.toBeInstanceOf(Array);
  expect(await found('rating:>=')).toHaveLength(15);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (typed) => {
      await found(typed);
    }),
  );
});

test('marks are found as soon as they are made, a trashed frame no more, and a restored one again', async () => {
  const { library, found, ids } = await opened();
  const frame = ids[10]!;
  await library.mark({ markings: [{ frames: [frame], change: { notes: 'wedding' } }] });
  expect(await found('wedding')).toEqual([frame]);
  await library.mark({ markings: [{ frames: [frame], change: { notes: '', keywords: ['banquet'] } }] });
  expect(await found('wedding')).toEqual([]);
  await library.trash({ frames: [frame] });
  expect(await found('banquet')).toEqual([]);
  await library.restore({ frames: [frame] });
  expect(await found('keyword:banquet')).toEqual([frame]);
});

test('each choice is counted as if it were made (catches counts that its own field has cut)', async () => {
  const { library, found } = await opened();
  for (const search of [
    '',
    'red',
    'rating:>=4',
    'flag:pick label:red',
    'model:nano-banana -flag:reject',
    'size:48x48',
    'aspect:16:9 red',
    'on:2026-09 -after:2026-09-20',
  ]) {
    const { filter } = parseFilter(search);
    const facets = await library.facets({ collection: null, search });
    for (const field of facetFields)
      for (const { value, count } of facets[field]) {
        const isOwn = (one: FilterTerm) =>
          one.kind === 'date' ? field === 'date' : one.kind !== 'text' && one.field === field;
        const others = filter.filter((one) => !isOwn(one));
        const token = field === 'date' ? value : `${field}:${value}`;
        expect(await found(`${printFilter(others)} ${token}`)).toHaveLength(count);
      }
  }
  const { aspect, date } = await library.facets({ collection: null, search: '' });
  // 48 × 48, 64 × 36 and 40 × 60, five of each; 2026-11-08 is the last day.
  expect(aspect.map(({ value }) => value)).toEqual(['16:9', '1:1', '2:3']);
  expect(date.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['on:2026-11', 'on:2026-10', 'on:2026']),
  );
});

test('shapes stand at the numbers of their frames, and nowhere else', async () => {
  const { library } = await opened();
  const { numbers } = await library.order(wholeLibrary);
  const rows = await library.rows({ numbers: [...numbers] });
  const shapes = await library.shapes(null);
  for (const { no, width, height } of rows) expect(shapes[no]).toBe(Math.floor((width * 1_000) / height));
  expect(shapes.filter((shape) => shape > 0)).toHaveLength(rows.length);
});

test('months are counted by the calendar of this computer, the newest first, of what is asked for', async () => {
  const { library, found } = await opened();
  const all = await library.months({ collection: null, search: '' });
  expect(all.map(({ month }) => month)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08']);
  for (const { month, count } of all) expect(await found(`on:${month}`)).toHaveLength(count);
  const red = await library.months({ collection: null, search: 'red' });
  expect(red.reduce((sum, { count }) => sum + count, 0)).toBe((await found('red')).length);
});
