/** Accessible names: a script finds a frame by them, a listener hears them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWords, frameName } from '../../../../renderer/frames/frame-name.ts';

describe('frame name', () => {
  it('says seed and first words', () => {
    expect(frameName({ seed: 42, prompt: 'a glass of water' })).toBe('Frame, seed 42, a glass of water');
    expect(frameName({ seed: null, prompt: 'a glass' })).toBe('Frame, no seed, a glass');
  });

  it('cuts between words, joins lines, and never through a character', () => {
    expect(firstWords('one\n\ttwo  three')).toBe('one two three');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (prompt) => {
        const words = firstWords(prompt);
        expect(words.length).toBeLessThanOrEqual(60);
        // Half a surrogate pair cannot be encoded.
        expect(() => encodeURIComponent(words)).not.toThrow();
        expect(prompt.trim().replace(/\s+/g, ' ').startsWith(words)).toBe(true);
      }),
    );
    expect(firstWords(`${'a'.repeat(59)}😀 more`)).toBe('a'.repeat(59));
  });
});
