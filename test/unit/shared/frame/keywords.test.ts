/** Keywords from a field: what is typed is taken once, and what is not taken stays in the field. */
import { expect, it } from 'vitest';
import { longestKeyword, mostKeywords, withTyped } from '../../../../shared/frame/keywords.ts';

it('takes several at once, tidied, and none twice (catches “Wine” beside “wine”)', () => {
  expect(withTyped(['wine'], ' Wine, north   light;marble,, marble\n')).toEqual({
    keywords: ['wine', 'north light', 'marble'],
    left: '',
  });
});

it('leaves what it cannot take where it was typed', () => {
  const long = 'x'.repeat(longestKeyword + 1);
  expect(withTyped([], `fig, ${long}`)).toEqual({ keywords: ['fig'], left: long });
  const many = Array.from({ length: mostKeywords }, (_, n) => `word ${n}`);
  expect(withTyped(many, 'one more')).toEqual({ keywords: many, left: 'one more' });
});
