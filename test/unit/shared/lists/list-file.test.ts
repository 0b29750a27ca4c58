/** Files of lists as anyone's editor leaves them, and the set that a new library begins with. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isListName,
  listsOf,
  longestEntry,
  mostEntries,
  parseList,
} from '../../../../shared/lists/list-file.ts';
import { starterLists } from '../../../../shared/lists/starter/starter-lists.ts';
import { expandRequest } from '../../../../shared/request.ts';

const textsOf = (text: string): readonly string[] => parseList(text).entries.map((entry) => entry.text);

describe('a list’s file', () => {
  it('is read whatever ends its lines and begins it (catches a carriage return or a mark sent to the model)', () => {
    const read = ['85mm lens', '50mm lens'];
    for (const end of ['\n', '\r\n', '\r'])
      expect(textsOf(`\uFEFF# lenses${end}85mm lens ${end}${end}  50mm lens${end}`)).toEqual(read);
  });

  it('keeps the lines that its entries stand on (catches a problem shown beside the wrong entry)', () => {
    const { entries, problems } = parseList('# red\n\n{a|b\nplain\r\nplain\n');
    expect(entries).toEqual([
      { text: '{a|b', line: 3 },
      { text: 'plain', line: 4 },
      { text: 'plain', line: 5 },
    ]);
    expect(problems).toMatchObject([
      { line: 3, reason: 'prompt-language', problem: { reason: 'unclosed-brace' } },
      { line: 5, reason: 'repeated', firstLine: 4 },
    ]);
  });

  it('ends where a list ends (catches a file of a million lines that stops the window)', () => {
    const { entries, problems } = parseList(
      Array.from({ length: mostEntries + 7 }, (_, n) => `no ${n}`).join('\n'),
    );
    expect(entries).toHaveLength(mostEntries);
    expect(problems).toEqual([{ line: mostEntries + 1, reason: 'too-many' }]);
    expect(parseList('x'.repeat(longestEntry + 1))).toMatchObject({
      entries: [],
      problems: [{ line: 1, reason: 'too-long' }],
    });
  });

  it('reads any text, each entry one line of it (catches entries that run together)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const lines = text.split(/\r\n?|\n/);
        for (const { text: entry, line } of parseList(text).entries) expect(lines[line - 1]).toContain(entry);
      }),
    );
  });

  it('has a name that the prompt can say and every system can write (catches CON.txt, and a list nobody can call)', () => {
    for (const name of ['light', 'lens-defects', 'Straßen', '光', 'a_1']) expect(isListName(name)).toBe(true);
    for (const name of ['', '-a', 'a--b', 'a b', 'con', 'COM1', '../up', 'a.txt', 'a/b', 'x'.repeat(65)])
      expect(isListName(name)).toBe(false);
  });
});

describe('the starter set', () => {
  it('is long, names nothing twice and has nothing wrong with it', () => {
    const parsed = starterLists.map(({ text }) => parseList(text));
    expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
    expect(parsed.flatMap(({ entries }) => entries).length).toBeGreaterThan(150);
    expect(starterLists.map(({ name }) => isListName(name))).not.toContain(false);
  });

  it('can be drawn from, every list of it (catches an entry that the prompt language reads as something else)', () => {
    const lists = listsOf(starterLists);
    for (const { name } of starterLists) {
      const { variants, problems } = expandRequest(`__${name}__`, lists);
      expect(problems).toEqual([]);
      expect(variants).toEqual(lists.get(name));
    }
  });
});
