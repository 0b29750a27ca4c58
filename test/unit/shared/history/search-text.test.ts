/** Queries as the index is asked them: whatever is typed, it must be a search for words, never an expression. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQuery, searchText } from '../../../../shared/history/search-text.ts';

describe('searchQuery', () => {
  it('quotes every word, each a beginning (catches AND, NEAR and column filters taken from the query)', () => {
    expect(searchQuery('golden AND hour').words).toBe('"golden"* "AND"* "hour"*');
    expect(searchQuery('words:"x" -y').words).toBe('"words x"* "y"*');
  });

  it('sets characters of scripts without spaces apart, as the text has them (catches words nobody finds)', () => {
    expect(searchQuery('黄昏光').words).toBe('"黄 昏 光"*');
    expect(searchText('黄昏 light')).toBe(' 黄  昏  light');
  });

  it('leaves what has no letter to be found as it stands (catches a search for an emoji that finds all)', () => {
    expect(searchQuery('🌅 {|} dawn')).toEqual({ words: '"dawn"*', signs: ['🌅', '{|}'] });
  });

  it('asks for all when nothing is typed', () => {
    expect(searchQuery('  \n')).toEqual({ words: null, signs: [] });
  });

  it('is quoted phrases only, whatever is typed (property: an even number of quotes, no NUL)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const { words } = searchQuery(typed);
        if (words !== null) expect(words).toMatch(/^"[\p{L}\p{N}\p{M} ]+"\*( "[\p{L}\p{N}\p{M} ]+"\*)*$/u);
      }),
    );
  });
});
