import { expect, test } from 'vitest';
import { joined } from '../../../../renderer/editor/insertion.ts';

test.each([
  ['', 'Portra 400', '', 'Portra 400'],
  ['a pear', 'Portra 400', '', ', Portra 400'],
  ['a pear,', 'Portra 400', '', ' Portra 400'],
  ['a pear, shot on ', 'Portra 400', '', 'Portra 400'],
  ['{', 'Portra 400', '}', 'Portra 400'],
  ['{Velvia|', 'Portra 400', '|Ektar}', 'Portra 400'],
  ['{a|b}', 'Portra 400', '', ', Portra 400'],
  ['ein Apfel auf Löß', 'Portra 400', '', ', Portra 400'],
  ['梨', '柔光', '亚麻', ', 柔光, '],
  ['a pear\n', 'Portra 400', 'soft light', 'Portra 400, '],
])(
  'catches: phrases run into each other or into the language: %j + %j + %j',
  (before, phrase, after, put) => {
    expect(joined(before, phrase, after)).toBe(put);
  },
);
