/** The word diff: it must lose no letter, whatever the texts are, and read as words a person would mark. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../../../shared/diff/words.ts';

/** "a [-b-] {+c+}": as the marks would stand on paper. */
function written(left: string, right: string): string {
  return diffWords(left, right)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
}

function side(left: string, right: string, other: 'removed' | 'added'): string {
  return diffWords(left, right)
    .filter(({ kind }) => kind === 'same' || kind === other)
    .map(({ text }) => text)
    .join('');
}

const word = fc.constantFrom(
  'soft',
  'light',
  'of',
  '85mm',
  'f/1.4',
  '黄昏',
  '光线',
  '夕暮れの港',
  'ไทยแลนด์',
  '🌅',
  '\ud800',
);
const gap = fc.constantFrom(' ', ', ', '. ', '\n', '', '，', '  ');
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.tuple(word, gap), { maxLength: 40 }).map((pairs) => pairs.flat().join('')),
);

describe('diffWords', () => {
  it('kept and removed are the left text, kept and added the right (property: nothing lost by any merge)', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(side(left, right, 'removed')).toBe(left);
        expect(side(left, right, 'added')).toBe(right);
      }),
    );
  });

  it('a text against itself is one part, against nothing one change (property: no empty parts)', () => {
    fc.assert(
      fc.property(text, (some) => {
        expect(diffWords(some, some)).toEqual(some === '' ? [] : [{ kind: 'same', text: some }]);
        expect(diffWords('', some)).toEqual(some === '' ? [] : [{ kind: 'added', text: some }]);
      }),
    );
  });

  it.each([
    ['a soft morning light', 'a hard morning light', 'a [-soft-]{+hard+} morning light'],
    ['a glass of water', 'a cup of tea', 'a [-glass of water-]{+cup of tea+}'],
    ['window light', 'soft window light', '{+soft +}window light'],
    ['red, blue, gold', 'red, green, gold', 'red, [-blue-]{+green+}, gold'],
    ['soft, warm', 'hard, cold', '[-soft-]{+hard+}, [-warm-]{+cold+}'],
    ['an old red barn', 'an abandoned white church', 'an [-old red barn-]{+abandoned white church+}'],
  ])('%s → %s (catches confetti, and phrases swallowed whole)', (left, right, marked) => {
    expect(written(left, right)).toBe(marked);
  });

  it.each([
    ['琥珀色的黄昏光线', '琥珀色的清晨光线', '琥珀色的[-黄昏-]{+清晨+}光线'],
    ['夕暮れの港で、逆光の漁師', '夕暮れの港で、逆光の少年', '夕暮れの港で、逆光の[-漁師-]{+少年+}'],
    ['부드러운 창가의 빛', '차가운 창가의 빛', '[-부드러운-]{+차가운+} 창가의 빛'],
  ])('%s: words without spaces (catches a whole sentence marked for one word)', (left, right, marked) => {
    expect(written(left, right)).toBe(marked);
  });

  it('compares two of the longest prompts that share nothing (catches quadratic work and memory)', () => {
    const left = Array.from({ length: 14_000 }, (_, at) => `left${at}`).join(' ');
    const right = Array.from({ length: 14_000 }, (_, at) => `right${at}`).join(' ');
    expect(side(left, right, 'removed')).toBe(left);
    expect(side(left, right, 'added')).toBe(right);
  });

  it('falls back to sentences where words differ too often (catches giving up on what is the same)', () => {
    const noise = (side: string): string =>
      Array.from({ length: 1_500 }, (_, at) => `${side}${at}`).join(' ');
    const marked = diffWords(`${noise('left')}. It stays. The end.`, `${noise('right')}. It stays. The end.`);
    expect(marked.at(-1)).toEqual({ kind: 'same', text: ' It stays. The end.' });
  });
});
