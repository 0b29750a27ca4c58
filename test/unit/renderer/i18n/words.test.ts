/** Sentences: money and counts as they are shown, and a word for every failure. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../renderer/i18n/failures.ts';
import { count, dollars, duration } from '../../../../renderer/i18n/numbers.ts';
import { say } from '../../../../renderer/i18n/say.ts';
import { commands } from '../../../../shared/commands.ts';
import { errorCodes } from '../../../../shared/errors.ts';

describe('the generate button', () => {
  it('says what product.md says it says', () => {
    expect(say.compose.generateFace(12, 12, { kind: 'about', usd: 12 * 0.018 })).toBe(
      'Make 12 frames · about $0.22 · 12 calls',
    );
    expect(say.compose.generateFace(4, 4, { kind: 'free' })).toBe('Make 4 frames · free practice');
    expect(say.compose.generateFace(1, 1, { kind: 'unknown' })).toBe('Make 1 frame · price unknown · 1 call');
  });
});

describe('failures', () => {
  it('after sending never claim that nothing was billed (catches a soothing lie about money)', () => {
    for (const code of [
      'connection-lost',
      'answer-timeout',
      'answer-not-json',
      'answer-without-data',
      'answer-without-images',
    ] as const)
      expect(wordsOf({ code }).meaning).toMatch(/^May be billed/);
    for (const code of errorCodes.filter((name) => name.startsWith('download-')))
      expect(wordsOf({ code }).meaning).toMatch(/^The call is paid/);
  });

  it('name remedies that exist', () => {
    for (const code of errorCodes) {
      const { action } = wordsOf({ code });
      if (action) expect(Object.keys(commands)).toContain(action.command);
    }
  });
});

it('writes counts, sums and times', () => {
  expect([count(1, 'frame'), count(0, 'frame'), count(12345, 'frame')]).toEqual([
    '1 frame',
    '0 frames',
    '12\u202f345 frames',
  ]);
  expect([dollars(0.018), dollars(0.216), dollars(12), dollars(0)]).toEqual([
    '$0.018',
    '$0.22',
    '$12.00',
    '$0.00',
  ]);
  expect([duration(0.4), duration(59.6), duration(65), duration(7_800)]).toEqual([
    '0 s',
    '1 min 00 s',
    '1 min 05 s',
    '2 h 10 min',
  ]);
});

describe('the figures of a difference', () => {
  const size = { width: 1024, height: 1024 };
  const alike = { left: size, right: size };
  const told = say.compare.difference.figures;

  it('say "identical", infinite and 1 of the identical alone (catches rounding that hides one pixel)', () => {
    const onePixel = { pixels: 2 ** 20, differing: 1, mean: 1e-6, max: 1, psnr: 108.2, ssim: 0.999_99 };
    expect(told(onePixel, alike)).toEqual([
      'less than 0.1 % of pixels differ',
      'mean < 0.01, at most 1 of 255',
      'PSNR 108.2 dB',
      'SSIM 0.999',
    ]);
    const same = { ...onePixel, differing: 0, mean: 0, max: 0, psnr: Infinity, ssim: 1 };
    expect(told(same, alike)).toEqual(['Identical: every pixel is the same']);
  });

  it('say which side was scaled to the other’s size', () => {
    const figures = { pixels: 1, differing: 1, mean: 20, max: 255, psnr: 9, ssim: 0.5 };
    expect(told(figures, { left: size, right: { width: 512, height: 768 } }).at(-1)).toBe(
      'right scaled from 512 × 768 to 1024 × 1024',
    );
  });
});
