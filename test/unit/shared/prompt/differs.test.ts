/** Heads of a sheet's rows: what differs and nothing else. */
import { expect, it } from 'vitest';
import { whatDiffers } from '../../../../shared/prompt/differs.ts';

it.each([
  [
    ['a red cat in rain, 85mm', 'a red cat in snow, 85mm'],
    ['rain', 'snow'],
  ],
  [
    ['a red cat in rain', 'a red cat in snow', 'a blue cat in rain', 'a blue cat in snow'],
    ['red · rain', 'red · snow', 'blue · rain', 'blue · snow'],
  ],
  [
    ['golden hour', 'blue hour', 'overcast'],
    ['golden hour', 'blue hour', 'overcast'],
  ],
  [
    ['soft light, low sun', 'hard light, high sun'],
    ['soft · low', 'hard · high'],
  ],
  [
    ['big red cat', 'small blue cat'],
    ['big red', 'small blue'],
  ],
  [
    ['red cat', 'cat'],
    ['red', ''],
  ],
  [['one'], ['']],
  [[], []],
  [
    ['街の夜景、雨', '街の夜景、雪'],
    ['雨', '雪'],
  ],
])('%j: %j (catches heads that repeat the whole prompt, or words run together)', (variants, heads) => {
  expect(whatDiffers(variants)).toEqual(heads);
});

it('gives up on comparing what is far too long, not on its shared ends (catches a window that stands still)', () => {
  const long = (word: string) => `start ${`${word} `.repeat(20_000)}end`;
  const [head] = whatDiffers([long('red'), long('blue')]);
  expect(head?.startsWith('red red')).toBe(true);
  expect(head?.endsWith('red')).toBe(true);
});
