/** What the search field offers: what is taken must be read as what it said. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completed, completionsFor } from '../../../../renderer/search/completions.ts';
import { knownValues } from '../../../../renderer/search/known-values.ts';
import { parseFilter } from '../../../../shared/frame/filter/parse-filter.ts';
import { builtInModels } from '../../../../shared/models/table.ts';

const known = knownValues({
  models: builtInModels,
  keywords: ['fruit', 'still life', 'Studio "B"'],
  collections: ['Best of 2026', 'Pears', 'Pears'],
  today: new Date(2026, 8, 5),
});
const offered = (typed: string, caret = typed.length) =>
  completionsFor(typed, caret, known)?.options.map(({ text }) => text) ?? [];

it('offers fields for the beginning of their names, and nothing for other words or within quotes', () => {
  expect(offered('pear ra')).toEqual(['rating:']);
  expect(offered('-LA')).toEqual(['-label:']);
  for (const typed of ['r', 'pear', '"ra', 'rating ', '']) expect(offered(typed)).toEqual([]);
  expect(offered('fla pear', 3)).toEqual(['flag:']);
});

it('offers values by how they or their words begin, each once, and none that is typed already', () => {
  expect(offered('flag:')).toEqual(['flag:pick', 'flag:reject', 'flag:none']);
  expect(offered('label:red,b')).toEqual(['label:red,blue']);
  expect(offered('label:red,')).not.toContain('label:red,red');
  expect(offered('keyword:life')).toEqual(['keyword:"still life"']);
  expect(offered('collection:pe')).toEqual(['collection:Pears']);
  expect(offered('collection:"best o')).toEqual(['collection:"Best of 2026"']);
  expect(offered('on:')).toEqual(['on:2026-09-05', 'on:2026-09', 'on:2026']);
  expect(offered('flag:pick')).toEqual([]);
  expect(offered('seed:4')).toEqual([]);
});

it('puts the caret where the next token begins, and leaves what stands behind it', () => {
  const take = (typed: string, caret: number) => {
    const { range, options } = completionsFor(typed, caret, known)!;
    return completed(typed, range, options[0]!);
  };
  expect(take('fla', 3)).toEqual({ typed: 'flag:', caret: 5 });
  expect(take('flag:p', 6)).toEqual({ typed: 'flag:pick ', caret: 10 });
  expect(take('flag:p pear', 6)).toEqual({ typed: 'flag:pick pear', caret: 10 });
});

it('offers only what can be read (catches names that need quotes, and values that the language lacks)', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(name, fc.constantFrom('keyword', 'collection'), (value, field) => {
      const one = completionsFor(`${field}:`, field.length + 1, { [field]: [{ value }] });
      const { typed } = completed(`${field}:`, one!.range, one!.options[0]!);
      expect(parseFilter(typed).filter).toEqual([{ kind: 'name', field, value, isNegated: false }]);
    }),
  );
  for (const field of Object.keys(known))
    for (const text of offered(`${field}:`)) expect(parseFilter(text)).toMatchObject({ faults: [] });
});
