/** Captions: tokens filled in, and hostile words made harmless to draw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionOf, captionTokenNames, pageTextOf } from '../../../../shared/contact-sheet/caption.ts';
import type { CaptionFacts } from '../../../../shared/contact-sheet/caption.ts';

const facts: CaptionFacts = {
  id: '019',
  date: '2026-11-23',
  time: '105533',
  batch: 'Alpine morning',
  row: 2,
  column: 3,
  seq: 7,
  seed: 42,
  model: 'nano-banana-pro',
  width: 1024,
  height: 768,
  rating: 3,
  label: 'red',
  prompt: 'a lemon on slate: 85mm f/1.8 <raw>',
};
const page = { title: 'Proofs', page: 2, pages: 9, frames: 170, date: '2026-11-23' };

describe('a caption', () => {
  it('fills in every token of the naming template', () => {
    const template = captionTokenNames.map((name) => `{${name}}`).join(' | ');
    expect(captionOf(template, facts)).toEqual([
      '2026-11-23 | 105533 | Alpine morning | 2 | 3 | 7 | 42 | nano-banana-pro | 1024 | 768 | ★★★ | red | ' +
        'a lemon on slate: 85mm f/1.8 <raw> | 019',
    ]);
  });

  it('keeps the prompt’s words as they are, which a file name could not', () => {
    expect(captionOf('{prompt}', facts)).toEqual([facts.prompt]);
  });

  it('fills up numbers and cuts texts between graphemes', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
    expect(captionOf('{seq:3} {prompt:2}', { ...facts, prompt: `${family}e\u0301x` })).toEqual([
      `007 ${family}\u00e9`,
    ]);
    expect(captionOf('{prompt:7}', facts)).toEqual(['a lemon']);
  });

  it('leaves what is no token as it was typed', () => {
    expect(captionOf('{nope} {toString} {seq', facts)).toEqual(['{nope} {toString} {seq']);
  });

  it('does not read a prompt for tokens', () => {
    expect(captionOf('{prompt}', { ...facts, prompt: '{seed}' })).toEqual(['{seed}']);
  });

  it('leaves lines out of which nothing is left', () => {
    expect(captionOf('{label}\n{seed}', { ...facts, label: null })).toEqual(['42']);
  });

  it('fills in a page’s own facts', () => {
    expect(pageTextOf('{title}: {frames} frames, {page} of {pages}, {date}', page)).toBe(
      'Proofs: 170 frames, 2 of 9, 2026-11-23',
    );
  });

  it('has no control sign, mark of direction or half sign left, whatever the prompt', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
        fc.constantFrom('\u202e', '\u2066', '\u0000', '\u200b', '\ud83d', '\u2028', 'a', ' '),
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(nasty, (prompt) => {
        for (const line of captionOf('{prompt}', { ...facts, prompt })) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
          expect(line).toBe(line.trim());
        }
      }),
    );
  });

  it('looks at no more of 100 kB than a cell can show', () => {
    const [line = ''] = captionOf('{prompt}', { ...facts, prompt: 'x'.repeat(100_000) });
    expect(line.length).toBeLessThanOrEqual(4_000);
  });

  it('lets a letter carry a few marks, not a tower of them', () => {
    const [line = ''] = captionOf('{prompt}', { ...facts, prompt: `Z${'\u0301'.repeat(500)}` });
    expect(line.length).toBeLessThanOrEqual(6);
  });
});
