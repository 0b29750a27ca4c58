import { expect, test } from 'vitest';
import { findInLists } from '../../../../shared/lists/find.ts';

const lists = new Map([
  ['lens', ['85mm portrait lens', 'Petzval, swirling bokeh']],
  ['light', ['Rembrandt light', 'éclairage doux', 'light through a lens']],
]);

test('catches: accents, case or the order of words keep an entry from being found', () => {
  expect(findInLists(lists, 'ECLAIRAGE').entries).toEqual([{ list: 'light', entry: 'éclairage doux' }]);
  expect(findInLists(lists, 'bokeh petz').entries).toEqual([
    { list: 'lens', entry: 'Petzval, swirling bokeh' },
  ]);
});

test('catches: an entry that only its list’s name speaks for stands before one that says it itself', () => {
  const found = findInLists(lists, 'lens');
  expect(found.lists).toEqual(['lens']);
  expect(found.entries.map(({ entry }) => entry)).toEqual([
    '85mm portrait lens',
    'light through a lens',
    'Petzval, swirling bokeh',
  ]);
});

test('catches: nothing typed finds nothing, or spaces look for themselves', () => {
  expect(findInLists(lists, '  ').entries).toHaveLength(5);
  expect(findInLists(lists, 'no such words')).toEqual({ lists: [], entries: [] });
});
