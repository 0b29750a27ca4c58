/** Lines of captions: what is broken, where, and that nothing is lost or runs out of its cell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, oneLine } from '../../../../shared/contact-sheet/break-lines.ts';

/** Every UTF-16 unit is one wide. */
const measure = (text: string): number => text.length;
const broken = (text: string, width: number, most = 99) => breakLines(text, { width, most, measure });

describe('lines of a caption', () => {
  it('break after spaces, dashes and slashes, not within words', () => {
    expect(broken('soft back-lit mist', 10)).toEqual(['soft back-', 'lit mist']);
    expect(broken('35mm/50mm lens', 6)).toEqual(['35mm/', '50mm', 'lens']);
  });

  it('keep a comma with the word before it, also in Chinese', () => {
    expect(broken('dawn, mist', 5)).toEqual(['dawn,', 'mist']);
    expect(broken('清晨，逆光', 3)).toEqual(['清晨，', '逆光']);
  });

  it('break Japanese without spaces, but never before a full stop', () => {
    for (const line of broken('朝の光。霧の山。遠くの海。', 4)) expect(line).not.toMatch(/^。/u);
  });

  it('cut a word that is wider than the line between graphemes', () => {
    const family = '👨‍👩‍👧';
    for (const line of broken(family.repeat(6), family.length * 2)) expect(line).toBe(family.repeat(2));
  });

  it('end in an ellipsis when text is left over', () => {
    expect(broken('one two three four', 9, 1)).toEqual(['one two…']);
    expect(oneLine('one two three', 6, measure)).toBe('one t…');
  });

  it('have no line for an empty text and none when none is allowed', () => {
    expect(broken('', 10)).toEqual([]);
    expect(broken('   ', 10)).toEqual([]);
    expect(broken('text', 10, 0)).toEqual([]);
  });

  it('are never wider than asked, never more than asked, and lose nothing but spaces', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.lorem({ maxCount: 20 }));
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        (text, width, most) => {
          const bare = (of: string): string => of.replace(/\s/gu, '');
          const lines = broken(text, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
          // One grapheme may be wider than the line: there is no smaller piece of it.
          for (const line of lines)
            if (Array.from(graphemes.segment(line.replace(/…$/u, ''))).length > 1)
              expect(line.length).toBeLessThanOrEqual(width);
          const whole = broken(text, width, 10_000);
          expect(bare(whole.join(''))).toBe(bare(text));
        },
      ),
    );
  });
});
