import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../../../shared/prompt/digest.ts';

test('catches: other variants, or the same ones in another order or otherwise divided, pass for those that were shown', () => {
  const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(digestOf(one)).toMatch(/^[0-9a-f]{16}$/);
      expect(digestOf(one) === digestOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
  const all = [['ab', 'c'], ['a', 'bc'], ['abc'], ['c', 'ab'], ['abc', ''], ['', 'abc'], []];
  expect(new Set(all.map(digestOf)).size).toBe(all.length);
});
