/** What differs between lists of parameters. Catches a line that is missing where one list has none of it. */
import { expect, it } from 'vitest';
import { diffParameters, parameterLines } from '../../../../shared/diff/parameters.ts';

type Name = 'model' | 'quality' | 'style' | 'negative';
const first = new Map<Name, string | null>([
  ['model', 'nano-banana'],
  ['quality', 'high'],
  ['style', null],
]);
const second = new Map<Name, string | null>([
  ['model', 'nano-banana'],
  ['quality', null],
  ['negative', 'blur'],
]);

it('tells of several lists which parameters differ, in the first one’s order, and leaves out what none has', () => {
  expect(parameterLines([first, second, first])).toEqual([
    { name: 'model', values: ['nano-banana', 'nano-banana', 'nano-banana'], differs: false },
    { name: 'quality', values: ['high', null, 'high'], differs: true },
    { name: 'negative', values: [null, 'blur', null], differs: true },
  ]);
});

it('lays two beside each other, only where they differ', () => {
  expect(diffParameters(first, second)).toEqual([
    { name: 'quality', left: 'high', right: null },
    { name: 'negative', left: null, right: 'blur' },
  ]);
  expect(diffParameters(first, first)).toEqual([]);
});
